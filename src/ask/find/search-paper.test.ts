import { expect, it } from 'vitest';
import type { ArticleId, PassageId } from '../../domain/ids.ts';
import type { ArticleReading } from '../../domain/reading.ts';
import { memoryIndex } from '../__fixtures__/memory-index.ts';
import { articleOf, planOf } from '../__fixtures__/plans.ts';
import { searchPlan } from './search-plan.ts';

const COUNT = 600;

/** Notices of an invented county, every fourth in another paper: more in each paper than are ranked at once. */
const reader = memoryIndex(
  Array.from({ length: COUNT }, (_, at): ArticleReading => {
    const body = `防汛${at % 3 === 0 ? '堤防巡查' : '物资'}第${at}号通知已发。`;
    const article = articleOf(`防汛通知${at}`, body);
    const [id, paper] = [`a${at}` as ArticleId, at % 4 === 0 ? '盐池晚报' : '盐池日报']; // a test's own id
    const passage = { id: `p${at}` as PassageId, articleId: id, n: 0, ...article.body, text: body };
    return {
      article: { ...article, id, paper: { value: paper, origin: { kind: 'masthead', reason: null } } },
      dates: [],
      people: [],
      named: [],
      events: [],
      statements: [],
      passages: [passage],
      errata: [],
    };
  }),
);

it('puts every passage of a paper that is named before all others, however many there are', async () => {
  const plan = planOf({ question: '堤防巡查', text: '防汛堤防巡查', papers: ['盐池晚报'] });
  const { hits } = await searchPlan(plan, reader, COUNT);
  const places = hits.flatMap(({ passage }, at) => (Number(passage.id.slice(1)) % 4 === 0 ? [at] : []));
  expect(hits).toHaveLength(COUNT);
  expect(places).toEqual(Array.from({ length: COUNT / 4 }, (_, at) => at));
});
