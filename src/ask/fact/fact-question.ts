import type { QueryPlan } from '../../domain/plan.ts';
import { searchForm } from '../../text/fold.ts';
import { findNamed } from '../../text/places.ts';
import { dropQuestionWords } from '../../text/search-text.ts';
import { weighTerms } from '../rank/weigh-terms.ts';
import { type TermTable, termTable } from './held-terms.ts';
import { cuesFor } from './printed-cues.ts';
import { quantitiesIn } from './quantity.ts';
import { type QuestionSlot, questionSlot, type SlotKind } from './question-slot.ts';

/** A question as sentences are judged against it; texts in search form. */
export interface FactQuestion {
  readonly pairs: TermTable;
  readonly words: TermTable;
  readonly slot: QuestionSlot;
  /** The question without its question words and marks. */
  readonly form: string;
  /** How the sort of thing asked for looks in print; null when it may look like anything. */
  readonly typed: RegExp | null;
  readonly cues: readonly RegExp[];
  /** Whether a sentence holds a number, not told by the question, of the unit asked for; false where none is. */
  hasUnit(printed: string): boolean;
}

const TYPED: Readonly<Record<SlotKind, RegExp | null>> = {
  person:
    /[\u4e00-\u9fa5]{1,4}（[A-Z]|[\u4e00-\u9fa5]{2,4}(?:先生|女士|教授|博士|说|表示|指出|介绍|任|主任|局长|书记|记者|主席|总统|选手)|[\u4e00-\u9fa5]·[\u4e00-\u9fa5]/,
  time: /\d{1,4}年|\d{1,2}月|\d日|\d时|凌晨|上午|下午|[春夏秋冬]季|世纪|年代/,
  place:
    /[\u4e00-\u9fa5][省市县区镇乡村州国岛街路山河湖站馆]|位于|地处|坐落|[在于至到][\u4e00-\u9fa5]{2}|[\u4e00-\u9fa5]{2}人[,，。]|日本|香港|台湾|澳门|北京|上海|天津|重庆/,
  number:
    /\d|[一二两三四五六七八九十百千万亿][个名位人次场家所支项条座处年月天日岁届种部本只头辆艘架层级期批套类万亿千百分倍度余多]/,
  body: /公司|集团|银行|大学|学院|医院|协会|委员会|局|厅|部|院|所|中心|队|俱乐部|政府|机构|组织|厂|社/,
  name: /[《“「『"']|叫做?|名为|称为|又名|称之?为|命名|称作/,
  reason: /因为?|由于|为了|原因|所以|导致|因此|以便|从而|鉴于|旨在|以[^,，上下内外前后来及]/,
  manner: /通过|以|用|采[用取]|将|利用|经过|方式|方法|先|然后/,
  which: null,
  open: null,
};

/** Reads a plan for judging sentences; `rarity` is that of the index. */
export function factQuestion(plan: QueryPlan, rarity: (token: string) => number): FactQuestion {
  const slot = questionSlot(plan.question);
  const terms = weighTerms(askedText(plan), plan.context, rarity);
  const asked = searchForm(plan.question);
  const counts = plan.kind === 'quantity' || slot.kind === 'number';
  return {
    pairs: termTable(terms.pairs),
    words: termTable(terms.words),
    slot,
    form: searchForm(without(dropQuestionWords(plan.question), localities(plan))).replace(/[?？。,，]/g, ''),
    typed: TYPED[slot.kind],
    cues: cuesFor(plan.question),
    hasUnit: (printed) =>
      counts &&
      quantitiesIn(plan.question, printed).some(
        ({ start, end }) => !asked.includes(searchForm(printed.slice(start, end))),
      ),
  };
}

/** What is asked, less its localities, which are conditions: local papers say 我市 and 全县. A gap is no neighbourhood. */
export function askedText(plan: QueryPlan): string {
  return without(plan.text, localities(plan)).replace(/(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])/g, '，');
}

/** The places of a plan that are no organisations: 衡阳, and not 衡阳市第三人民医院. */
function localities({ places }: QueryPlan): string[] {
  return places.filter(
    (place) =>
      place.length <= 6 &&
      (place.length <= 3 || /[省市县区州]$/.test(place)) &&
      findNamed(place).every(({ kind }) => kind === 'place'),
  );
}

function without(text: string, words: readonly string[]): string {
  return words.reduce((left, word) => left.replaceAll(word, ' '), text);
}
