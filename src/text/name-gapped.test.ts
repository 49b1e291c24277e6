import { describe, expect, it } from 'vitest';
import { findPeople } from './people.ts';

const names = (text: string) => findPeople(text).map(({ name }) => name);

const DEEDS = ['主持会议。', '出席。', '作交流发言。', '任组长。', '为获奖者颁奖。', '致欢迎词。', '讲了话。'];
const MORE = ['等参加。', '在会上强调，要抓实。', '说，很好。', '\n主持会议。', '。', '就此提出要求。', '与代表座谈。'];

describe('names printed with gaps', () => {
  it.each(
    ['雷 鸣', '李　毅', '赵  敏', '汤 建 成', '孔　令　辉'].flatMap((name) =>
      [...DEEDS, ...MORE].map((behind) => [name, behind] as const),
    ),
  )('are whole behind a title and before what follows: %s%j', (name, behind) => {
    expect(names(`昨日，县委书记${name}${behind}`)).toEqual([name.replace(/\s/g, '')]);
  });

  it.each([
    ['a title with a space behind', '县委书记 雷 鸣出席会议。', ['雷鸣']],
    ['a line’s beginning', '雷 鸣主持会议。', ['雷鸣']],
    ['由', '会议由汤 建 成主持。', ['汤建成']],
    ['a list', '孔 令 辉、李 毅、王  芳出席会议。', ['孔令辉', '李毅', '王芳']],
    ['a list by 和', '副县长李　毅和赵　敏出席会议。', ['李毅', '赵敏']],
    ['a reporter', '本报讯 记者 李　毅报道 昨日', ['李毅']],
    ['a line that ends in a gap', '副县长汤 建\n成出席会议。', ['汤建成']],
    ['a line that ends in the only gap', '副县长雷 \n鸣出席会议。', ['雷鸣']],
    ['a deed with a gap before it', '副县长李 毅 出席会议。', ['李毅']],
    ['a surname of two characters', '县委书记欧阳 锋主持。', ['欧阳锋']],
    ['a name that is a word', '县长方 向强调，要抓实。', ['方向']],
    ['the name again without a gap', '县委书记雷 鸣主持会议。雷鸣强调，要抓实。', ['雷鸣', '雷鸣']],
  ])('are read behind %s', (_, text, wanted) => {
    expect(names(text)).toEqual(wanted);
  });

  it.each([
    '加强领 导出席',
    '方 案在会上通过。',
    '高 度重视安全。',
    '县委书记应 邀出席会议。',
    '市 委 常 委 会 召 开',
    '经 济工作会议在京召开。',
    '全 面部署，强调要抓。',
    '通 知要求，各单位要抓好。',
    '填报南 靖 在 线',
  ])('are not seen in words that a line parts: %j', (text) => {
    expect(names(text)).toEqual([]);
  });
});
