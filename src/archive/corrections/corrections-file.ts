import { LineCounter, parseDocument, type YAMLMap, YAMLSeq } from 'yaml';
import { z } from 'zod';
import type { Doubt } from '../../domain/article.ts';
import type { Day } from '../../domain/day.ts';
import { dayIn } from '../facts/yaml-facts.ts';
import { plainPath } from './corrections-glob.ts';

/** What an operator sets in an article; absent where nothing is said. An empty kicker or subtitle takes that line out. */
export interface CorrectedFields {
  readonly title?: string | undefined;
  readonly kicker?: string | undefined;
  readonly subtitle?: string | undefined;
  readonly paper?: string | undefined;
  readonly date?: Day | undefined;
  readonly page?: string | undefined;
  readonly url?: string | undefined;
  readonly reporters?: readonly string[] | undefined;
  readonly correspondents?: readonly string[] | undefined;
}

/** Letters to be put in place of others wherever they are printed. */
export interface Replacement {
  readonly from: string;
  readonly to: string;
}

/** 更正: one entry of an operator's `corrections.yaml`, checked. Without file and id it concerns the whole archive. */
export interface Correction {
  /** Where it stands in its file, from 1. */
  readonly line: number;
  /** Archive-relative path; `*`, `?` within a folder, `**` across folders, a folder's name with `/` for all in it. */
  readonly file: string | null;
  /** Order in the file, id of a JSONL record, or the title. */
  readonly article: string | null;
  readonly id: string | null;
  readonly set: CorrectedFields;
  readonly replace: readonly Replacement[];
  /** True for what is no article, such as an advertisement. */
  readonly drop: boolean;
  readonly why: string | null;
}

/** All entries that hold, in their order. */
export interface Corrections {
  readonly entries: readonly Correction[];
}

/** No corrections. */
export const NO_CORRECTIONS: Corrections = { entries: [] };

const MOST_ENTRIES = 5000;

const word = z.string().trim().min(1).max(300);
const line = z.string().trim().max(300);
const names = z.union([word.transform((text) => text.split(/[、,，\s]+/)), z.array(word).max(50)]);
const replacement = z.strictObject({ from: word, to: line });

const ENTRY = z
  .strictObject({
    file: word.optional(),
    article: word.optional(),
    id: z
      .string()
      .trim()
      .regex(/^[0-9a-f]{24}$/)
      .optional(),
    set: z
      .strictObject({
        title: word.optional(),
        kicker: line.optional(),
        subtitle: line.optional(),
        paper: word.optional(),
        date: word
          .transform((text) => dayIn(text) ?? '')
          .refine((day) => day !== '', { message: '读不懂的日期' })
          .optional(),
        page: word.optional(),
        url: z
          .string()
          .trim()
          .max(2000)
          .regex(/^(?:https?:\/\/\S+)?$/i)
          .optional(),
        reporters: names.optional(),
        correspondents: names.optional(),
      })
      .optional(),
    replace: z.union([replacement.transform((one) => [one]), z.array(replacement).min(1).max(1000)]).optional(),
    drop: z.enum(['true', 'false']).optional(),
    why: line.optional(),
  })
  .superRefine((entry, context) => {
    const fault = faultOf(entry);
    if (fault) context.addIssue({ code: 'custom', message: fault });
  });

type Entry = {
  readonly file?: string | undefined;
  readonly article?: string | undefined;
  readonly id?: string | undefined;
  readonly set?: CorrectedFields | undefined;
  readonly replace?: readonly Replacement[] | undefined;
  readonly drop?: 'true' | 'false' | undefined;
  readonly why?: string | undefined;
};

/**
 * Reads `corrections.yaml`: a list of entries, or a mapping whose `corrections` is one. A wrong entry is one doubt with
 * its line, and the others still hold; text that is no YAML gives no corrections and one doubt.
 */
