import type { Deed } from './deeds.ts';

const LONGEST_SUBJECT = 80;
/** People without names who act: 「各县区负责人作表态发言」. */
const UNNAMED =
  /^(?:(?:会议|大会|全会)|[^在向为对给与同听由把将率带邀陪看慰走检勉希要组会询]{0,24}?(?:负责人|负责同志|代表|领导|人员|干部|群众|师生|职工|委员|专家|嘉宾|选手|学生|教师|队员|民警|成员|人士)|[^在向为对给与同听由把将率带邀陪看慰走检勉希要组会询]{0,16}(?:书记|[市县区省州镇乡局部院校厅会]长|主任|主席|董事长|总经理|秘书长)[一-鿿]{2,3}?|[^在向为对给与同听由把将率带邀陪看慰走检勉希要组会询]{0,40}(?:[局委办县区市镇乡村校院厅]|[一二三四五六七八九十]中|中学|小学|公司|集团|单位|部门|街道|社区))(?:等|们|也|还|作|做|了|进行|首先|都|均|分别|先后|现场|一起|共同|集体|依次|相继)*(?:(?:结合|就|围绕)[^,]{1,20})?$/;

/**
 * Of the deeds told behind somebody's name, those that are his: a later clause with a subject of its own tells of others.
 * `text` begins right behind the name, at `offset` of the article.
 */
export function ownDeeds(text: string, offset: number, deeds: readonly Deed[]): Deed[] {
  let [others, known, kept] = [false, 0, 0];
  return deeds.filter((deed) => {
    const at = deed.at - offset;
    const comma = Math.max(text.lastIndexOf(',', at - 1), text.lastIndexOf(';', at - 1));
    // Before the first deed a list goes on: 「局长甲，各县区负责人参加」.
    if (comma >= known && kept > 0 && at - comma <= LONGEST_SUBJECT && UNNAMED.test(text.slice(comma + 1, at)))
      others = true;
    known = Math.max(known, comma + 1);
    if (!others) kept++;
    return !others;
  });
}
