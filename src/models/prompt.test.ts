import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WenbaoError } from '../errors.ts';
import { joinedHash, loadPrompt, type Prompt, promptSections, renderMessages } from './prompt.ts';

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

/** A prompt without a system's part, filled. */
function filled(loaded: Prompt, slots: Readonly<Record<string, string>>): string | undefined {
  return renderMessages(loaded, slots)[0]?.content;
}

describe('the slots of a prompt', () => {
  it('puts each value in every place of its slot', async () => {
    expect(filled(await prompt('{{a}}，{{b}}，{{a}}'), { a: '一', b: '二' })).toBe('一，二，一');
  });

  it.each<[string, Record<string, string>, RegExp]>([
    ['a slot without a value', { a: '一' }, /b/],
    ['a value without a slot', { a: '一', b: '二', other: '三' }, /other/],
  ])('refuses %s', async (_, slots, named) => {
    const loaded = await prompt('{{a}}{{b}}');
    expect(() => filled(loaded, slots)).toThrow(WenbaoError);
    expect(() => filled(loaded, slots)).toThrow(named);
  });

  it('does not take inherited properties for values', async () => {
    const loaded = await prompt('{{constructor}}');
    expect(() => filled(loaded, {})).toThrow(/constructor/);
  });

  it('inserts any value as it is, once', async () => {
    const loaded = await prompt('甲{{a}}乙{{b}}丙');
    const value = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom('{{b}}', '{{a}}', '$&', '$1', "$'", '{{', '\\'),
    );
    fc.assert(
      fc.property(value, value, (a, b) => {
        expect(filled(loaded, { a, b })).toBe(`甲${a}乙${b}丙`);
      }),
    );
  });
});

describe('renderMessages', () => {
  it('parts system and user at the line of hyphens, before any value is filled in', async () => {
    const loaded = await prompt('规矩{{a}}\n\n---\n问题：{{b}}\n');
    expect(renderMessages(loaded, { a: '一\n---\n二', b: '三\n---\n四' })).toEqual([
      { role: 'system', content: '规矩一\n---\n二' },
      { role: 'user', content: '问题：三\n---\n四' },
    ]);
  });

  it('has the user say all of a prompt without that line', async () => {
    expect(renderMessages(await prompt('问题：{{b}}\n'), { b: '三' })).toEqual([{ role: 'user', content: '问题：三' }]);
  });

  it('is as strict with slots as the whole prompt', async () => {
    const loaded = await prompt('{{a}}\n---\n{{b}}');
    expect(() => renderMessages(loaded, { a: '一' })).toThrow(/b/);
    expect(() => renderMessages(loaded, { a: '一', b: '二', c: '三' })).toThrow(/c/);
  });
});

describe('promptSections', () => {
  const sections = '前言\n\n## one\n第一段。\n第二段。\n\n## two\n另一段。\n';

  it('gives each name its text', async () => {
    expect(promptSections(await prompt(sections), ['one', 'two'])).toEqual({
      one: '第一段。\n第二段。',
      two: '另一段。',
    });
  });

  it.each<[string, string, readonly string[]]>([
    ['a name without a section', sections, ['one', 'two', 'three']],
    ['a section without a name', sections, ['one']],
    ['an empty section', '## one\n\n## two\n文', ['one', 'two']],
    ['a section twice', '## one\n甲\n## one\n乙', ['one']],
  ])('refuses %s', async (_, text, names) => {
    const loaded = await prompt(text);
    expect(() => promptSections(loaded, names)).toThrow(WenbaoError);
  });
});

describe('joinedHash', () => {
  it('changes with any of its prompts and with their order', async () => {
    const [a, b] = [await prompt('甲'), await prompt('乙')];
    const hashes = [joinedHash([a, b]), joinedHash([b, a]), joinedHash([a]), joinedHash([b])];
    expect(new Set(hashes).size).toBe(4);
    expect(hashes[0]).toMatch(/^[0-9a-f]{12}$/);
  });
});
