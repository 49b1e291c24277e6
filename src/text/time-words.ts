import type { DayPart } from '../domain/day.ts';
import type { Anchor, YearRef } from './time-expression.ts';
import { type Word, type WordTable, wordTable } from './time-scan.ts';

/** A day told by its distance: 昨晚 is one day back, in the evening. */
interface DayWord {
  readonly anchor: Anchor;
  readonly days: number;
  readonly part: DayPart | null;
}

const TODAY_IS = /[”》]|头条|说法|视点|看点|导读|视线|关注|聚焦|推荐|日本[人国首政]/y;
const WEATHER = /[气津]/y;
const PART_FOLLOWS = /上午|中午|下午|傍晚|凌晨/y;
/** Last characters of 光明, 说明, 昆明 …: their 明 belongs to them. */
const NOT_TOMORROW = '光文说声鲜证表黎高英透聪分简开发三昆申注标指阐查讲辨启照先';

function day(
  word: string,
  days: number,
  part: DayPart | null = null,
  guards: Partial<Word<DayWord>> = {},
): Word<DayWord> {
  return { word, value: { anchor: 'reference', days, part }, ...guards };
}

function textDay(word: string, days: number, part: DayPart | null, guards: Partial<Word<DayWord>>): Word<DayWord> {
  return { word, value: { anchor: 'text', days, part }, ...guards };
}

const SAME_DAY = { unlessAfter: '每应适相正担充妥恰停稳便得理定', unlessBefore: /[气津]|下(?!午)|本(?![报市])/y };
const SAME = { unlessAfter: '共不相', unlessBefore: /[本]/y };
/** 「政变次日」 counts from the coup, wherever that was told; a clause or one of these words must come before. */
const JOINT = '于在至到和及并或从自';
const OPENING = { onlyAtClauseStart: true } as const;
const LATER_DAY = { unlessAfter: '先今以', unlessBefore: /[性努形养失免培获津学教因]/y };

/** 今天, 昨晚, 大前天; 当日, 次日 and the like count from the last date in the text. */
export const DAY_WORDS: WordTable<DayWord> = wordTable([
  ...['今天', '今日', '今儿', '本日'].map((word) =>
    day(word, 0, null, { unlessAfter: '如现时《', unlessBefore: word === '今天' ? WEATHER : TODAY_IS }),
  ),
  ...(['晨', '早'] as const).flatMap((part) => [
    day(`今${part}`, 0, '早', { unlessAfter: '如现当' }),
    day(`昨${part}`, -1, '早'),
    day(`明${part}`, 1, '早', { unlessAfter: NOT_TOMORROW }),
  ]),
  ...(['晚', '夜'] as const).flatMap((part) => [
    day(`今${part}`, 0, '晚', { unlessAfter: '如现当' }),
    day(`昨${part}`, -1, '晚'),
    day(`明${part}`, 1, '晚', { unlessAfter: NOT_TOMORROW }),
  ]),
  day('今', 0, null, { unlessAfter: '如现当至于迄古从', onlyBefore: PART_FOLLOWS }),
  day('昨', -1, null, { onlyBefore: PART_FOLLOWS }),
  day('昨天', -1, null, { unlessBefore: WEATHER }),
  day('昨日', -1),
  day('前天', -2, null, { unlessAfter: '目之以从空产眼提', unlessBefore: WEATHER }),
  day('前日', -2, null, { unlessAfter: '目之以从空产眼提当', unlessBefore: /本/y }),
  day('前晚', -2, '晚', { unlessAfter: '日天之' }),
  day('大前天', -3),
  day('大大前天', -4),
  day('明天', 1, null, { unlessAfter: `${NOT_TOMORROW}的好向新与《`, unlessBefore: /[气空然津更]|会更|下(?!午)/y }),
  day('明日', 1, null, { unlessAfter: `${NOT_TOMORROW}的《`, unlessBefore: /[报之月本]/y }),
  day('后天', 2, null, LATER_DAY),
  day('大后天', 3),
  day('大大后天', 4),
  day('即日', 0, null, { onlyBefore: /起/y }),
  ...['当天', '当日'].map((word) => textDay(word, 0, null, SAME_DAY)),
  ...['当晚', '当夜'].map((word) => textDay(word, 0, '晚', { unlessAfter: '每应相' })),
  ...['同日', '同天', '同一天'].map((word) => textDay(word, 0, null, SAME)),
  ...['次日', '翌日'].map((word) => textDay(word, 1, null, { onlyAfter: JOINT })),
  ...['次晨', '翌晨'].map((word) => textDay(word, 1, '早', { onlyAfter: JOINT })),
  ...['第二天', '隔天'].map((word) => textDay(word, 1, null, OPENING)),
  ...['前一天', '前一日'].map((word) => textDay(word, -1, null, OPENING)),
]);

