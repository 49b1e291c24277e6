import { describe, expect, it } from 'vitest';
import { findDates } from '../../text/dates.ts';
import { findNamed } from '../../text/places.ts';
import { articleOf, peopleIn, type TitledNames } from '../__fixtures__/article.ts';
import { findEvents } from './events.ts';

const PEOPLE: TitledNames = {
  林向北: ['市委书记'],
  沈知秋: ['市长'],
  白秋实: ['副市长'],
  贺知秋: ['县委书记'],
  董桂芝: ['市总工会主席'],
  马骏驰: ['省水利厅厅长'],
  郑海川: [],
};

function read(body: readonly string[]) {
  const article = articleOf({ title: '今日要闻', issueDate: '2021-07-21', body });
  const facets = {
    dates: findDates(article.text, { reference: '2021-07-21', use: 'article' }),
    people: peopleIn(article.text, PEOPLE),
    named: findNamed(article.text),
  };
  return { article, ...findEvents(article, facets) };
}

function events(body: readonly string[]): string[] {
  return read(body).events.map(({ from, to, status, name, participants }) => {
    const days = from === to ? from : `${from}..${to}`;
    return [`${days} ${status} ${name}`, ...participants.map((one) => `${one.name}: ${one.did.join(' ')}`)].join('|');
  });
}

describe('who speaks', () => {
  it.each([
    ['is not the one spoken to', ['林向北到灵溪县调研。“水要送到家。”他对随行的县委书记贺知秋说。'], ['林向北']],
    ['is named before the one spoken to', ['市委书记林向北对陪同的市长沈知秋说：“要保成活。”'], ['林向北']],
    ['may turn to somebody after a clause', ['市委书记林向北看了看水渠，向沈知秋说：“要保成活。”'], ['林向北']],
    ['may himself stand behind a clause with 对', ['对物业不满的居民郑海川说，灯坏了半年。'], ['郑海川']],
    ['is no guest who is welcomed', ['市长沈知秋代表市委对郑海川一行的到来表示欢迎。他说，云溪的门开着。'], ['沈知秋']],
    ['is no guest who is met', ['市长沈知秋会见了郑海川一行。他表示，云溪欢迎客商。'], ['沈知秋']],
    ['is no companion', ['在副市长白秋实陪同下，市长沈知秋到灵溪县调研。他说，水要送到家。'], ['沈知秋']],
    ['is told by no pronoun behind a question', ['市长沈知秋向郑海川了解情况。她说，房子不漏了。'], []],
  ])('%s', (_, body, wanted) => {
    expect(read(body).statements.map(({ speaker }) => speaker)).toEqual(wanted);
  });

  it('has said no more than what his quotation marks hold', () => {
    const { article, statements } = read(['市长沈知秋说：“老街要留住。”老张说，房子漏雨。“修好了就不走。”街坊们说。']);
    expect(statements.map(({ start, end }) => article.text.slice(start, end))).toContain('沈知秋说：“老街要留住。”');
  });

  it('goes on behind his quotation with what he asks for', () => {
    const { article, statements } = read(['市长沈知秋说：“老街要留住。”要加快修缮。']);
    expect(statements.map(({ start, end }) => article.text.slice(start, end))).toEqual([
      '沈知秋说：“老街要留住。”要加快修缮。',
    ]);
  });
});

describe('no event', () => {
  it.each([
    [
      'is a meeting whose speeches are studied',
      ['7月20日，市委举行集体学习会，专题学习在庆祝建市五十周年大会上的重要讲话精神。市委书记林向北主持会议。'],
      ['2021-07-20 held 市委举行集体学习会|林向北: 主持'],
    ],
    [
      'is a session of which words are studied',
      [
        '7月20日，市委召开常委会会议，学习贯彻在参加省十二届人大五次会议云溪代表团审议时的重要讲话精神。市委书记林向北主持会议。',
      ],
      ['2021-07-20 held 常委会会议|林向北: 主持'],
    ],
    [
      'is put on the day another closes',
      ['本届樱桃节将于8月2日在灵溪县开幕，8月22日闭幕，期间将举办采摘体验、摄影大赛等12项活动。'],
      ['2021-08-02..2021-08-22 planned 本届樱桃节'],
    ],
  ])('%s', (_, body, wanted) => {
    expect(events(body)).toEqual(wanted);
  });
});

