import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { IndexReader } from '../../domain/archive-index.ts';
import type { NewsItem } from '../../domain/news.ts';
import { pagesIndex } from '../__fixtures__/pages-index.ts';
import { QINGTANG } from './__fixtures__/qingtang.ts';
import { findNews, knowsSubject } from './find-news.ts';

let reader: IndexReader;
beforeAll(async () => {
  reader = await pagesIndex(QINGTANG);
});

async function news(paper: string, ...subjects: string[]): Promise<readonly NewsItem[]> {
  const held = await reader.issueArticles({ paper });
  return findNews(
    held.map(({ id }) => id),
    subjects,
    reader,
  );
}

async function told({ events, mention }: NewsItem): Promise<string> {
  const [event] = events;
  const last = mention.at(-1);
  const article = last && (await reader.articles([last.articleId])).get(last.articleId);
  return event?.name ?? article?.text.slice(last?.start, last?.end) ?? '';
}

const MEETING = '全市森林防火工作会议';
const VISIT = '到东湖水厂调研供水工作';

describe('findNews', () => {
  it.each([
    ['a person by the events they had a part in', '傅思远', [MEETING, VISIT]],
    ['a person also where no event is theirs', '尤怀瑾', [MEETING, '他说，市委书记尤怀瑾来过两次，都是冬天。']],
    ['a person with a title, which may be a former one', '原市长傅思远', [MEETING, VISIT]],
    ['a person in the other script', '傅思遠', [MEETING, VISIT]],
    ['a subject by the events that its words name', '供水工作', [VISIT]],
    ['a subject by a place of an event', '东湖水厂', [VISIT]],
    ['a subject by sentences where no event names it', '石门林场', ['护林员田大河在石门林场守了三十年。']],
    ['a subject of several words by all of them', '林场 巡护车', ['今年林场新添两台森林防火巡护车，路也修到了山顶。']],
    ['words of which one is somebody at the event', '傅思远 森林防火', [MEETING]],
    ['a word narrowed by a letter', '林场 路', ['今年林场新添两台森林防火巡护车，路也修到了山顶。']],
    ['words that stand apart in one article', '三十年、山顶', ['今年林场新添两台森林防火巡护车，路也修到了山顶。']],
    ['nobody by a byline', '简素心', []],
    ['nothing where a word is missing', '林场 迎宾馆', []],
    ['nothing by one letter', '市', []],
  ])('finds %s', async (_, subject, expected) => {
    const found = await news('青塘日报', subject);
    expect(await Promise.all(found.map(told))).toEqual(expected);
  });

  it('tells a happening that several subjects are about once, in the order of the pages', async () => {
    const found = await news('青塘日报', '傅思远', '森林防火', '尤怀瑾');
    expect(found.map(({ subjects }) => subjects.map(({ subject }) => subject))).toEqual([
      ['傅思远', '森林防火', '尤怀瑾'],
      ['傅思远'],
      ['尤怀瑾'],
      ['森林防火'],
    ]);
    expect(await Promise.all(found.map(told))).toEqual([
      MEETING,
      VISIT,
      '他说，市委书记尤怀瑾来过两次，都是冬天。',
      '今年林场新添两台森林防火巡护车，路也修到了山顶。',
    ]);
  });

  it('knows a happening again that another paper prints a day later under another name, and only that', async () => {
    const first = new Set((await news('青塘日报', '尤怀瑾')).flatMap(({ told: keys }) => keys));
    const again = await news('青塘晚报', '尤怀瑾');
    const seen = again.map(({ known }) => known.some((key) => first.has(key)));
    expect(await Promise.all(again.map(told))).toEqual(['全市森林防火和应急工作会议', '会见客商代表一行']);
    expect(seen).toEqual([true, false]);
  });

  it('keeps a person apart from somebody of a longer name', async () => {
    const other = await pagesIndex({
      '青塘日报/2024-04-02_01.txt': `青塘日报    2024年4月2日    第01版

全市春灌工作会议召开

本报讯（记者 简素心）4月1日上午，全市春灌工作会议召开。市委书记林静怡出席并讲话，副市长蓝若水主持会议。
`,
    });
    const ids = (await other.issueArticles({})).map(({ id }) => id);
    expect(await other.people()).toContain('林静怡');
    expect(await findNews(ids, ['林静'], other)).toEqual([]);
    expect(await findNews(ids, ['林静怡'], other)).toHaveLength(1);
  });

  it('takes any subject without failing', async () => {
    const ids = (await reader.issueArticles({})).map(({ id }) => id);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 60 }), async (subject) => {
        for (const { subjects } of await findNews(ids, [subject], reader)) expect(subjects).toHaveLength(1);
      }),
      { numRuns: 30 },
    );
  });
});

describe('knowsSubject', () => {
  it.each([
    ['傅思远', true],
    ['森林防火', true],
    ['林场 供水', true],
    ['卫星发射', false],
    ['，', false],
  ])('says of %s whether it is printed anywhere: %s', async (subject, expected) => {
    expect(await knowsSubject(subject, reader)).toBe(expected);
  });
});