function year(word: string, years: number, anchor: Anchor, guards: Partial<Word<YearRef>> = {}): Word<YearRef> {
  return { word, value: { kind: 'offset', anchor, years }, ...guards };
}

const AGE = /[轻龄纪]/y;
const YEAR_BEFORE = { unlessAfter: '目之以此从先生空产史眼跟当年月日周天分午', unlessBefore: /[后均产]/y };
const YEAR_AFTER = { unlessAfter: '今以之此然往随先日', unlessBefore: /[均产]/y };

/** 今年, 去年, 次年 … */
export const YEAR_WORDS: WordTable<YearRef> = wordTable([
  year('今年', 0, 'reference', { unlessAfter: '如现', unlessBefore: AGE }),
  year('本年', 0, 'reference', { unlessAfter: '样基成资' }),
  year('去年', -1, 'reference', { unlessAfter: '过失', unlessBefore: /均/y }),
  year('前年', -2, 'reference', YEAR_BEFORE),
  year('大前年', -3, 'reference'),
  year('明年', 1, 'reference', { unlessAfter: NOT_TOMORROW }),
  year('后年', 2, 'reference', YEAR_AFTER),
  year('大后年', 3, 'reference'),
  year('来年', 1, 'reference', { onlyAfter: '于在到从为待至望盼求与和及了' }),
  year('上年', -1, 'reference', { unlessAfter: '以晚早线网纸书会历', unlessBefore: /[纪限岁龄]/y }),
  year('上一年', -1, 'reference'),
  year('这一年', 0, 'either'),
  year('当年', 0, 'text', { unlessAfter: '相应正想', unlessBefore: AGE }),
  year('同年', 0, 'text', { unlessAfter: '共不', unlessBefore: /[级龄人代]/y }),
  year('次年', 1, 'text', { onlyAfter: `${JOINT}—~-` }),
  year('翌年', 1, 'text', { onlyAfter: `${JOINT}—~-` }),
]);

/** A month, week or quarter told by its distance. */
interface StepWord {
  readonly anchor: Anchor;
  readonly steps: number;
}

const UPPER = '以会席台场线路街网海江河岸身山桥车船地面版报书楼村乡镇市基历史早晚马';
const LOWER = '以之会当天地线脚部楼月桥树山乡';

/** 上, 上一个, 本, 这个 … before each unit, with its distance. */
function steps(units: readonly string[], guards: Partial<Word<StepWord>> = {}): Word<StepWord>[] {
  const leads: readonly (readonly [string, number, string])[] = [
    ['上上', -2, UPPER],
    ['上一', -1, UPPER],
    ['上', -1, UPPER],
    ['下下', 2, LOWER],
    ['下一', 1, LOWER],
    ['下', 1, LOWER],
    ['本', 0, '成样基根日资版课文剧书标原脚'],
    ['这一', 0, ''],
    ['这', 0, ''],
  ];
  return leads.flatMap(([lead, distance, unlessAfter]) =>
    units.map((unit) => ({
      word: lead + unit,
      value: { anchor: 'reference', steps: distance } satisfies StepWord,
      unlessAfter,
      ...guards,
    })),
  );
}

/** 本月, 上个月, 下月; 当月 and 同月 count from the last date in the text. */
export const MONTH_WORDS: WordTable<StepWord> = wordTable([
  ...steps(['月', '个月'], { unlessBefore: /[亮台球饼]/y }),
  { word: '当月', value: { anchor: 'text', steps: 0 }, unlessAfter: '应相' },
  { word: '同月', value: { anchor: 'either', steps: 0 } },
  { word: '次月', value: { anchor: 'text', steps: 1 }, onlyAfter: JOINT },
]);

/** 本周, 上个星期 … A weekday may follow. 「会上周边」 and 「下周转」 are guarded. */
export const WEEK_WORDS: WordTable<StepWord> = wordTable([
  ...steps(['周', '个周'], { unlessBefore: /[边围期全年岁密转到折详旋知易公恩总口村庄家记刊报身长遭]/y }),
  ...steps(['星期', '个星期', '礼拜', '个礼拜']),
]);

/** 本季度, 上个季度 … */
export const QUARTER_WORDS: WordTable<StepWord> = wordTable(steps(['季度', '个季度']));
