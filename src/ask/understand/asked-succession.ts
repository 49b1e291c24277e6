/** Which neighbour in an office is asked for: who had it before somebody, or after. */
export type Succession = 'before' | 'after';

const AFTER =
  /(?:之后|以后|卸任后|离任后)[,]?(?:是|由|又)?(?:谁|哪一?位)(?:来|接着|继续)?(?:当|任|做|接|担任|出任)|接替|接任者|继任者?|后任|接班人|下一任/;
const BEFORE =
  /(?:之前|以前)[,]?(?:是|由)?(?:谁|哪一?位)(?:来)?(?:当|任|做|担任|出任)|前任(?![省市县区镇乡书部局主])|上一任/;

/** 「某某之后谁当局长」, 「他的前任是谁」; null for other questions. `question` is folded. */
export function askedSuccession(question: string): Succession | null {
  if (!/谁|哪一?位|什么人/.test(question)) return null;
  return AFTER.test(question) ? 'after' : BEFORE.test(question) ? 'before' : null;
}
