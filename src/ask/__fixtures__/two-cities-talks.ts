import type { RefusalCode } from '../../domain/answer.ts';
import type { QuestionKind } from '../../domain/plan.ts';

/** What the last turn of a talk must come to; what is left out is not looked at. */
interface TalkWanted {
  readonly kind?: QuestionKind;
  readonly people?: readonly string[];
  /** Each of them stands in the answer, or in the text of the refusal when one is wanted. */
  readonly says?: readonly string[];
  readonly lacks?: readonly string[];
  /** The reason of a refusal; left out = the last turn is answered. */
  readonly code?: RefusalCode;
}

/** Questions of one conversation over the pages of the two cities. */
interface Talk {
  readonly questions: readonly string[];
  readonly wanted: TalkWanted;
}

const talk = (questions: readonly string[], wanted: TalkWanted): Talk => ({ questions, wanted });

const FAN = '范亭渊2023年4月20日参加了哪些活动';
const LUO = '骆思齐2023年4月12日参加了哪些会议';
const FIRE = '谁主持了全市春季防火工作会议';

/** Follow-ups after lists, answers, refusals and corrections. */
export const TALKS: readonly Talk[] = [
  // items of a list
  talk([FAN, '第二个谁主持的', '她说了什么'], { says: ['内河航线'] }),
  talk([FAN, '其中哪些是他主持的'], { says: ['常委会'], lacks: ['开港', '环卫'] }),
  talk([FAN, '其中哪些是下午的'], { says: ['开港'], lacks: ['常委会', '环卫'] }),
  talk([FAN, '其中有几个会议'], { kind: 'count', says: ['常委会'], lacks: ['环卫'] }),
  talk([FAN, '这里面哪些和环卫有关'], { says: ['环卫'], lacks: ['常委会', '开港'] }),
  talk([FAN, '其中哪些是靳雨薇也参加的'], { says: ['开港'], lacks: ['常委会', '环卫'] }),
  talk([FAN, '第二个总投资多少', '泊位呢'], { says: ['12'] }),
  talk([FAN, '最后一个在哪里', '这篇是谁写的'], { kind: 'byline', says: ['卞知秋'] }),
  talk([FAN, '还有呢'], { code: 'nothing_says', says: ['没有更多'] }),
  talk([FAN, '还有别的吗'], { code: 'nothing_says', says: ['没有更多'] }),
  // of one event
  talk([FIRE, '在哪开的', '那次会上范亭渊说了什么'], { says: ['巡山'] }),
  talk([FIRE, '那次会上他说了什么'], { people: ['骆思齐'], says: ['480万'], lacks: ['巡山'] }),
  talk([FIRE, '谁在会上讲话', '他要求什么'], { says: ['巡山'] }),
  talk(['全市春季防火工作会议是哪天召开的', '再说详细点'], { says: ['范亭渊', '上山路口'] }),
  talk([FAN, '再说详细点', '第3个'], { says: ['滨江环卫站'] }),
  talk([FAN, '再说详细点'], { code: 'ambiguous', says: ['1. ', '3. '] }),
  talk([FIRE, '具体说说'], { says: ['上山路口'] }),
  talk(['范亭渊在防火会议上要求什么', '为什么'], { says: ['雨水少'] }),
  talk(['范亭渊在防火会议上要求什么', '为什么火险比往年高'], { says: ['雨水少'] }),
  talk([FIRE, '这篇是谁写的', '登在哪一版'], { says: ['01版'] }),
  talk([FAN, '第五个谁主持的'], { code: 'nothing_says', says: ['3项'] }),
  // other times and people
  talk([FAN, '那骆思齐呢', '4月12日呢'], { people: ['骆思齐'], says: ['文化旅游'] }),
  talk(['范亭渊2023年4月有哪些活动', '上个月呢'], { people: ['范亭渊'], says: ['厉怀谷'], lacks: ['开港'] }),
  talk(['范亭渊2023年3月有哪些活动', '下个月呢'], { people: ['范亭渊'], says: ['开港'], lacks: ['厉怀谷'] }),
  talk(['范亭渊2023年4月20日参加了哪些活动', '去年同一天呢'], { code: 'nothing_says' }),
  talk(['范亭渊和骆思齐2023年4月4日一起参加了什么会', '他们4月12日呢'], {
    people: ['范亭渊', '骆思齐'],
    says: ['文化旅游'],
  }),
  talk(['骆思齐2023年4月4日下午去了哪里', '谁陪他去的', '她4月20日下午主持了什么'], {
    people: ['靳雨薇'],
    says: ['开港'],
  }),
  // after a refusal
  talk(['范亭远4月20日参加了哪些活动', '是范亭渊'], { people: ['范亭渊'], says: ['开港'] }),
  talk(['范亭远4月20日参加了哪些活动', '是的'], { people: ['范亭渊'], says: ['开港'] }),
  talk(['范亭远2023年4月20日参加了哪些活动', '对', '第二个谁主持的'], { says: ['靳雨薇'] }),
  talk(['你好', FAN, '第二个谁主持的'], { says: ['靳雨薇'] }),
  talk([FAN, '谢谢', '第二个谁主持的'], { says: ['靳雨薇'] }),
  talk(['范亭渊2023年5月8日参加了哪些活动', '那4月20日呢'], { people: ['范亭渊'], says: ['开港'] }),
  // corrections
  talk(['陶弘毅2023年9月5日去了哪里', '不是9月，是10月', '谁来调研的'], { says: ['尚云亭'] }),
  talk(['范亭渊2023年3月有哪些活动', '不是3月，是4月'], { says: ['开港'] }),
  talk([FAN, '不是4月20日，是4月12日', '在哪开的'], { says: ['沅湄剧院'] }),
  talk([FAN, '我问的是骆思齐', '那4月4日下午呢'], { people: ['骆思齐'], says: ['水厂'] }),
  // several that may be meant
  talk(['省委书记是谁'], { says: ['厉怀谷', '尚云亭', '沅岭', '朔宁'] }),
  talk(['省委书记是谁', '朔宁的'], { says: ['尚云亭'], lacks: ['厉怀谷'] }),
  talk(['市委书记是谁'], { says: ['范亭渊', '陶弘毅'] }),
  talk(['林静是谁'], { says: ['教师', '局长'] }),
  talk(['9月5日霁川有哪些活动'], { says: ['2022年', '2023年', '2024年'] }),
  talk(['市政府常务会议研究了什么'], { says: ['电梯', '内涝'] }),
  talk(['《市政府召开常务会议》是谁写的'], { says: ['容小山', '支朝阳'] }),
  talk(['《市政府召开常务会议》讲了什么'], { says: ['电梯', '内涝'] }),
  talk(['那次会议在哪开的'], { code: 'ambiguous', says: ['哪'] }),
  talk(['那次会议在哪开的', '全市春季防火工作会议'], { says: ['市会议中心'] }),
  talk([LUO, '那次会议谁主持的'], { code: 'ambiguous', says: ['1. ', '2. ', '文化旅游', '常务会议'] }),
  talk([LUO, '那次会议在哪开的', '第1个'], { says: ['沅湄剧院'] }),
  talk([LUO, '那次会议在哪开的', '1'], { says: ['沅湄剧院'] }),
  talk([LUO, '那次会议在哪开的', '文化旅游那个'], { says: ['沅湄剧院'] }),
  talk([LUO, '那次会议在哪开的', '霁川湖大桥全长多少米'], { says: ['2160'] }),
  talk([LUO, '那次大会在哪开的'], { says: ['沅湄剧院'] }),
  talk([LUO, '上午那次会议在哪开的'], { says: ['沅湄剧院'] }),
];
