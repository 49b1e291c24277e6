import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleReading, FileReading } from '../../domain/reading.ts';
import { diceOf } from './dice.ts';
import { brokenLaws } from './laws.ts';
import { makeInput, type SoakPage } from './make-input.ts';
import { readFileAt, soakOnce } from './soak-once.ts';
import { lettersOf, sourceTexts } from './source-texts.ts';

const PAGE = `云溪晚报　2023年4月12日　星期三　第A01版

把堤防看在雨前
市防汛工作会议召开

　　本报讯（记者 李 丹）4月11日上午，全市防汛工作会议在云溪会堂召开。市长张明远出席会议并讲话。
　　张明远强调，要把隐患查在雨前，把责任落到堤上，一段一段有人管。

轮渡恢复夜航

　　本报讯（记者 陈朗）望湖轮渡4月12日起恢复夜航，末班船晚上十点开出。
`;
const PAGES: readonly SoakPage[] = [
  { name: '2023-04-12_A01.txt', text: PAGE },
  { name: 'web.html', text: `<html><body><h1>轮渡恢复夜航</h1><p>望湖轮渡昨日起恢复夜航。</p></body></html>` },
  { name: 'set.jsonl', text: `{"_id":"1","title":"灯会","text":"元旦灯会昨日在南岸公园举行。"}` },
];

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-soak-test-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('diceOf', () => {
  it('throws the same for the same seed, and other things for another', () => {
    const throws = (seed: number) =>
      Array.from({ length: 20 }, () => diceOf(seed)).map((dice, i) => dice.whole(1000 + i));
    expect(throws(7)).toEqual(throws(7));
    expect(throws(7)).not.toEqual(throws(8));
  });

  it('throws every face and none beyond', () => {
    const dice = diceOf(1);
    expect(new Set(Array.from({ length: 300 }, () => dice.whole(6)))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
    expect(dice.whole(0)).toBe(0);
  });
});

describe('makeInput', () => {
  it('makes the same file of a seed each time, and files of every format', () => {
    const inputs = Array.from({ length: 200 }, (_, seed) => makeInput(PAGES, diceOf(seed)));
    expect(Array.from({ length: 200 }, (_, seed) => makeInput(PAGES, diceOf(seed)))).toEqual(inputs);
    const formats = new Set(inputs.map(({ name }) => name.replace(/^.*\./, '')));
    expect(formats).toEqual(new Set(['txt', 'md', 'html', 'jsonl']));
    expect(inputs.filter(({ bytes }) => bytes.equals(Buffer.from(PAGE))).length).toBeLessThan(20);
  });
});

describe('lettersOf', () => {
  it.each([
    ['plain', '# 标题 *甲*\n\u0007乙1', '标题甲乙1'],
    ['html', '<p>甲<script>乙</script>丙&nbsp;&amp;丁</p><title>戊</title>', '甲丙丁'],
  ] as const)('counts the letters of %s that must not be lost', (markup, text, letters) => {
    expect(
      lettersOf(text, markup)
        .map((at) => text.charAt(at))
        .join(''),
    ).toBe(letters);
  });
});

describe('brokenLaws', () => {
  const check = async (spoilt: (reading: FileReading) => FileReading) => {
    const path = join(folder, '2023-04-12_A01.txt');
    await writeFile(path, PAGE);
    return brokenLaws(spoilt(await readFileAt(path)), await sourceTexts(Buffer.from(PAGE), path));
  };
  const first =
    (change: (reading: ArticleReading) => Partial<ArticleReading>) =>
    (reading: FileReading): FileReading => ({
      ...reading,
      articles: reading.articles.map((one, i) => (i === 0 ? { ...one, ...change(one) } : one)),
    });

  it('finds none in a true reading', async () => {
    expect(await check((reading) => reading)).toEqual([]);
  });

  it.each<[string, (reading: FileReading) => FileReading, RegExp]>([
    [
      'a lost article',
      (reading) => ({ ...reading, articles: reading.articles.slice(0, 1) }),
      /letters lost: 「轮渡恢复夜航/,
    ],
    ['lost furniture', (reading) => ({ ...reading, furniture: [] }), /letters lost: 「云溪晚报/],
    ['articles out of order', (reading) => ({ ...reading, articles: reading.articles.toReversed() }), /numbered 2, 1/],
    [
      'a text that is not the source',
      first(({ article }) => ({ article: { ...article, text: article.text.replace('堤防', '提防') } })),
      /runs are not true/,
    ],
    [
      'a passage beside its place',
      first(({ passages }) => ({ passages: passages.map((one) => ({ ...one, start: one.start + 1 })) })),
      /passage 0 is not its slice/,
    ],
    [
      'a date beside its place',
      first(({ dates }) => ({ dates: dates.map((one) => ({ ...one, start: one.start + 1 })) })),
      /date 「.*」 is not its slice/,
    ],
    [
      'a person beside their place',
      first(({ people }) => ({ people: people.map((one) => ({ ...one, end: one.end + 1 })) })),
      /person 「.*」 is not its slice/,
    ],
    [
      'a quote beyond the text',
      first(({ events }) => ({ events: events.map((one) => ({ ...one, quote: { start: 0, end: 9999 } })) })),
      /quote outside the text/,
    ],
    [
      'an idle participant',
      first(({ events }) => ({
        events: events.map((one) => ({ ...one, participants: one.participants.map((who) => ({ ...who, did: [] })) })),
      })),
      /did nothing/,
    ],
    ['a statement at no event', first(() => ({ events: [] })), /at an event that is not there/],
    ['an article without a title', first(({ article }) => ({ article: { ...article, title: ' ' } })), /no title/],
  ])('finds %s', async (_, spoilt, law) => {
    expect((await check(spoilt)).join('\n')).toMatch(law);
  });
});

describe('soakOnce', () => {
  it('holds every law on spoiled pages, whatever the seed', async () => {
    const results = [];
    for (let seed = 0; seed < 40; seed++) results.push(await soakOnce(seed, PAGES, folder));
    expect(results.filter(({ faults }) => faults.length > 0)).toEqual([]);
    expect(results.some(({ articles }) => articles > 1)).toBe(true);
  });
});
