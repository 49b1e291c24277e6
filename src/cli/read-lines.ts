import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { z } from 'zod';
import { UsageError } from '../errors.ts';
import type { Terminal } from './command.ts';

/** Lines of a JSONL file (`.gz` too) that fit the schema. A line that does not is noted with its number and left out. */
export async function* readLines<T>(path: string, schema: z.ZodType<T>, terminal: Terminal): AsyncGenerator<T> {
  let number = 0;
  for await (const line of linesOf(path)) {
    number++;
    if (line.trim() === '') continue;
    const parsed = schema.safeParse(parseJson(line));
    if (parsed.success) yield parsed.data;
    else terminal.note(`${path} 第${number}行不是所要的 JSON，已跳过。`);
  }
}

async function* linesOf(path: string): AsyncGenerator<string> {
  const raw = createReadStream(path);
  const input = path.endsWith('.gz') ? raw.pipe(createGunzip()) : raw;
  const failed = new Promise<never>((_, reject) => {
    raw.once('error', reject);
    input.once('error', reject);
  });
  failed.catch(() => {});
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await Promise.race([lines.next(), failed]);
      if (next.done) return;
      yield next.value;
    }
  } catch (cause) {
    throw new UsageError(`读不到文件：${path}`, { hint: '请检查路径和权限，以及 .gz 文件是否完整', cause });
  } finally {
    raw.destroy();
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
}
