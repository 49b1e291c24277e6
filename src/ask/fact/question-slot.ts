import { fold, searchForm } from '../../text/fold.ts';

/** What sort of thing a question word stands for. */
export type SlotKind =
  | 'person'
  | 'time'
  | 'place'
  | 'number'
  | 'body'
  | 'name'
  | 'which'
  | 'reason'
  | 'manner'
  | 'open';

/** 空位: where the question word stands, and what it stands for. Texts are in search form. */
export interface QuestionSlot {
  readonly kind: SlotKind;
  /** The question up to its question word, and what follows that. */
  readonly before: string;
  readonly after: string;
  /** The noun that the thing asked for goes by: 公司 in 哪家公司, 名称 in 名称是什么; empty when none is said. */
  readonly head: string;
}

const WORDS: readonly (readonly [SlotKind, RegExp])[] = [
  ['reason', /(?<![称作名叫做])为什么(?!单位|公司|机构|学校)|为何|因何|由于什么|什么原因/],
  [
    'time',
    /什么时候|什么时间|何时|何年|哪一?[年天日]|哪个月|几[月号]几?[日号]?|哪个?(?:年份|年代|时期|日期)|什么时期|多会儿/,
  ],
  [
    'number',
    /百分之几|多少|多长时间|多久|多[大长高宽深重远厚快](?=[的了,?？]|$)|几(?!乎)(?=[个名位人次场家所支项条座处年月天日岁届种部本只头辆艘架层级期批套类大万亿千百分倍度]|$)/,
  ],
  [
    'place',
    /哪里|哪儿|在哪|何地|何处|什么地方|哪一?个?(?:国家|国|省份|省|城市|市|县|区|镇|乡|村|地区|地方|洲|岛|街道|社区|小区)|什么(?:国家|城市|地区|位置)/,
  ],
  [
    'body',
    /(?:哪一?|什么)[家个所些支只]?(?:公司|企业|机构|组织|部门|单位|学校|大学|学院|中学|小学|高校|医院|银行|团队|球队|俱乐部|协会|媒体|工厂|政府|党派|政党|乐队|集团|院校|委员会|法院|研究所|研究院|队伍|队|厂|校)|哪家|哪所/,
  ],
  ['person', /谁|哪一?[位名](?!球员国)|何人|什么人|哪个人|哪些人|哪些领导/],
  ['manner', /怎么样?|怎样|如何|何种方式|什么方式|什么方法/],
  [
    'name',
    /叫什么(?:名字?|名称)?|叫做什么|名为什么|称为什么|称作什么|名字是什么|名称是什么|被?称之?为什么|哪一?[部本首篇张幅](?:[\u4e00-\u9fa5]{2})?/,
  ],
  ['which', /哪一?[\u4e00-\u9fa5]?|什么样|什么|何种|何/],
];

const NAMED = /(?:名称|名字|书名|片名|全称|简称|别名|俗称|学名|代号|主题|口号|标题|题目)(?:叫?做?是?)?$/;
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Where a question leaves a place open. A question without a question word (「是否」, 「…吗」) is open at its end. */
export function questionSlot(question: string): QuestionSlot {
  const text = fold(question).replace(/[?？。!！\s]+$/, '');
  for (const [kind, rule] of WORDS) {
    const found = rule.exec(text);
    if (!found) continue;
    const before = text.slice(0, found.index);
    const after = text.slice(found.index + found[0].length);
    return {
      kind:
        kind === 'which' && NAMED.test(before) && after === ''
          ? 'name'
          : kind === 'which' && after === '' && !headBefore(before)
            ? 'open'
            : kind,
      before: searchForm(before),
      after: searchForm(after),
      head: searchForm(headIn(found[0]) || headAfter(after) || headBefore(before)),
    };
  }
  return { kind: 'open', before: searchForm(text), after: '', head: '' };
}

/** 公司 of 哪家公司. */
function headIn(word: string): string {
  return (
    /^(?:哪一?|什么)[家个所些支只部本首篇张幅位名]?((?!一)[\u4e00-\u9fa5]{2,})$/
      .exec(word)?.[1]
      ?.replace(/^(?:时候|时间|地方)$/, '') ?? ''
  );
}

const COUNTERS = /^(?:[一二两三四五六七八九十几]?[个种些项条款座类支所届场次家名位大份枚片段句号层])/;

/** 设计 of 什么设计: the words behind the question word up to the first that is no noun-like word. */
function headAfter(after: string): string {
  const rest = after.replace(COUNTERS, '');
  const [first] = segmenter.segment(rest);
  const word = first?.isWordLike ? first.segment : '';
  return word.length >= 2 && /^[\u4e00-\u9fa5]+$/.test(word) ? word : '';
}

/** 名称 of 「…的名称是什么」. */
function headBefore(before: string): string {
  const plain = before.replace(/(?:分别|主要|具体|通常|一般|都|又|也|被|就|叫做?|有|是|为|了|指的?)+$/, '');
  if (plain === before) return '';
  const words = [...segmenter.segment(plain)];
  const last = words.at(-1)?.segment ?? '';
  return last.length >= 2 && /^[\u4e00-\u9fa5]+$/.test(last) ? last : '';
}
