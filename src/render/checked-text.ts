import type { Checked, Fault } from '../domain/checked.ts';

const WORDS: Readonly<Record<Fault, string>> = {
  no_quote: '没有出处',
  bad_quote: '出处有误',
  too_long: '过长',
  markup: '夹带格式或外文',
  name: '人名不符',
  title: '职务不符',
  date: '时间不符',
  number: '数字不符',
  unit: '单位不符',
  place: '地名不符',
  organisation: '机构不符',
  quotation: '引语不符',
  negation: '有无、是否不符',
  modality: '已定未定不符',
  deed: '何人所为不符',
  unsupported: '原文未载',
  invented: '不在活动记录中',
  repeated: '重复',
  opinion: '复核存疑',
};

/** 「模型写了7句，5句通过，1句换成原文，1句删去（人名不符1）；补上漏写的1项」 */
export function checkedText({ written, passed, replaced, dropped, added }: Checked): string {
  const faults = Object.entries(dropped).map(([fault, count]) => ({ word: WORDS[fault as Fault], count })); // keys are faults
  const left = faults.reduce((sum, { count }) => sum + count, 0);
  const parts = [
    `模型写了${written}句`,
    `${passed}句通过`,
    replaced > 0 ? `${replaced}句换成原文` : '',
    left > 0 ? `${left}句删去（${faults.map(({ word, count }) => word + count).join('，')}）` : '',
  ];
  return parts.filter(Boolean).join('，') + (added > 0 ? `；补上漏写的${added}项` : '');
}
