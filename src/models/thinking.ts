const OPEN = '<think>';
const CLOSE = '</think>';

/** Drops a reasoning block from the head of a streamed reply. */
interface ThinkingFilter {
  /** What of the reply may be shown after this piece; empty while that is not known or while the model thinks. */
  push(piece: string): string;
  /** What was held back at the end of the reply. */
  end(): string;
}

/**
 * Qwen and DeepSeek models behind servers without a reasoning parser (Ollama, llama-server, vLLM by default) write
 * `<think>…</think>` in front of the answer; only a block at the very head is taken out, and one never closed is all of it.
 */
export function thinkingFilter(): ThinkingFilter {
  let state: 'head' | 'thinking' | 'gap' | 'answer' = 'head';
  let held = '';
  return {
    push(piece) {
      if (state === 'answer') return piece;
      held += piece;
      if (state === 'head') {
        const start = held.trimStart();
        if (start.startsWith(OPEN)) state = 'thinking';
        else if (!OPEN.startsWith(start)) state = 'answer';
      }
      if (state === 'thinking') {
        const close = held.indexOf(CLOSE);
        if (close < 0) held = held.slice(-(OPEN.length + CLOSE.length));
        else [state, held] = ['gap', held.slice(close + CLOSE.length)];
      }
      if (state === 'gap') {
        held = held.trimStart();
        if (held !== '') state = 'answer';
      }
      if (state !== 'answer') return '';
      const shown = held;
      held = '';
      return shown;
    },
    end: () => (state === 'head' ? held : ''),
  };
}

/**
 * The answer of a whole reply: what stands behind a `</think>` whose opening the server's chat template had written
 * already (vLLM and llama-server without a reasoning parser), so that no filter could tell while it came.
 */
export function afterThinking(reply: string): string {
  const close = reply.lastIndexOf(CLOSE);
  return close < 0 ? reply : reply.slice(close + CLOSE.length);
}
