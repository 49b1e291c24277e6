import { describe, expect, it } from 'vitest';
import type { DraftClaim } from '../../domain/draft.ts';
import type { NewsEvent } from '../../domain/event.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { EMPTY_PLAN, type QuestionKind } from '../../domain/plan.ts';
import { eventOf, participantOf } from '../__fixtures__/events.ts';
import { completeAgainst } from './complete-list.ts';

const articleId = 'a1' as ArticleId; // a test's own id
const event = (name: string, day: string, people: readonly string[]) =>
  eventOf({
    id: `${name}${day}`,
    articleId,
    name,
    from: day,
    to: day,
    participants: people.map((person) => participantOf(person)),
  });
const flood = event('全市防汛抗旱工作会议', '2023-05-01', ['骆长安', '闻敬之']);
const roads = event('全市农村公路现场推进会', '2023-05-02', ['骆长安']);
const quote = { articleId, start: 0, end: 10 };
const claim = (text: string, told: NewsEvent | null): DraftClaim => ({ text, quotes: [quote], event: told });
const own = [
  claim('5月1日，骆长安出席全市防汛抗旱工作会议。', flood),
  claim('5月2日，骆长安出席全市农村公路现场推进会。', roads),
];
const complete = (kind: QuestionKind, model: readonly DraftClaim[], extractive = own) => {
  const { claims, added, dropped } = completeAgainst({ ...EMPTY_PLAN, kind }, model, extractive);
  return { texts: claims.map(({ text }) => text), added, dropped };
};
const first = claim('骆长安5月1日出席了全市防汛抗旱工作会议。', flood);
const second = claim('全市农村公路现场推进会5月2日召开，骆长安出席。', roads);

describe('completeAgainst', () => {
  it('keeps the model’s wording, in the order of time', () => {
    expect(complete('list', [second, first])).toEqual({ texts: [first.text, second.text], added: 0, dropped: [] });
  });

  it('adds what the model left out', () => {
    expect(complete('list', [second])).toEqual({ texts: [own[0]?.text, second.text], added: 1, dropped: [] });
  });

  it('drops what no event of the table is, and what is told twice', () => {
    const invented = claim('5月3日，骆长安出席文艺晚会。', null);
    const again = claim('全市防汛抗旱工作会议，骆长安出席。', flood);
    const found = complete('list', [first, invented, again, second]);
    expect(found).toEqual({ texts: [first.text, second.text], added: 0, dropped: ['invented', 'repeated'] });
  });

  it('takes items that were run together apart', () => {
    const merged = claim('骆长安出席全市防汛抗旱工作会议和全市农村公路现场推进会。', flood);
    expect(complete('count', [merged])).toEqual({
      texts: own.map(({ text }) => text),
      added: 2,
      dropped: ['repeated'],
    });
  });

  it('keeps attendance only when nobody is missing', () => {
    const extractive = [claim('骆长安、闻敬之出席。', flood)];
    expect(complete('attendance', [claim('骆长安出席。', flood)], extractive)).toMatchObject({
      texts: ['骆长安、闻敬之出席。'],
      added: 1,
    });
    expect(complete('attendance', [claim('闻敬之、骆长安出席。', flood)], extractive).texts).toEqual([
      '闻敬之、骆长安出席。',
    ]);
  });

  it('puts the extractive fact first where the model lost it', () => {
    const extractive = [claim('53处：全市检查水库116座，发现隐患53处。', null)];
    const beside = claim('全市检查水库116座。', null);
    expect(complete('quantity', [beside], extractive)).toEqual({
      texts: [extractive[0]?.text, beside.text],
      added: 1,
      dropped: [],
    });
    expect(complete('quantity', [claim('发现隐患53处。', null)], extractive).added).toBe(0);
    expect(complete('quantity', [claim('发现隐患五十三处。', null)], extractive).added).toBe(0);
  });
});
