import { describe, expect, it } from 'vitest';
import { articleOf, datesIn, peopleIn, type TitledNames } from '../__fixtures__/article.ts';
import { findEvents } from './events.ts';

const LEAD = '4月11日上午，全市防汛工作会议在市会议中心召开。';
const PEOPLE: TitledNames = {
  林向北: ['市委书记'],
  沈知秋: ['市委副书记', '市长'],
  顾长河: ['市领导'],
  白秋实: ['副市长'],
  贺知秋: ['市政府秘书长'],
  高远: ['省长'],
};

function present(body: readonly string[], people: TitledNames = PEOPLE, head: { subtitle?: string } = {}): string[] {
  const article = articleOf({ title: '把隐患查在雨前', ...head, body });
  const facets = {
    dates: datesIn(article.text, { '4月11日上午': ['2023-04-11', '上午'] }),
    people: peopleIn(article.text, people),
    named: [],
  };
  const [event] = findEvents(article, facets).events;
  return event?.participants.map(({ name, did }) => `${name}: ${did.join(' ')}`) ?? ['no event'];
}

describe('participants', () => {
  it.each([
    ['a host before the verb', '市长沈知秋主持会议。', ['沈知秋: 主持']],
    ['a host behind 由', '会议由副市长白秋实主持。', ['白秋实: 主持']],
    ['several deeds of one', '市委书记林向北出席会议并作讲话。', ['林向北: 出席 讲话']],
    ['a list with one title', '市领导顾长河、白秋实出席。', ['顾长河: 出席', '白秋实: 出席']],
    [
      'a list of several titles',
      '市领导顾长河、白秋实，市政府秘书长贺知秋参加会议。',
      ['顾长河: 参加', '白秋实: 参加', '贺知秋: 参加'],
    ],
    ['a list behind its verb', '出席会议的市领导还有顾长河、白秋实。', ['顾长河: 出席', '白秋实: 出席']],
    [
      'a list behind a colon',
      '参加会议的有：市领导顾长河、白秋实，市政府秘书长贺知秋。',
      ['顾长河: 参加', '白秋实: 参加', '贺知秋: 参加'],
    ],
    ['a list that ends with 等', '顾长河、白秋实等领导出席会议。', ['顾长河: 出席', '白秋实: 出席']],
    [
      'each what he did',
      '沈知秋主持会议，白秋实宣读通报，贺知秋点评。',
      ['沈知秋: 主持', '白秋实: 宣读 通报', '贺知秋: 点评'],
    ],
    ['who speaks by 强调', '林向北强调，要守住堤。', ['林向北: 讲话']],
    ['who speaks on as 他', '沈知秋主持会议。他指出，要守住堤。', ['沈知秋: 主持 讲话']],
    ['who sits in another hall', '白秋实在东岭县分会场出席会议并讲话。', ['白秋实: 在东岭县分会场出席 讲话']],
    ['who watches and listens', '沈知秋在云溪分会场收听收看并安排工作。', ['沈知秋: 在云溪分会场收听收看 部署']],
    ['who reports', '会议听取了白秋实关于汛情的汇报。', ['白秋实: 汇报']],
    ['who brings views', '顾长河就堤防管护提出指导意见和具体要求。', ['顾长河: 提出意见']],
    ['not the one acted for', '沈知秋代表市委书记林向北向一线人员表示感谢。', []],
    ['not the one on whose behalf', '受市委书记林向北委托，沈知秋出席会议。', ['沈知秋: 出席']],
    ['not the one whose words are studied', '会议学习了省长高远关于防汛工作的讲话。', []],
    ['not the one who stayed away', '市领导顾长河出席会议，白秋实因故缺席。', ['顾长河: 出席']],
    ['not the one who is chosen', '会议选举沈知秋为市长。', []],
    [
      'all of a list that opens with bodies',
      '参加会议的还有市人大常委会、市政协领导同志，市领导顾长河，市政府秘书长贺知秋。',
      ['顾长河: 参加', '贺知秋: 参加'],
    ],
    ['who speaks for a group', '职工代表、市一中教师贺知秋代表职工发言。', ['贺知秋: 发言']],
    ['the leader of a delegation', '副市长、代表团团长白秋实出席并作动员讲话。', ['白秋实: 出席 讲话']],
    ['who was given an office and speaks', '新任命的副市长白秋实作了表态发言。', ['白秋实: 发言']],
    ['the host, not what bodies did behind him', '白秋实部署工作，市教育局、东岭县作了交流发言。', ['白秋实: 部署']],
    ['whoever hears a report as its hearer', '林向北听取白秋实工作汇报。', ['白秋实: 汇报', '林向北: 听取汇报']],
    [
      'who acts behind a speech, whatever posts stand before the name',
      '林向北致辞。他希望大家守住堤。裁判员代表、市第一中学体育教师贺知秋宣誓。',
      ['林向北: 致辞 讲话', '贺知秋: 宣誓'],
    ],
    ['not the one in brackets', '会议由防汛办（联系人白秋实）主持。', []],
    ['not a reporter', '记者贺知秋参加了报道。', []],
  ])('of a meeting are %s', (_, sentence, wanted) => {
    expect(present([`${LEAD}${sentence}`])).toEqual(wanted);
  });

  it('are found in the headline block where the body only names them', () => {
    const body = [LEAD, '白秋实指出，要备足沙袋。'];
    expect(present(body, PEOPLE, { subtitle: '白秋实主持' })).toEqual(['白秋实: 讲话 主持']);
  });

  it('are not found inside what somebody says', () => {
    const body = [`${LEAD}林向北强调，要守住堤。白秋实负责的堤段要先修，顾长河联系的县要开会。`];
    expect(present(body)).toEqual(['林向北: 讲话']);
  });

  it('are found again where the paper goes on after a speech', () => {
    const body = [`${LEAD}林向北强调，要守住堤。要备足沙袋。市长沈知秋主持会议。`];
    expect(present(body)).toEqual(['林向北: 讲话', '沈知秋: 主持']);
  });

  it('keep every title that is printed with them', () => {
    const article = articleOf({ title: '防汛', body: [`${LEAD}市委副书记、市长沈知秋主持会议。`] });
    const dates = datesIn(article.text, { '4月11日上午': ['2023-04-11', '上午'] });
    const [event] = findEvents(article, { dates, people: peopleIn(article.text, PEOPLE), named: [] }).events;
    expect(event?.participants[0]?.titles).toEqual(['市委副书记', '市长']);
  });
});
