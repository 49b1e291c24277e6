import { describe, expect, it } from 'vitest';
import { wordMap } from './name-words.ts';
import { holdsForAll, isAddressed, titleAfter, titlesBefore } from './titles.ts';

/** Titles before the mark 「|」. */
const titlesAt = (marked: string) => {
  const at = marked.indexOf('|');
  const text = marked.replace('|', '');
  return titlesBefore(text, at, wordMap(text));
};

describe('titlesBefore', () => {
  it.each([
    ['市长|朱建明', ['市长']],
    ['省副省长、市委书记|周海川', ['省副省长', '市委书记']],
    ['市委常委、组织部部长、市委党校校长|林一凡', ['市委常委', '组织部部长', '市委党校校长']],
    ['9月5日上午,市委书记|周海川', ['市委书记']],
    ['昨天下午市长|朱建明', ['市长']],
    ['陪同的有副市长|王海生', ['副市长']],
    ['在副市长|王海生陪同下', ['副市长']],
    ['市工业和信息化局局长|李国强', ['市工业和信息化局局长']],
    ['国家发展和改革委员会主任|何文', ['国家发展和改革委员会主任']],
    ['美国前总统|里根', ['美国前总统']],
    ['时任市长|王某', ['市长']],
    ['“万人助万企”活动领导小组组长|刘某', ['“万人助万企”活动领导小组组长']],
    ['荣获“优秀”称号的民警|赵刚', ['民警']],
    ['董事长兼总经理|王建国', ['董事长', '总经理']],
    ['市委书记  |周海川', ['市委书记']],
    ['我市作家|王大海', ['作家']],
    ['在座谈会现场大众网记者|陈润', ['大众网记者']],
    ['这场活动的参与者、记者|陈润', ['记者']],
    ['一名男子|王某', []],
    ['本报通讯员|池小舟', ['通讯员']],
    ['出访的中国代表团团长|王海生', ['中国代表团团长']],
    ['由住建局局长|江海山', ['住建局局长']],
    ['法院公开宣判市医院原副院长|束建平', ['市医院原副院长']],
    ['民盟市委副主委|方明', ['民盟市委副主委']],
    ['市经开区管委会主任|李国强', ['市经开区管委会主任']],
    ['昨日,经开区管委会主任|李国强', ['经开区管委会主任']],
    ['由经信局局长|李国强', ['经信局局长']],
    ['该院内科主任|李国强', ['内科主任']],
    ['本院内科主任|李国强', ['内科主任']],
    ['该校副校长|李国强', ['副校长']],
    ['该县县委书记|周海川', ['县委书记']],
    ['该市市长|周海川', ['市长']],
    ['该企业负责人|李国强', ['负责人']],
    ['村民|李国强', []],
  ])('reads %s', (marked, wanted) => {
    expect(titlesAt(marked)?.titles).toEqual(wanted);
  });

  it.each(['衡山县|高竹村', '|周海川', '他说|周海川', '、|周海川', '长|江'])('finds none in %s', (marked) => {
    expect(titlesAt(marked)).toBeNull();
  });

  it('says where the first title begins', () => {
    expect(titlesAt('会上,省副省长、市委书记|周海川')?.start).toBe(3);
  });

  it('follows a title over sixty characters at most', () => {
    const text = `${'甲'.repeat(500)}局长`;
    const found = titlesBefore(text, text.length, wordMap(text));
    expect(found?.titles.map((title) => title.length)).toEqual([60]);
  });
});

describe('titleAfter', () => {
  it.each([
    ['教授说', '教授'],
    ['副市长说', '副市长'],
    ['先生说', null],
    ['主任务', null],
    ['说', null],
  ])('reads %s', (text, wanted) => {
    expect(titleAfter(text, 0, wordMap(text))).toBe(wanted);
  });

  it('knows words of address that are no titles', () => {
    expect(isAddressed('先生说', 0, wordMap('先生说'))).toBe(true);
    expect(isAddressed('说', 0, wordMap('说'))).toBe(false);
  });
});

describe('holdsForAll', () => {
  it.each([
    ['市领导', true],
    ['副市长', true],
    ['市政协委员', true],
    ['民警', true],
    ['市长', false],
    ['市委书记', false],
    ['原市长', true],
    ['高竹村', false],
  ])('%s: %s', (title, wanted) => {
    expect(holdsForAll(title)).toBe(wanted);
  });
});