export function parseCorrections(text: string): {
  readonly corrections: Corrections;
  readonly doubts: readonly Doubt[];
} {
  const lines = new LineCounter();
  const document = parseDocument(text, { schema: 'failsafe', lineCounter: lines, prettyErrors: false });
  const [error] = document.errors;
  if (error) return none(`第${lines.linePos(error.pos[0]).line}行：YAML 格式有误，整个更正表未采用`);
  if (document.contents === null) return { corrections: NO_CORRECTIONS, doubts: [] };
  const list = listIn(document.contents);
  if (!list) return none('须是以「-」开头的清单，未采用');
  const entries: Correction[] = [];
  const doubts: Doubt[] = [];
  for (const item of list.items.slice(0, MOST_ENTRIES)) {
    const at = lines.linePos(startOf(item)).line;
    const read = ENTRY.safeParse(plainOf(item));
    if (read.success) entries.push(correctionOf(read.data, at));
    else doubts.push(doubt(`第${at}行：${faultText(read.error)}，此条未采用`));
  }
  if (list.items.length > MOST_ENTRIES) doubts.push(doubt(`只采用前${MOST_ENTRIES}条`));
  return { corrections: { entries }, doubts };
}

function none(text: string): ReturnType<typeof parseCorrections> {
  return { corrections: NO_CORRECTIONS, doubts: [doubt(text)] };
}

function doubt(text: string): Doubt {
  return { code: 'bad-correction', text: `更正表${text}` };
}

function listIn(contents: unknown): YAMLSeq<unknown> | null {
  if (contents instanceof YAMLSeq) return contents;
  // A parsed document's contents are nodes; `get` of anything else is not called.
  const inner = contents instanceof Object && 'get' in contents ? (contents as YAMLMap).get('corrections') : null;
  return inner instanceof YAMLSeq ? inner : null;
}

function startOf(node: unknown): number {
  // Every parsed node has a range; a null item (`-` alone) has none.
  return (node as { range?: readonly number[] } | null)?.range?.[0] ?? 0;
}

function plainOf(node: unknown): unknown {
  // The library's own way from node to plain data.
  const made = node as { toJSON?: () => unknown } | null;
  return made?.toJSON?.() ?? null;
}

function faultOf(entry: Entry): string | null {
  const { file, article, id, set = {}, replace, drop } = entry;
  const single = id !== undefined || article !== undefined;
  if (article !== undefined && file === undefined) return '写了 article，还须写 file';
  if (!replace && drop !== 'true' && Object.keys(set).length === 0) return '没有写改什么（set、replace 或 drop）';
  if (drop === 'true' && file === undefined && id === undefined) return 'drop 须写明 file 或 id';
  if (Object.keys(set).length > 0 && file === undefined && id === undefined) return 'set 须写明 file 或 id';
  const own = (['title', 'kicker', 'subtitle', 'reporters', 'correspondents'] as const).find(
    (key) => set[key] !== undefined,
  );
  if (own && !single) return `${own} 只能改一篇稿件，须写明 article 或 id`;
  if (replace?.some(({ from, to }) => from === to)) return 'from 与 to 相同';
  const short =
    file === undefined && id === undefined && replace?.find(({ from }) => from.replace(/\s/g, '').length < 2);
  return short ? `「${short.from}」只有一个字，须写明 file 或 id` : null;
}

function correctionOf(entry: Entry, at: number): Correction {
  return {
    line: at,
    file: entry.file === undefined ? null : plainPath(entry.file),
    article: entry.article ?? null,
    id: entry.id ?? null,
    set: entry.set ?? {},
    replace: entry.replace ?? [],
    drop: entry.drop === 'true',
    why: entry.why || null,
  };
}

function faultText(error: z.ZodError): string {
  const issue = error.issues[0];
  if (!issue) return '写法不对';
  if (issue.code === 'unrecognized_keys') return `不认识「${issue.keys.join('、')}」`;
  if (issue.code === 'custom') return issue.message;
  const where = issue.path.map(String).join('.');
  return where ? `「${where}」写法不对` : '不是键值';
}
