import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { loadTexts } from '../translate.ts';

const room = fileURLToPath(new URL('..', import.meta.url));
const locales = join(room, 'locales');

interface Text {
  readonly key: string;
  readonly feature: string;
  readonly body: string;
}

/** Messages of one file: a key at the beginning of a line, and what is behind it and indented below it. */
function textsIn(language: string, file: string): Text[] {
  const source = readFileSync(join(locales, language, file), 'utf8');
  const parts = source.split(/^(?=[A-Za-z][\w-]*[ ]*=)/m).filter((part) => /^[A-Za-z]/.test(part));
  return parts.map((part) => {
    const [, key = '', body = ''] = /^([\w-]+)[ ]*=(.*)$/s.exec(part) ?? [];
    return { key, feature: basename(file, '.ftl'), body: body.replace(/^#.*$/gm, '') };
  });
}

const filesOf = (language: string) => readdirSync(join(locales, language)).sort();
const textsOf = (language: string) => filesOf(language).flatMap((file) => textsIn(language, file));
const [chinese, english] = [textsOf('zh-CN'), textsOf('en')];

const variablesOf = ({ body }: Text) =>
  [...new Set([...body.matchAll(/\{\s*\$(\w+)/g)].map(([, name]) => name))].sort();

/** The program's files, comments left out: what stands in them is never said. */
const code = readdirSync(room, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('__fixtures__'))
  .map((file) => ({ file, text: withoutComments(readFileSync(join(room, file), 'utf8')) }));

function withoutComments(source: string): string {
  return source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** What stands in quotes; within a template, words in quotes of their own too. */
const quoted = (text: string) => [
  ...[...text.matchAll(/'([^'\n]*)'/g)].map(([, plain]) => plain ?? ''),
  ...[...text.matchAll(/`([^`]*)`/g)].map(([, template]) => template ?? ''),
];
const literals = new Set(code.flatMap(({ text }) => quoted(text)));
/** Beginnings of keys that are put together: `commands-menu-${name}`. */
const beginnings = [...literals].flatMap((literal) => /^([a-z][a-z-]*-)\$\{/.exec(literal)?.[1] ?? []);

describe('the texts', () => {
  it('are read from files at all', () => {
    expect(chinese.length).toBeGreaterThan(100);
    expect(code.length).toBeGreaterThan(40);
  });

  it('stand in the same files under the same keys in both languages, each once', () => {
    expect(filesOf('en')).toEqual(filesOf('zh-CN'));
    const keys = chinese.map(({ key }) => key);
    expect(english.map(({ key }) => key)).toEqual(keys);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  });

  it('have keys that begin with their file', () => {
    const strayed = [...chinese, ...english].filter(
      ({ key, feature }) => !/^[a-z]+(?:-[a-z0-9]+)+$/.test(key) || !key.startsWith(`${feature}-`),
    );
    expect(strayed.map(({ key }) => key)).toEqual([]);
  });

  it('take the same variables in both languages', () => {
    const variables = new Map(english.map((text) => [text.key, variablesOf(text)]));
    for (const text of chinese) expect([text.key, variablesOf(text)]).toEqual([text.key, variables.get(text.key)]);
  });

  it('are all used, and every key that is used is there', () => {
    const keys = new Set(chinese.map(({ key }) => key));
    const isUsed = (key: string) => literals.has(key) || beginnings.some((beginning) => key.startsWith(beginning));
    expect([...keys].filter((key) => !isUsed(key))).toEqual([]);
    const features = filesOf('zh-CN').map((file) => `${basename(file, '.ftl')}-`);
    const named = [...literals].filter(
      (literal) => /^[a-z]+(?:-[a-z0-9]+)+$/.test(literal) && features.some((one) => literal.startsWith(one)),
    );
    expect(named.filter((literal) => !keys.has(literal))).toEqual([]);
    const puzzled = beginnings.filter((beginning) => features.some((one) => beginning.startsWith(one)));
    expect(puzzled.filter((beginning) => ![...keys].some((key) => key.startsWith(beginning)))).toEqual([]);
  });

  it('are plain English in the English files: no Chinese punctuation, Chinese words only where they are shown as such', () => {
    expect(english.filter(({ body }) => /[，。：；！？（）【】、]/.test(body)).map(({ key }) => key)).toEqual([]);
  });

  it('are good Chinese in the Chinese files: no English punctuation between Chinese words', () => {
    expect(
      chinese.filter(({ body }) => /\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u.test(body)).map(({ key }) => key),
    ).toEqual([]);
  });

  it('can be read by the program, with nothing left in braces', () => {
    const { t } = loadTexts(locales, () => 'zh-CN');
    for (const language of ['zh-CN', 'en'] as const) {
      for (const text of chinese) {
        const values = Object.fromEntries(variablesOf(text).map((name) => [name, 2]));
        expect([text.key, t(language, text.key, values)]).not.toEqual([text.key, expect.stringMatching(/[{}]/)]);
      }
    }
  });

  it('keep within what Telegram shows of them', () => {
    const { t } = loadTexts(locales, () => 'zh-CN');
    for (const language of ['zh-CN', 'en'] as const) {
      expect(t(language, 'commands-description').length).toBeLessThanOrEqual(512);
      expect(t(language, 'commands-short-description').length).toBeLessThanOrEqual(120);
      for (const { key } of chinese.filter((text) => text.key.startsWith('commands-menu-'))) {
        expect(t(language, key).length).toBeLessThanOrEqual(256);
      }
    }
  });
});

/** Files whose Chinese is read rather than said: words that readers type, lines of an answer that are looked for. */
const READ_NOT_SAID = ['commands/day-words.ts', 'conversation/scope-commands.ts'];
/** Faults of settings and of the network are for the operator's terminal, which speaks Chinese (src/errors.ts). */
const FOR_OPERATORS = ['network/describe-error.ts', 'network/health.ts'];

/** The program without the errors that it makes for operators. */
function withoutFaults(text: string): string {
  const at = text.search(/(?:new (?:Usage|Wenbao)Error|\bsuper)\(/);
  if (at < 0) return text;
  let end = text.indexOf('(', at);
  for (let depth = 0; end < text.length; end++) {
    depth += text[end] === '(' ? 1 : text[end] === ')' ? -1 : 0;
    if (depth === 0) break;
  }
  return text.slice(0, at) + withoutFaults(text.slice(end + 1));
}

it('nothing that is said stands in the code', () => {
  const said = code.flatMap(({ file, text }) =>
    quoted(withoutFaults(text)).flatMap((literal) => (/\p{Script=Han}/u.test(literal) ? { file, literal } : [])),
  );
  const excused = [...READ_NOT_SAID, ...FOR_OPERATORS];
  expect(said.filter(({ file }) => !excused.includes(file))).toEqual([]);
  expect(excused.filter((one) => !said.some(({ file }) => file === one))).toEqual([]);
});
