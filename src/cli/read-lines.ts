import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { UsageError } from '../errors.ts';
import type { Terminal } from './command.ts';

/** Lines noted one by one; a file of another kind would fill the screen. */
const NOTED = 5;

/** Lines of a JSONL file (`.gz` too) that fit the schema. A line that does not is noted with its number and left out. */
export async function* readLines<T>(path: string, schema: z.ZodType<T>, terminal: Terminal): AsyncGenerator<T> {
  let [number, unfit] = [0, 0];
  for await (const line of linesOf(path)) {
    number++;
    if (line.trim() === '') continue;
    const json = parseJson(line);
    const parsed = schema.safeParse(json);
    if (parsed.success) yield parsed.data;
    else if (++unfit <= NOTED)
      terminal.note(`${path} 第${number}行${json === undefined ? '不是 JSON' : faultOf(parsed.error)}，已跳过。`);
  }
  if (unfit > NOTED) terminal.note(`${path} 另有${unfit - NOTED}行不合要求，已跳过。`);
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const raw = createReadStream(path);
  const input = path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  raw.once('error', (error) => input.destroy(error));
  input.setEncoding('utf8');
  let rest = '';
  try {
    for await (const chunk of input) {
      const lines = (rest + chunk).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    if (rest !== '') yield rest;
  } catch (cause) {
    throw new UsageError(`读不到文件：${path}`, { hint: '请检查路径和权限，以及 .gz 文件是否完整', cause });
  } finally {
    raw.destroy();
  }
}

function faultOf(error: z.ZodError): string {
  const fields = [...new Set(error.issues.map((issue) => String(issue.path[0] ?? '')))].filter(Boolean);
  return fields.length > 0 ? `的 ${fields.join('、')} 缺失或写法不对` : '不是所要的 JSON 对象';
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
