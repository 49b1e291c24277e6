import type { Doubt } from '../../domain/article.ts';
import { type FactClaims, NO_CLAIMS } from './issue-facts.ts';
import { claimsFromYaml } from './yaml-facts.ts';

/** What a YAML block at the start of a text says, and where the text goes on behind it. */
interface FrontMatter {
  readonly claims: FactClaims;
  readonly doubts: readonly Doubt[];
  /** Offset of the first unit behind the block; 0 when there is none. */
  readonly end: number;
}

const OPEN = /^\uFEFF?---[ \t]*\r?\n/;
const CLOSE = /^(?:---|\.\.\.)[ \t]*$/m;
const LARGEST = 8192;

/** Reads `---` … `---` at the very start of a text. Without a closing line within 8 KB there is no front matter. */
export function readFrontMatter(text: string): FrontMatter {
  const open = OPEN.exec(text);
  const none = { claims: NO_CLAIMS, doubts: [], end: 0 };
  if (!open) return none;
  const block = text.slice(open[0].length, open[0].length + LARGEST);
  const close = CLOSE.exec(block.replaceAll('\r', ' '));
  if (!close || !/^[^\n:]{1,40}:/m.test(block.slice(0, close.index))) return none;
  const read = claimsFromYaml(block.slice(0, close.index), { kind: 'front-matter', reason: '文件头' });
  return { ...read, end: open[0].length + close.index + close[0].length };
}
