import { describe, expect, it } from 'vitest';
import type { AskedBack } from '../../domain/answer.ts';
import { NO_SLOTS } from '../../domain/conversation.ts';
import { pickedQuestion } from './pick-option.ts';

const option = (label: string): AskedBack => ({ label, question: `${label}是谁` });
const OPTIONS = [option('湖南省委书记'), option('江西省委书记'), option('江西省委副书记')];
const asked = (options: readonly AskedBack[], around: readonly [string, string] | null = null) => ({
  ...NO_SLOTS,
  asked: { options, around },
});

describe('a turn behind 「请说明要问哪一个」', () => {
  it.each([
    ['2', '江西省委书记是谁'],
    ['第2个', '江西省委书记是谁'],
    ['第二个吧', '江西省委书记是谁'],
    ['我问的是第三个', '江西省委副书记是谁'],
    ['最后一个', '江西省委副书记是谁'],
    ['湖南的', '湖南省委书记是谁'],
    ['我问的是湖南的', '湖南省委书记是谁'],
    ['湖南省委书记', '湖南省委书记是谁'],
    ['江西副书记', '江西省委副书记是谁'],
  ])('%s picks %s', (turn, question) => {
    expect(pickedQuestion(turn, asked(OPTIONS))).toBe(question);
  });

  it.each(['江西的', '9', '不是', '是的', '云溪二桥总投资多少', '湖南的人口有多少', '', '？', '谁'])(
    '%s picks none',
    (turn) => {
      expect(pickedQuestion(turn, asked(OPTIONS))).toBeNull();
    },
  );

  it.each(['是的', '对', '嗯', '是湖南省委书记', '1', '好的。'])('%s takes the only one', (turn) => {
    expect(pickedQuestion(turn, asked(OPTIONS.slice(0, 1)))).toBe('湖南省委书记是谁');
  });

  it('puts words in the place of those that were not clear', () => {
    expect(pickedQuestion('全市防火会议', asked([], ['', '谁主持的']))).toBe('全市防火会议谁主持的');
    for (const turn of ['谁主持全市防火会议', '还有呢', '再说详细点', '那下午呢', '不是'])
      expect(pickedQuestion(turn, asked([], ['', '谁主持的']))).toBeNull();
  });

  it('is nothing when nothing was asked back', () => {
    expect(pickedQuestion('2', NO_SLOTS)).toBeNull();
  });
});
