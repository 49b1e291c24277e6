import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const src = dirname(fileURLToPath(import.meta.url));

/** The import table of ARCHITECTURE.md: a layer and the layers that it may import. `errors.ts` is open to all. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  domain: [],
  text: ['domain'],
  archive: ['domain', 'text'],
  index: ['domain', 'text'],
  state: ['domain'],
  models: ['domain'],
  ask: ['domain', 'text', 'index', 'models'],
  render: ['domain'],
  telegram: ['domain', 'render', 'state'],
  eval: ['domain'],
  cli: ['app', 'domain', 'render', 'config.ts'],
  app: ['domain', 'text', 'archive', 'index', 'state', 'models', 'ask', 'render', 'telegram', 'eval', 'config.ts'],
  config: ['domain'],
  'config.ts': ['config'],
  'errors.ts': [],
};

interface Import {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && !file.includes('__fixtures__'));

const layerOf = (file: string): string => file.split('/')[0] ?? file;

const imports: Import[] = files.flatMap((file) => {
  const code = readFileSync(join(src, file), 'utf8');
  return [...code.matchAll(/(?:from|import)\s*\(?\s*'(\.[^']+)'/g)].map((match) => ({
    file,
    from: layerOf(file),
    to: layerOf(posix.normalize(posix.join(posix.dirname(file), match[1] ?? ''))),
  }));
});

describe('architecture', () => {
  it('has only the folders that the table names', () => {
    expect(files.map(layerOf).filter((layer) => !(layer in MAY_IMPORT))).toEqual([]);
  });

  it('imports downwards only', () => {
    const wrong = imports.filter(
      ({ from, to }) => from !== to && to !== 'errors.ts' && !(MAY_IMPORT[from] ?? []).includes(to),
    );
    expect(wrong).toEqual([]);
  });

  it('finds the imports it judges', () => {
    expect(imports.length).toBeGreaterThan(20);
  });

  it('reads the environment in config.ts alone', () => {
    // Switching a library's own settings off is no reading: `process.env[name] = 'false'`, `delete process.env.X`.
    const written = /process\.env(?:\[\w+\]|\.\w+) (?:\?\?)?= |delete process\.env\.\w+/g;
    const readers = files.filter((file) =>
      /process\.env\b/.test(readFileSync(join(src, file), 'utf8').replace(written, '')),
    );
    expect(readers.filter((file) => file !== 'config.ts')).toEqual([]);
  });

  it('keeps every file within 300 lines', () => {
    const long = files.filter((file) => readFileSync(join(src, file), 'utf8').split('\n').length > 301);
    expect(long.map((file) => relative(src, join(src, file)))).toEqual([]);
  });
});