describe('an event of its own', () => {
  it.each([
    [
      'is the city’s meeting after the province’s',
      [
        '7月20日上午，全省防汛工作视频会议召开。市长沈知秋在云溪分会场参加会议。',
        '省视频会议结束后，我市立即召开视频调度会。林向北主持会议并讲话。白秋实参加会议。',
      ],
      [
        '2021-07-20 held 全省防汛工作视频会议|沈知秋: 在云溪分会场参加',
        '2021-07-20 held 视频调度会|林向北: 主持 讲话|白秋实: 参加',
      ],
    ],
    [
      'is a festival beside the meeting about it',
      [
        '7月20日，第五届云溪砚台节组委会第一次会议召开。市长沈知秋主持会议。',
        '第五届云溪砚台节将于9月5日开幕。白秋实介绍了筹备情况。',
      ],
      ['2021-07-20 held 第五届云溪砚台节组委会第一次会议|沈知秋: 主持', '2021-09-05 planned 第五届云溪砚台节'],
    ],
    [
      'is a second report under 又讯',
      ['7月20日上午，市委书记林向北到老街调研。', '又讯 昨日下午，市长沈知秋到火车站广场检查春运工作。白秋实陪同。'],
      ['2021-07-20 held 到老街调研|林向北: 调研', '2021-07-20 held 到火车站广场检查春运工作|沈知秋: 检查|白秋实: 陪同'],
    ],
    [
      'is an inspection by deputies',
      ['7月18日至19日，市人大常委会组织部分市人大代表，对我市水利建设情况进行视察。白秋实参加视察。'],
      ['2021-07-18..2021-07-19 held 对我市水利建设情况进行视察|白秋实: 参加'],
    ],
    [
      'is a visit of a group from elsewhere',
      ['7月18日至20日，省政协调研组来我市调研乡村振兴工作。副市长白秋实陪同。'],
      ['2021-07-18..2021-07-20 held 来我市调研乡村振兴工作|白秋实: 陪同'],
    ],
    [
      'is a session of questions',
      ['7月20日，市人大常委会举行专题询问会。副市长白秋实应询。'],
      ['2021-07-20 held 专题询问会|白秋实: 应询'],
    ],
    [
      'is a talk with those responsible',
      ['7月20日，市纪委对三家单位主要负责人进行集体约谈。市委书记林向北主持并讲话。'],
      ['2021-07-20 held 对三家单位主要负责人进行集体约谈|林向北: 主持 讲话'],
    ],
    ['is a check by night', ['7月20日晚，副市长白秋实带队夜查酒驾。'], ['2021-07-20 held 带队夜查酒驾|白秋实: 夜查']],
    [
      'is a book’s first day',
      ['7月20日，云溪籍作家郑海川新书《老街》首发式在新华书店举行。市长沈知秋出席。'],
      ['2021-07-20 held 云溪籍作家郑海川新书《老街》首发式|沈知秋: 出席'],
    ],
    [
      'is a contest of skills',
      ['7月20日，县供电公司举办焊工技能比武。副市长白秋实到现场祝贺。'],
      ['2021-07-20 held 焊工技能比武|白秋实: 到场'],
    ],
  ])('%s', (_, body, wanted) => {
    expect(events(body)).toEqual(wanted);
  });
});

describe('in company', () => {
  it.each([
    [
      'with 的 before 陪同',
      ['7月20日，省水利厅厅长马骏驰在副市长白秋实的陪同下，视察青石水库。'],
      ['2021-07-20 held 视察青石水库|白秋实: 陪同|马骏驰: 视察'],
    ],
    [
      'of several',
      ['7月20日，省水利厅厅长马骏驰在市长沈知秋、副市长白秋实等的陪同下，到灵溪县检查防汛。'],
      ['2021-07-20 held 到灵溪县检查防汛|沈知秋: 陪同|白秋实: 陪同|马骏驰: 检查'],
    ],
    [
      'of somebody whose name was not found',
      ['7月20日，省水利厅厅长马骏驰在副市长路某的陪同下，视察青石水库。'],
      ['2021-07-20 held 视察青石水库|马骏驰: 视察'],
    ],
    [
      'of whom something is said',
      ['7月20日，市委书记林向北到灵溪县调研。“水要送到家。”他对随行的县委书记贺知秋说。'],
      ['2021-07-20 held 到灵溪县调研|林向北: 调研 讲话|贺知秋: 随行'],
    ],
  ])('%s', (_, body, wanted) => {
    expect(events(body)).toEqual(wanted);
  });
});

describe('names of events', () => {
  it('begin behind a dash', () => {
    expect(events(['高新区首家外商独资企业——永丰电子有限公司昨日投产。'])).toEqual([
      '2021-07-20 held 永丰电子有限公司昨日投产',
    ]);
  });
});
