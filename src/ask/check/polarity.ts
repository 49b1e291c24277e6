/** A word that turns what a sentence says: a denial, a plan, a doubt. */
export interface Turn {
  readonly kind: 'negation' | 'modality';
  readonly start: number;
  readonly end: number;
}

const NEGATIONS =
  /没有?|未(?!来|婚|成年|知|央)|无(?!锡|偿|线|人机|障碍|论|疑|数|缝|私|愧|穷)|不(?!少|断|仅|但|过|久|同|足|止|论|管|只|光|等|锈|动产|由得|得不|约而同|一样)|并非|(?<![并])非(?!常|洲|遗|凡|公|典|法)|拒绝|否认|取消|停止|暂停|中止|叫停|推迟|缺席|禁止|严禁|免收|免于/g;
const MODALITIES =
  /(?<![主大小猛名女老干麻健即])将(?!军|士|领|来|近|其|这|她|他|它|之)|即将|将(?=近日)|拟|计划(?!生育|单列|经济)|预计|有望|准备|打算|可能|或将|也许|或许|疑似|涉嫌|据称|据传|网传|传闻|疑为|建议|争取|力争|应当|尚待|如果|倘若|一旦|除非|部分|以上|以下|以内|左右|试(?=行|运营|开放)/g;

/** The words of a text that turn its meaning, in order. */
export function turnsIn(text: string): Turn[] {
  const found = (kind: Turn['kind'], rule: RegExp) =>
    Array.from(text.matchAll(rule), (match) => ({ kind, start: match.index, end: match.index + match[0].length }));
  return [...found('negation', NEGATIONS), ...found('modality', MODALITIES)].sort((a, b) => a.start - b.start);
}
