/** What was wrong with a sentence of a draft; each kind is counted apart. */
export type Fault =
  /** It cites nothing. */
  | 'no_quote'
  /** A quote does not lie in its article. */
  | 'bad_quote'
  | 'too_long'
  /** Marks of HTML or Markdown, links, or foreign words that no source prints. */
  | 'markup'
  | 'name'
  | 'title'
  | 'date'
  | 'number'
  | 'unit'
  | 'place'
  | 'organisation'
  | 'quotation'
  | 'negation'
  /** 将, 拟, 可能, 据称 dropped or added. */
  | 'modality'
  /** Somebody else did or said it. */
  | 'deed'
  | 'unsupported'
  /** Its event is not in the event table. */
  | 'invented'
  /** It says again what another sentence says. */
  | 'repeated'
  /** A second model did not find it borne out. */
  | 'opinion';

/** How a model's draft fared against its sources; an answer without a model has none. */
export interface Checked {
  /** Sentences that the model wrote. */
  readonly written: number;
  /** Those shown as written. */
  readonly passed: number;
  /** Those whose place the archive's own sentence took, because the check could not decide. */
  readonly replaced: number;
  /** Those left out, by what was wrong. */
  readonly dropped: Readonly<Partial<Record<Fault, number>>>;
  /** Items or facts that the model left out and that were put in. */
  readonly added: number;
}
