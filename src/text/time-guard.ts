import { type TimeExpression, tellsOneDay } from './time-expression.ts';
import { startsClause } from './time-scan.ts';

/** How a text is read; see `findDates`. */
export type TimeUse = 'article' | 'question';

/** 每年9月, 每周三, 历年元旦 come again and again. */
const AGAIN = /(?:[每逢][年月周天日晚个逢隔到]?|每个?(?:星期|季度|礼拜|工作日|周末)|[每历往常逐]年|每[天月周])的?$/;
const BEFORE_CHRIST = /公元前$/;

/** Words before a number of days that make it a length. */
const LENGTH_BEFORE =
  /(?:[\d第每近前后达共满超约余逾仅多几数半整首末历经续期花为过隔/.、]|拘留|停[工业课产运]|整顿|公示|隔离|观察|住院|休假|放假|延长|持续|少于|历时|连续|为期|大约|长达|总计|累计)$/;
/** What makes 5日 a length, or 日 the beginning of another word. */
const LENGTH_AFTER =
  /^(?:[内游龄以之后均元左余多年岁租薪息刊子志程语照光夜用益]|间(?!接)|前(?!往|来|赴|去)|本(?!报|市|网|台|届|次|刊|省|县|区)|报(?!道|告|名|请|经|到|警|案|送)|常(?!务|委)|(?:处理|最高|最低|吞吐|产量))/;
const NUMBERED_THING =
  /^(?:会议室|会议厅|[^\s,。?、在到去的开来出从向对有是和与什么哪谁会都还举召参调视考慰检了上下]{0,4}(?:地铁|公路|航班|[楼线院令机馆门厅店矿井车床仓桌台炉渠桥站坝库塔闸港厂洞路街口室房舱船池泵]|码头|泊位|隧道|地块|选手|球员|种子|文件|公告|议案|提案))/;
const WIRE = /^(?:电|讯)/;
/** What a bare 周三 may be followed by; 周一清 is a name. */
const WEEKDAY_AFTER =
  /^(?:$|[,。;、()\s在将从到对由的市全省该我他她记已曾说有起晚早前后]|公布|发布|表示|举行|召开|宣布|开[始会了幕]|参加|出席|上午|下午|凌晨|中午|傍晚)/;

const EACH = /[每逢][^,。;\n]{0,10}$/;

const YEARS_BEFORE = /(?:距今|已有|历经|历时|长达|超过|近|约|逾|将近|跨越|绵延|传承|走过|有着?|上下|达|满)$/;
const YEARS_AFTER = /^(?:的?(?:历史|文明|时间(?![线轴表])|岁月|传承|光阴|树龄|古)|以上|之久|间|余年|多年|左右|来的|才)/;
const EDGE_BEFORE = /[\d一二三四五六七八九十两几半每近今去前后明次当历往多]$/;

/** Whether what reads like a time is none: something that recurs, a length, an age, part of a name. */
export function isNoTime(text: string, expression: TimeExpression, use: TimeUse): boolean {
  const before = text.slice(Math.max(0, expression.start - 6), expression.start);
  if (AGAIN.test(before) || BEFORE_CHRIST.test(before)) return true;
  const after = text.slice(expression.end, expression.end + 4);
  const { moment } = expression.from;
  switch (moment.kind) {
    case 'date':
      return isNoDate(text, expression, before, after, use);
    case 'weekday':
      return isNoWeekday(text, expression, after);
    case 'stretch':
      return use === 'article' && !(isShort(moment.unit) && !'近最'.includes(text.charAt(expression.start)));
    case 'in-year':
      return isNoYear(text, expression, before, after);
    default:
      return false;
  }
}

/** 5日: a length in many places; a range, a time of day or 电 behind it make it a day. 5号 needs one of them. */
function isNoDate(text: string, expression: TimeExpression, before: string, after: string, use: TimeUse): boolean {
  if (LENGTH_BEFORE.test(before) && !/[日号]、$/.test(before)) return true;
  const printed = text.slice(expression.start, expression.end);
  if (expression.from.time !== null) return false;
  if (LENGTH_AFTER.test(after)) return true;
  if (expression.to !== null || use === 'question') return isNumbered(text, expression.end);
  if (/号/.test(printed)) return !(/^[,、]/.test(after) && startsClause(text, expression.start));
  return !/^\d/.test(printed) && !WIRE.test(after);
}

/** 2号高炉, 5号会议室, 3号干渠: the thing that is numbered stands behind, with no verb between. */
function isNumbered(text: string, end: number): boolean {
  return NUMBERED_THING.test(text.slice(end, end + 8));
}

/** 周三至周五 are opening hours, 每周六、周日 come again; a bare 周三 must not be the beginning of a name. */
function isNoWeekday(text: string, expression: TimeExpression, after: string): boolean {
  const { start, end } = expression;
  if (expression.to !== null || /^[至到、—–-]/.test(after)) return true;
  if (EACH.test(text.slice(Math.max(0, start - 12), start))) return true;
  return text.startsWith('周', start) && end - start === 2 && !WEEKDAY_AFTER.test(after);
}

/** 未来三天, 过去一周, 未来48小时: near enough to be told in days. */
function isShort(unit: string): boolean {
  return unit === 'day' || unit === 'week' || unit === 'hour';
}

/** 近3月, 第9月 and 2000年历史 are lengths; 年底 behind another word belongs to it. */
function isNoYear(text: string, expression: TimeExpression, before: string, after: string): boolean {
  const { moment } = expression.from;
  if (moment.kind !== 'in-year') return false;
  const printed = text.slice(expression.start, expression.end);
  if (moment.year?.kind === 'current') return EDGE_BEFORE.test(before);
  if (moment.year === null) return /[近满达逾超约整第]$/.test(before) && !tellsOneDay(moment);
  if (moment.year.kind !== 'printed' || moment.period.kind !== 'months' || !/[年\d]$/.test(printed)) return false;
  const round = moment.year.year % 100 === 0 || moment.year.year < 1840;
  return YEARS_AFTER.test(after) || (round && YEARS_BEFORE.test(before));
}
