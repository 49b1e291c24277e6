import { describe, expect, it } from 'vitest';
import { articleOf, datesIn, peopleIn, type TitledNames } from '../__fixtures__/article.ts';
import { findEvents } from './events.ts';

const PEOPLE: TitledNames = { 林向北: ['市委书记'], 沈知秋: ['市长'], 董桂芝: [], 高远: ['国家主席'] };

function read(body: readonly string[]) {
  const article = articleOf({ title: '把隐患查在雨前', body });
  const facets = {
    dates: datesIn(article.text, { '4月11日上午': ['2023-04-11', '上午'] }),
    people: peopleIn(article.text, PEOPLE),
    named: [],
  };
  return { article, ...findEvents(article, facets) };
}

function said(body: readonly string[]): string[] {
  const { article, statements } = read(body);
  return statements.map(({ speaker, verb, start, end }) => `${speaker}|${verb}|${article.text.slice(start, end)}`);
}

describe('statements', () => {
  it.each([
    [
      'run to the end of their paragraph',
      ['林向北指出，堤防要看牢。沙袋要备足。', '天晴了。'],
      ['林向北|指出|林向北指出，堤防要看牢。沙袋要备足。'],
    ],
    [
      'end where the next one begins',
      ['林向北指出，堤防要看牢。沈知秋要求，沙袋要备足。'],
      ['林向北|指出|林向北指出，堤防要看牢。', '沈知秋|要求|沈知秋要求，沙袋要备足。'],
    ],
    [
      'end where the paper speaks again',
      ['林向北强调，堤防要看牢。沙袋要备足。沈知秋主持会议。'],
      ['林向北|强调|林向北强调，堤防要看牢。沙袋要备足。'],
    ],
    [
      'begin with the speaker, whatever he did first',
      ['市委书记林向北听取汇报后强调，堤防要看牢。'],
      ['林向北|强调|林向北听取汇报后强调，堤防要看牢。'],
    ],
    [
      'of 他 are those of the one named last',
      ['沈知秋主持会议。他强调，堤防要看牢。'],
      ['沈知秋|强调|他强调，堤防要看牢。'],
    ],
    ['of 会议 are the meeting’s', ['会议指出，堤防要看牢。'], ['会议|指出|会议指出，堤防要看牢。']],
    ['may go without a comma', ['沈知秋要求各县区备足沙袋。'], ['沈知秋|要求|沈知秋要求各县区备足沙袋。']],
    [
      'may stand before their speaker',
      ['“一楼不出钱，大家都认这个理。”董桂芝说。'],
      ['董桂芝|说|“一楼不出钱，大家都认这个理。”董桂芝说。'],
    ],
    [
      'may be somebody’s without a name',
      ['市水利局有关负责人表示，沙袋已经备足。'],
      ['市水利局有关负责人|表示|市水利局有关负责人表示，沙袋已经备足。'],
    ],
    ['are not what a paper says', ['通知要求，各县区备足沙袋。'], []],
    ['may suggest', ['沈知秋建议，沙袋要备足。'], ['沈知秋|建议|沈知秋建议，沙袋要备足。']],
    [
      'end before the quotation of the next speaker',
      ['林向北强调，堤防要看牢。“家里备了沙袋。”董桂芝说。'],
      ['林向北|强调|林向北强调，堤防要看牢。', '董桂芝|说|“家里备了沙袋。”董桂芝说。'],
    ],
    [
      'do not take the quotation of the speaker before',
      ['董桂芝说：“家里备了沙袋。”林向北表示，堤防要看牢。'],
      ['董桂芝|说|董桂芝说：“家里备了沙袋。”', '林向北|表示|林向北表示，堤防要看牢。'],
    ],
    [
      'may be told to somebody',
      ['“堤防要看牢。”林向北叮嘱值守人员。'],
      ['林向北|叮嘱|“堤防要看牢。”林向北叮嘱值守人员。'],
    ],
    [
      'end before who else was there',
      ['林向北强调，堤防要看牢。市水利局主要负责同志参加调研。'],
      ['林向北|强调|林向北强调，堤防要看牢。'],
    ],
    ['are not thanks', ['沈知秋代表市政府表示感谢。'], []],
    ['are not demands that are met', ['各县区按照防汛工作要求，备足沙袋。'], []],
  ])('%s', (_, body, wanted) => {
    expect(said(body)).toEqual(wanted);
  });

  it('belong to the event they were made at', () => {
    const { events, statements } = read([
      '4月11日上午，全市防汛工作会议召开。林向北强调，堤防要看牢。',
      '会议指出，沙袋要备足。',
    ]);
    expect(events).toHaveLength(1);
    expect(statements.map(({ eventId }) => eventId)).toEqual([events[0]?.id, events[0]?.id]);
  });

  it('of residents belong to no event, of those who take part and of the meeting they do', () => {
    const { statements } = read([
      '4月11日上午，全市防汛工作会议召开。市委书记林向北强调，堤防要看牢。',
      '会议要求，沙袋要备足。',
      '村民董桂芝说：“家里备了沙袋。”有关专家认为，雨还会下。',
    ]);
    expect(statements.map(({ speaker, eventId }) => [speaker, eventId !== null])).toEqual([
      ['林向北', true],
      ['会议', true],
      ['董桂芝', false],
      ['有关专家', false],
    ]);
  });

  it('cited from a head of state belong to no local event, and do not make him attend', () => {
    const { events, statements } = read(['4月11日上午，全市防汛工作会议召开。', '国家主席高远指出，人民至上。']);
    expect(statements.map(({ speaker, eventId }) => [speaker, eventId])).toEqual([['高远', null]]);
    expect(events[0]?.participants).toEqual([]);
  });
});
