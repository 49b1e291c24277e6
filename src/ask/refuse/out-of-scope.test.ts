import { describe, expect, it } from 'vitest';
import { outOfScope, tellsAfterAll } from './out-of-scope.ts';

const PAST = { named: false, past: true };
const NAMED = { named: true, past: false };

describe('a turn that asks nothing of an archive', () => {
  it.each([
    '你好',
    '您好！',
    'Hello',
    '谢谢',
    '好的，谢谢您',
    '再见',
    '你是谁？',
    '你能做什么',
    '怎么用',
    '帮我写一首诗',
    '请给我写一篇关于春天的作文',
    '讲个笑话',
    '123乘以456等于多少',
    '3+5=？',
    '帮我算一下 12*(3+4)',
    '现在几点',
    '今天星期几？',
    '你觉得市长怎么样',
    '谁最漂亮',
  ])('%s', (question) => {
    expect(outOfScope(question)).toMatchObject({ refusal: { code: 'not_for_archive' }, answeredBy: null });
  });
});

describe('a question that an archive answers only when it is in print', () => {
  it.each([
    ['明天会下雨吗', '4月5日我市有小雨，气温18度。'],
    ['现在茅台股价多少', '贵州茅台收盘报1700元。'],
    ['明年房价会涨吗', '住建局预计涨幅收窄。'],
    ['感冒吃什么药', '医生建议遵医嘱服用感冒药。'],
    ['“同志”怎么翻译成英文', '“同志”译成comrade。'],
  ])('%s', (question, claim) => {
    const scope = outOfScope(question);
    expect(scope && tellsAfterAll(scope, [{ text: claim }])).toBe(true);
    expect(scope && tellsAfterAll(scope, [{ text: '全市招商大会召开。' }])).toBe(false);
  });

  it('keeps what is private unless it is printed', () => {
    const scope = outOfScope('张三丰的手机号码是多少', NAMED);
    expect(scope && tellsAfterAll(scope, [{ text: '联系人张三丰，电话0739-8123456。' }])).toBe(true);
    expect(scope && tellsAfterAll(scope, [{ text: '村民张三丰用手机卖橘子。' }])).toBe(false);
  });
});

describe('a question to an archive', () => {
  it.each([
    '市民热线电话是多少',
    '12345热线接了多少电话',
    '市人民医院的电话是多少',
    '谁写诗百首',
    '画一幅画的老人是谁',
    '“熊猫”又被译为什么',
    '游牧人居住在什么地方',
    '云溪药业股价上涨了多少',
    '写了一首诗的学生叫什么',
    '《红楼梦》有多少种译本',
    '我市老旧小区加装电梯怎么办',
    '我国第一艘航母叫什么',
    '我校学生获奖了吗',
    '最美教师是谁',
    '运动会会不会延期',
    '2022/9/5秦国文参加了什么会议',
    '市长今天参加了哪些会议',
    '云溪二桥总投资多少',
    '你好鲜花店在哪',
    '谢谢是哪个村的村民',
    '谁是最好的守门员',
    '现在的市委书记是谁',
  ])('%s', (question) => {
    expect(outOfScope(question)).toBeNull();
  });

  it.each(['2022年9月5日天气怎么样，今天的报纸说了吗', '3月8日当天路况如何'])(
    'of a day that is past: %s',
    (question) => {
      expect(outOfScope(question, PAST)).toBeNull();
    },
  );
});

it.each(['你好', '写一首', '怎么治', '翻译成', '1+', '会不会', '今天天气', '我', '手机'])(
  'reads 20,000 characters of %s at once',
  (piece) => {
    const begun = performance.now();
    outOfScope(piece.repeat(20_000 / piece.length));
    expect(performance.now() - begun).toBeLessThan(5_000);
  },
);
