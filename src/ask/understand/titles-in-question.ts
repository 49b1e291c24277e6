const TITLE =
  /[\u4e00-\u9fa5]{0,14}?(?:书记处书记|(?:副)?书记|(?:副)?(?:市长|县长|区长|省长|州长|镇长|乡长|村长|主席|主任|局长|部长|厅长|处长|科长|所长|校长|院长|行长|秘书长|委员长|总理|总统|董事长|总经理|会长|社长|站长|队长|司令员|政委|检察长|负责人|总编辑|教练|经理|船长|园长|馆长))/g;
const BEFORE =
  /^.*(?:是谁|谁是|担任|任命为|选为|当选|晋升|接任|免去|辞去|撤销|不再|[年月日号时的在任命当为了过是和与、,])/;

/** Offices named in a question, with the place in front: 「2022年10月衡阳市委书记是谁」 → 衡阳市委书记. */
export function titlesInQuestion(question: string): string[] {
  const found = [...question.matchAll(TITLE)].map((match) => match[0].replace(BEFORE, ''));
  return [...new Set(found.filter((title) => title.length >= 2))];
}
