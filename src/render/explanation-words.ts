import type { Channel, EventMismatch, LeftOut, Narrowing } from '../domain/explanation.ts';

/** What a feature of the ranking is called; a feature of another name is shown by that. */
export function featureWord(feature: string): string {
  return FEATURES[feature] ?? feature;
}

const FEATURES: Readonly<Record<string, string>> = {
  lexical: '全文相关度',
  frequency: '词频',
  words: '整词',
  headPairs: '标题字面',
  headWords: '标题整词',
  sentence: '最合的一句',
  sentences: '相邻两句',
  rarest: '少见字词',
  opening: '稿件开头',
  number: '有所问的数字',
  year: '有所问的年份',
  day: '有所问的日子',
  holder: '有任职者姓名',
  quoted: '引号书名号原文',
  inTime: '述及所问时间',
  issuedThen: '当时见报',
  yearInHead: '标题年份相符',
  otherYearInHead: '标题年份不符',
  yearIssued: '见报年份相符',
  otherYearIssued: '见报年份不符',
  length: '段落长度',
  likeness: '语义相近',
  named: '点名的人或物',
  reprint: '重复刊载',
  narrowed: '合乎限定',
  raised: '整组提前',
};

/** How passages were found. */
export const CHANNEL_WORDS: Readonly<Record<Channel, string>> = {
  words: '按字词',
  exact: '按点名',
  vectors: '按语义',
  narrowed: '在限定内另查',
};

/** What became of a narrowing; empty for none. */
export const NARROWING_WORDS: Readonly<Record<Narrowing, string>> = {
  none: '',
  met: '检索结果中有合乎限定的，没有另查',
  added: '另在限定内检索，一并排序',
  first: '合乎限定的排在前面',
  empty: '限定内没有检索到，改看全部馆藏',
};

/** Why a passage was left out. */
export const LEFT_OUT_WORDS: Readonly<Record<LeftOut, string>> = {
  beyond_limit: '名次靠后',
  same_article: '同篇已有更合的段落',
  other_issue: '报纸或版次不符',
  other_people: '没有提到所问的人',
  other_time: '时间不符',
  other_place: '地点或单位不符',
  other_name: '编号或国别等名称不符',
};

/** Why an event record was not taken. */
export const MISMATCH_WORDS: Readonly<Record<EventMismatch, string>> = {
  person: '所问的人没有参加',
  namesake: '是同名的另一人',
  day: '日期不符',
  issue: '报纸或版次不符',
  deed: '不是所问的职责',
  topic: '内容不符',
  place: '地点或单位不符',
  kind: '类别不符',
  day_part: '时段不符',
  other: '合乎问题，仅备查',
};
