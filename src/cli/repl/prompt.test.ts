import { PassThrough, Writable } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import { openPrompt, type Prompt, type PromptOptions } from './prompt.ts';

const opened: Prompt[] = [];
afterEach(() => {
  for (const prompt of opened.splice(0)) prompt.close();
});

function bench(options: Partial<PromptOptions> = {}) {
  const input = new PassThrough();
  let shown = '';
  const output = new Writable({
    write(chunk, _encoding, done) {
      shown += chunk;
      done();
    },
  });
  const stopped: number[] = [];
  const prompt = openPrompt({
    // The prompt takes of a terminal only what any stream has, and a width that may be missing.
    input: input as unknown as NodeJS.ReadStream,
    output: output as unknown as NodeJS.WriteStream,
    prompt: () => '> ',
    history: [],
    complete: async () => [[], ''],
    onStop: (dropped) => stopped.push(dropped),
    onWarn: () => output.write('sure?\n'),
    ...options,
  });
  opened.push(prompt);
  return { prompt, input, output, stopped, shown: () => shown };
}

describe('openPrompt, on a terminal', () => {
  it('holds what is told while a line is worked on until that is done', async () => {
    const { prompt, input, output, shown } = bench();
    input.write('one\rtwo\r');
    expect(await prompt.next()).toBe('one');
    prompt.interject(() => output.write('news\n'));
    output.write('answer\n');
    expect(await prompt.next()).toBe('two');
    expect(shown()).toMatch(/answer\nnews\n> two\n$/);
  });

  it('tells what it held when it is closed', async () => {
    const { prompt, input, output, shown } = bench();
    input.write('one\r');
    expect(await prompt.next()).toBe('one');
    prompt.interject(() => output.write('news\n'));
    expect(shown()).not.toContain('news');
    prompt.close();
    expect(shown()).toMatch(/news\n$/);
  });

  it('tells at once while the prompt is shown, and shows the prompt and what is typed behind it', async () => {
    const { prompt, input, output, shown } = bench();
    const line = prompt.next();
    input.write('half');
    await turn();
    prompt.interject(() => output.write('news\n'));
    expect(shown()).toMatch(/half\r\x1b\[Jnews\n.*> half.*$/);
    input.write(' a line\r');
    expect(await line).toBe('half a line');
  });

  it('counts the lines that Ctrl-C takes off the queue, and works on none of them', async () => {
    const { prompt, input, stopped } = bench();
    input.write('one\rtwo\rthree\r');
    expect(await prompt.next()).toBe('one');
    input.write('\x03');
    await turn();
    expect(stopped).toEqual([2]);
    input.write('four\r');
    expect(await prompt.next()).toBe('four');
  });

  it('reads on after a completion, and leaves the input alone when that comes behind the end', async () => {
    const found: ((names: readonly [string[], string]) => void)[] = [];
    const { prompt, input, shown } = bench({ complete: () => new Promise((done) => found.push(done)) });
    const line = prompt.next();
    input.write('/so');
    input.write('\t');
    await turn();
    expect(input.isPaused()).toBe(true);
    found[0]?.([['/sources '], '/so']);
    await turn();
    expect(shown()).toContain('urces ');
    input.write('1\r');
    expect(await line).toBe('/sources 1');

    const last = prompt.next();
    input.write('\t');
    await turn();
    prompt.close();
    expect(await last).toBeNull();
    found[1]?.([['late'], '']);
    await turn();
    expect(input.isPaused()).toBe(true);
    expect(shown()).not.toContain('late');
  });
});
