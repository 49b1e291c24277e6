import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ChatMessage } from '../domain/chat-model.ts';
import type { ModelParts, Tokenizer } from './load-model.ts';

/** Messages as the tokens that a model continues with its reply. */
export type PromptTokens = (messages: readonly ChatMessage[]) => readonly number[];

/** The form that Qwen and many others were trained with; models of that kind know its marks as tokens. */
const CHAT_MARK = '<|im_start|>';
const CHAT_ML =
  "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>\n' }}{% endfor %}{{ '<|im_start|>assistant\n' }}";
/** A model that was never told of roles goes on with a text. */
const PLAIN = "{% for message in messages %}{{ message['content'] + '\n\n' }}{% endfor %}回答：";
/** What Qwen3's own template writes so that the model answers at once. */
const NO_THINKING = "{{ '<think>\n\n</think>\n\n' }}";

/**
 * Finds the form of a model's prompts: its own chat template (in the tokenizer's configuration, or a file beside it),
 * else that of its family, else plain text. Thinking is switched off where the template can.
 */
export async function promptFor({ tokenizer, place }: Pick<ModelParts, 'tokenizer' | 'place'>): Promise<PromptTokens> {
  const own = tokenizer.chat_template ?? (await templateFile(place.folder));
  const template = typeof own === 'string' || own === null ? (own ?? usualTemplate(tokenizer)) : null;
  const marks = tokenizer.all_special_tokens.filter((mark) => mark.length > 2);
  return (messages) => {
    const harmless = messages.map(({ role, content }) => ({ role, content: withoutMarks(content, marks) }));
    const render = (conversation: readonly ChatMessage[]) => applyTemplate(tokenizer, template, conversation);
    try {
      return render(harmless);
    } catch {
      // Some templates refuse a system message.
      return render(withoutSystem(harmless));
    }
  };
}

/** A file that newer models have their template in; only looked for on disk. */
async function templateFile(folder: string): Promise<string | null> {
  return readFile(join(folder, 'chat_template.jinja'), 'utf8').catch(() => null);
}

function usualTemplate(tokenizer: Tokenizer): string {
  if (!tokenizer.all_special_tokens.includes(CHAT_MARK)) return PLAIN;
  const thinks = tokenizer.encode('<think>', { add_special_tokens: false }).length === 1;
  return thinks ? CHAT_ML + NO_THINKING : CHAT_ML;
}

function applyTemplate(
  tokenizer: Tokenizer,
  template: string | null,
  messages: readonly ChatMessage[],
): readonly number[] {
  // The last is a variable of Qwen3's template; others do not read it.
  const options = { chat_template: template, add_generation_prompt: true, tokenize: false, enable_thinking: false };
  const rendered = tokenizer.apply_chat_template(
    messages.map((message) => ({ ...message })),
    options,
  );
  return tokenizer.encode(String(rendered), { add_special_tokens: false });
}

/**
 * A text from the archive or a reader may hold the marks that part one message from the next; broken up they are
 * characters like any other.
 */
function withoutMarks(content: string, marks: readonly string[]): string {
  return marks.reduce((text, mark) => text.replaceAll(mark, `${mark.slice(0, 1)} ${mark.slice(1)}`), content);
}

function withoutSystem(messages: readonly ChatMessage[]): readonly ChatMessage[] {
  const orders = messages.filter(({ role }) => role === 'system').map(({ content }) => content);
  const turns = messages.filter(({ role }) => role !== 'system');
  const [first, ...rest] = turns;
  if (!first) return [{ role: 'user', content: orders.join('\n\n') }];
  return [{ ...first, content: [...orders, first.content].join('\n\n') }, ...rest];
}
