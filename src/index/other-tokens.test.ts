import { connect } from '@lancedb/lancedb';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { temporaryFolder } from './__fixtures__/temporary-index.ts';
import { dayForms } from './day-forms.ts';
import { TokenCounts } from './rarity.ts';
import { otherTokens, passageTokens, queryTokens, rareTokens } from './token-column.ts';

const PRINTED = [
  '周未夜市开到凌晨',
  '警大退役',
  '车牌lb8o17',
  'covid-19试剂',
  '2022-11-08通水',
  '洒业公司',
  '夜市周边',
];

async function countsOf(texts: readonly string[]): Promise<TokenCounts> {
  const database = await connect(await temporaryFolder());
  return TokenCounts.of(
    await database.createTable(
      't',
      texts.map((text) => ({ tokens: passageTokens(text, '') })),
    ),
  );
}

describe('otherTokens', () => {
  it.each([
    ['周末', '周未'],
    ['警犬', '警大'],
    ['lb8017', 'lb8o17'],
    ['covid19', 'covid-19'],
    ['酒业', '洒业'],
  ])('%s may be printed %s', async (asked, printed) => {
    expect(otherTokens(asked, [], await countsOf(PRINTED)).split(' ')).toContain(printed);
  });

  it('adds the numeric forms of an asked day that the archive has', async () => {
    const days = [{ from: '2022-11-08', to: '2022-11-08' }] as const;
    expect(otherTokens('通水', days, await countsOf(PRINTED))).toBe('2022-11-08');
  });

  it('adds nothing to what the archive prints often', async () => {
    expect(otherTokens('周末', [], await countsOf(['周未', '周末', '周末的', '周末去', '周末来']))).toBe('');
  });

  it('adds a dozen tokens of the archive at most, none of them the own ones, which all stay', async () => {
    const counts = await countsOf(PRINTED);
    const chars = [...'周末未警犬大酒洒业8bo0l1夜市牌退役玉王 '];
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...chars), { maxLength: 20 }), async (parts) => {
        const text = parts.join('');
        const others = otherTokens(text, [], counts).split(' ').filter(Boolean);
        const own = new Set(queryTokens(text).split(' '));
        expect(others.length).toBeLessThanOrEqual(12);
        expect(others.filter((token) => own.has(token) || counts.count(token) === 0)).toEqual([]);
        expect(
          rareTokens(text, counts)
            .split(' ')
            .filter((token) => !own.has(token)),
        ).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('dayForms', () => {
  it.each([
    ['2022-09-05', ['2022-09-05', '2022-9-5', '2022.09.05', '2022.9.5', '9月', '月5', '5日']],
    ['XXXX-09-05', ['9.5', '9月', '月5', '5日']],
  ] as const)('%s', (day, forms) => {
    expect(dayForms(day)).toEqual(forms);
  });
});
