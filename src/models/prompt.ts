import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { ChatMessage } from '../domain/chat-model.ts';
import { WenbaoError } from '../errors.ts';

/** A prompt file, checked. */
export interface Prompt {
  /** File name without `.md`. */
  readonly name: string;
  readonly text: string;
  /** Names of its `{{slots}}`, in order of first use. */
  readonly slots: readonly string[];
  /** First 12 hex digits of the SHA-256 of the text: recorded with results. */
  readonly hash: string;
}

const SLOT = /(?<!\{)\{\{([a-z][a-z0-9_]{0,40})\}\}(?!\})/g;

/**
 * Reads a prompt file. Rejects with a WenbaoError when there is none or when `{{` or `}}` stands there outside a slot
 * (`{{lower_case}}`). Line ends are made LF first, so that the hash is the same in a Windows checkout.
 */
export async function loadPrompt(path: string): Promise<Prompt> {
  const name = basename(path).replace(/\.md$/, '');
  const text = (await readPrompt(path)).replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const rest = text.replace(SLOT, ' ');
  if (rest.includes('{{') || rest.includes('}}')) {
    throw promptError(`提示词 ${name} 里有写错的槽位`, '槽位写作 {{小写字母、数字和下划线}}，正文里不能另有 {{ 或 }}');
  }
  const slots = [...new Set(Array.from(text.matchAll(SLOT), (match) => match[1] ?? ''))];
  return { name, text, slots, hash: shortHash(text) };
}

/** Stands between what the system says and what the user says. */
const TURN = '\n---\n';

/**
 * The prompt as messages: what stands before its line `---` is the system's, the rest the user's; without that line all
 * is the user's. Each value goes in as it is: slots inside it stay text, and it cannot change who speaks. Throws a
 * WenbaoError when a slot has no value or a value no slot.
 */
export function renderMessages(prompt: Prompt, slots: Readonly<Record<string, string>>): ChatMessage[] {
  checkSlots(prompt, slots);
  const at = prompt.text.indexOf(TURN);
  const user = fill(prompt.text.slice(at < 0 ? 0 : at + TURN.length), slots).trim();
  if (at < 0) return [{ role: 'user', content: user }];
  return [
    { role: 'system', content: fill(prompt.text.slice(0, at), slots).trim() },
    { role: 'user', content: user },
  ];
}

/**
 * The sections of a prompt file that holds one text for each of several cases: `## name`, then its text. Throws a
 * WenbaoError when the names are not exactly `names`.
 */
export function promptSections<Name extends string>(prompt: Prompt, names: readonly Name[]): Record<Name, string> {
  const parts = prompt.text.split(/^## /m).slice(1);
  const found = new Map(
    parts.map((part) => [part.split('\n', 1)[0]?.trim() ?? '', part.replace(/^[^\n]*/, '').trim()]),
  );
  const wrong = [
    ...names.filter((name) => !found.get(name)),
    ...[...found.keys()].filter((name) => !names.some((one) => one === name)),
  ];
  if (wrong.length > 0 || parts.length !== names.length) {
    throw promptError(`提示词 ${prompt.name} 的小节不对：${wrong.join('、') || '有重名'}`, CALLER);
  }
  // Every name was found, and nothing else.
  return Object.fromEntries(names.map((name) => [name, found.get(name) ?? ''])) as Record<Name, string>;
}

/** One hash for prompts that are used together, as long as one. */
export function joinedHash(prompts: readonly Prompt[]): string {
  return shortHash(prompts.map((prompt) => prompt.hash).join(' '));
}

function checkSlots(prompt: Prompt, slots: Readonly<Record<string, string>>): void {
  const missing = prompt.slots.filter((slot) => !Object.hasOwn(slots, slot));
  const unknown = Object.keys(slots).filter((slot) => !prompt.slots.includes(slot));
  if (missing.length > 0) throw promptError(`提示词 ${prompt.name} 的槽位没有值：${missing.join('、')}`, CALLER);
  if (unknown.length > 0) throw promptError(`提示词 ${prompt.name} 没有这些槽位：${unknown.join('、')}`, CALLER);
}

function fill(text: string, slots: Readonly<Record<string, string>>): string {
  return text.replace(SLOT, (_, slot: string) => slots[slot] ?? '');
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12);
}

const CALLER = '提示词文件和调用它的代码要一起改；改过 prompts/ 时请核对槽位';

async function readPrompt(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (cause) {
    throw new WenbaoError(`读不到提示词文件：${path}`, { hint: '请恢复安装目录里的 prompts/ 文件夹', cause });
  }
}

function promptError(message: string, hint: string): WenbaoError {
  return new WenbaoError(message, { hint });
}
