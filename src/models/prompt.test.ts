import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WenbaoError } from '../errors.ts';
import { loadPrompt, renderPrompt } from './prompt.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-prompt-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function prompt(text: string) {
  const path = join(folder, 'draft.md');
  await writeFile(path, text);
  return loadPrompt(path);
}

describe('loadPrompt', () => {
  it('names the prompt, its slots once each in order, and its hash', async () => {
    const loaded = await prompt('依据：{{evidence}}\n问题：{{question}}\n再说一遍：{{question}}{{x_1}}\n');
    expect(loaded).toMatchObject({ name: 'draft', slots: ['evidence', 'question', 'x_1'] });
    expect(loaded.hash).toMatch(/^[0-9a-f]{12}$/);
  });

  it('has a hash that changes with any word and not with line ends or a byte order mark', async () => {
    const { hash } = await prompt('甲\n{{a}}\n');
    expect((await prompt('\uFEFF甲\r\n{{a}}\r\n')).hash).toBe(hash);
    expect((await prompt('乙\n{{a}}\n')).hash).not.toBe(hash);
  });

  it('takes a prompt without slots and single braces', async () => {
    expect(await prompt('回 JSON：{"claims":[]}')).toMatchObject({ slots: [], text: '回 JSON：{"claims":[]}' });
  });

  it.each([
    '{{Question}}',
    '{{ question }}',
    '{{question',
    'question}}',
    '{{}}',
    '{{问题}}',
    '{{{a}}}',
    '{{1a}}',
    '{{a-b}}',
  ])('refuses %j', async (text) => {
    await expect(prompt(`前${text}后`)).rejects.toThrow(WenbaoError);
  });

  it('says which file is missing', async () => {
    await expect(loadPrompt(join(folder, 'none.md'))).rejects.toThrow(/none\.md/);
  });
});

describe('renderPrompt', () => {
  it('puts each value in every place of its slot', async () => {
    expect(renderPrompt(await prompt('{{a}}，{{b}}，{{a}}'), { a: '一', b: '二' })).toBe('一，二，一');
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a slot without a value', { a: '一' }, /b/],
    ['a value without a slot', { a: '一', b: '二', other: '三' }, /other/],
  ])('refuses %s', async (_, slots, named) => {
    const loaded = await prompt('{{a}}{{b}}');
    expect(() => renderPrompt(loaded, slots)).toThrow(WenbaoError);
    expect(() => renderPrompt(loaded, slots)).toThrow(named);
  });

  it('does not take inherited properties for values', async () => {
    const loaded = await prompt('{{constructor}}');
    expect(() => renderPrompt(loaded, {})).toThrow(/constructor/);
  });

  it('inserts any value as it is, once', async () => {
    const loaded = await prompt('甲{{a}}乙{{b}}丙');
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('{{b}}', '{{a}}', '$&', '$1', "$'", '{{', '\\'),
    );
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(renderPrompt(loaded, { a, b })).toBe(`甲${a}乙${b}丙`);
      }),
    );
  });
});
