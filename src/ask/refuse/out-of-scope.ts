import type { Refusal } from '../../domain/answer.ts';
import { fold } from '../../text/fold.ts';

/** Why a question is none to an archive, and what an answer must say for the archive to hold one after all. */
interface OutOfScope {
  readonly refusal: Refusal;
  /** What a claim holds that answers it after all; null = nothing that is printed can, so that nothing need be looked up. */
  readonly answeredBy: RegExp | null;
}

/** What the plan says of the question. */
interface ScopeSetting {
  /** Whether it names somebody. */
  readonly named: boolean;
  /** Whether it names a time that is past: the weather of 9月5日 may be in print. */
  readonly past: boolean;
}

interface Rule {
  readonly asks: (folded: string, setting: ScopeSetting) => boolean;
  readonly answeredBy: RegExp | null;
  readonly text: string;
}

const EXAMPLE = '可以问馆藏报道里的人、时间和事情，例如“某某9月5日出席了哪些会议”“大桥总投资多少”';
const NOW = '(?:今天|今日|今晚|今早|明天|明日|明晚|后天|大后天|现在|眼下|此刻|这几天|这两天|这周末?|本周末?|下周)';
/** A question of its own inside an order makes it one to the archive: 「画一幅画的老人是谁」. */
const ASKS_OF = /[谁哪几]|什么|多少/;

const GREETING =
  /^(?:你好呀?|您好|大家好|嗨|哈喽|hello|hi|hey|早上好|早安|上午好|中午好|下午好|晚上好|在吗|在不在|在么|喂)[啊呀哦]?[,!。?~ ]*$/i;
const THANKS =
  /^(?:好的?|嗯|行)?[,。! ]{0,2}(?:多谢|谢谢|感谢|辛苦|谢啦|thanks|thank you)(?:你|您|大家|了|啦|帮忙|你的帮助|您的帮助){0,3}[,!。~ ]*$/i;
const GOODBYE = /^(?:再见|拜拜|晚安|回头见|bye)[啦了吧,!。~ ]*$/i;
const WHO_ARE_YOU =
  /^(?:请问)?(?:你|您)(?:到底)?(?:是谁|是什么|叫什么|是机器人|是人吗|会什么|会做什么|能做什么|能干什么|可以做什么|有什么功能|怎么用)[^,。]{0,8}$|^(?:怎么用|怎么问|有什么功能)[?]?$/;
const WRITE =
  /^(?:请|麻烦|能不能|可以|能否)?(?:你|您)?(?:再|帮我|给我|替我|为我|帮忙){0,2}(?:写|作|创作|编写?|起草|拟|生成|画)(?:一?[首篇段个份封张幅副]|点|些)[^,。]{0,40}(?:诗|词|作文|文章|稿子?|通讯|消息|新闻|评论|故事|代码|程序|信|报告|文案|发言|总结|画|图|对联|笑话|歌词|检讨|申请)[^,。?]{0,6}$|^(?:请|给我|帮我)?[讲说]个?(?:笑话|故事)/;
const TRANSLATE =
  /(?:把|将|请|帮我|怎么|如何)[^,。]{0,40}(?:翻译|译)(?:成|为|一下)|^(?:请|帮我)?翻译(?:一下|这)|用(?:英语|英文|日语|法语)怎么说/;
const CLOCK =
  /^(?:请问)?(?:现在|此刻|当前|今天)?(?:是?几点|什么时间|什么时候)了?[?]?$|^(?:请问)?今天(?:是)?(?:几号|几月几[日号]|星期几|周几|礼拜几|什么日子|农历)[^,。]{0,4}$/;
const WEATHER = new RegExp(
  `${NOW}[^,。]{0,10}(?:天气|气温|下雨|下雪|多少度|温度|冷不冷|热不热|刮风|出太阳)|^(?:天气|气温)(?:怎么样|如何|好吗|预报)?[?]?$|会不会(?:下雨|下雪)`,
);
const LIVE = new RegExp(
  `^(?:路况|大盘|热搜)[^,。]{0,6}(?:怎么样|如何|是什么)|(?:${NOW}|最新|实时)[^,。]{0,12}(?:股价|股票|汇率|比特币|大盘|路况|热搜|油价|金价|堵车|堵不堵|票房|比分|开门|营业|关门|有票)`,
);
const PRIVATE =
  /(?:手机|电话|座机|身份证|微信|qq|邮箱|银行卡|车牌|家庭住址|家庭地址|住址)(?:号码?)?(?:是|有|为)?(?:多少|几号|什么|哪)/i;
const OWNER = /[我你您他她]|^(?:手机|身份证|微信|qq|银行卡)/i;
/** 「市长的手机号」 is a person's; 「市长热线」 and 「市长信箱」 are not. */
const HOLDER =
  /(?:书记|[市县区镇乡村局厅处院校]长|主任|主席|经理|董事长|记者|医生|老师)的?(?:办公|家庭|私人|个人)?(?:手机|电话|座机|身份证|微信|邮箱|住址)/;
const HOME = /^[^,。]{2,8}(?:家住|家在|(?<!居)住在|住)(?:哪|什么地方|什么路|几)/;
const OPINION =
  /^(?:那|请问)?(?:你|您)(?:觉得|认为|怎么看|怎么想|喜欢|支持|感觉|的看法|的观点)|(?:谁|哪[个位些])[^,。]{0,8}(?:最|更|比较)(?:漂亮|好看|帅|美丽|聪明|有魅力|讨厌|坏)/;
const MOVES = '(?:涨|跌|降价|升值|贬值|倒闭|破产|夺冠|赢|输)';
const PREDICTION = new RegExp(
  `(?:会不会|能不能|还会|会|能)(?:再|继续|大)?${MOVES}[^,。]{0,3}[?]?$|(?:会不会|能不能)[^,。]{0,4}${MOVES}|^(?:请|帮我)?(?:预测|算一?卦|算命)|彩票[^,。]{0,6}(?:号|中奖)`,
);
const ADVICE =
  /(?:怎么治|吃什么药|怎样治疗|如何治疗|怎么调理|能不能治好?)[?]?$|(?:^|[,。])我(?![市省县区国军校院馆们乡镇村])(?:家|妈|爸|的)?[^,。]{0,12}(?:怎么办|该怎么|应该怎么|要不要)/;

/** Rules in order; the first that fits tells why. */
const RULES: readonly Rule[] = [
  { asks: (text) => GREETING.test(text), answeredBy: null, text: `您好，这里是问报，${EXAMPLE}。` },
  { asks: (text) => THANKS.test(text), answeredBy: null, text: '不客气，还想查什么，直接问就行。' },
  { asks: (text) => GOODBYE.test(text), answeredBy: null, text: '再见，想查报纸时再来。' },
  {
    asks: (text) => WHO_ARE_YOU.test(text),
    answeredBy: null,
    text: `这里是问报，只依据馆藏的报纸回答，每句话注明出处；${EXAMPLE}。`,
  },
  {
    asks: (text) => WRITE.test(text) && !ASKS_OF.test(text),
    answeredBy: null,
    text: '写作不在这里的范围。需要素材，可以问馆藏报道里与题目有关的人和事。',
  },
  {
    asks: (text) => TRANSLATE.test(text),
    answeredBy: /译/,
    text: '翻译不在这里的范围，这里只依据馆藏的报纸回答。',
  },
  {
    asks: isCalculation,
    answeredBy: null,
    text: '算术不在这里的范围。报道里的数字可以直接问，例如“大桥总投资多少”。',
  },
  {
    asks: (text) => CLOCK.test(text),
    answeredBy: null,
    text: '报纸说不了此刻的时间。要查某一天的报道，请写明日期。',
  },
  {
    asks: (text, { past }) => !past && WEATHER.test(text),
    answeredBy: /晴|多云|阴|雨|雪|气温|[℃度]/,
    text: '报纸档案查不到此刻和以后的天气，请看气象部门的预报。某一天的天气报上若有记载，请写明日期再问。',
  },
  {
    asks: (text, { past }) => !past && LIVE.test(text),
    answeredBy: /股价|收盘|汇率|油价|金价|大盘|路况|拥堵|票房|热搜|比分|营业/,
    text: '实时的行情和状况不在馆藏报道里，请查专门的服务。',
  },
  {
    asks: (text, { named }) => PRIVATE.test(text) && (named || OWNER.test(text) || HOLDER.test(text)),
    answeredBy: /\d{5}/,
    text: '个人的电话、证件号和住址这里不提供，馆藏报道也未刊载。',
  },
  {
    asks: (text, { past }) => !past && HOME.test(text),
    answeredBy: /家住|家在|住在|居住|老家/,
    text: '个人的住址这里不提供，馆藏报道也未刊载。',
  },
  {
    asks: (text) => OPINION.test(text),
    answeredBy: null,
    text: '这里只说报上怎么写，不作评价。可以问馆藏报道里说了什么、谁说的。',
  },
  {
    asks: (text, { past }) => !past && PREDICTION.test(text),
    answeredBy: /预计|预测|预期|有望|可能|将|收窄|研判/,
    text: '报纸档案答不了对以后的预测。已经见报的预计和判断可以问，请说明是谁、哪一年说的。',
  },
  {
    asks: (text) => ADVICE.test(text),
    answeredBy: /药|治|就医|就诊|预防|手术|医生|医院/,
    text: '看病、用药和私人事务请问专业人员，这里只依据馆藏的报纸回答。',
  },
];

const UNREAD: ScopeSetting = { named: false, past: false };

/** Why a question is none to an archive; null when it may be one. Without a setting, as far as its words alone tell. */
export function outOfScope(question: string, setting = UNREAD): OutOfScope | null {
  const folded = fold(question).trim();
  const rule = RULES.find(({ asks }) => asks(folded, setting));
  return rule ? { refusal: { code: 'not_for_archive', text: rule.text }, answeredBy: rule.answeredBy } : null;
}

/** Whether claims tell what was asked though the question did not look like one to an archive. */
export function tellsAfterAll({ answeredBy }: OutOfScope, claims: readonly { readonly text: string }[]): boolean {
  return answeredBy !== null && claims.some(({ text }) => answeredBy.test(text));
}

/** Nothing but numbers and what is to be done with them: 「123乘以456等于多少」. A day (2022/9/5) is none. */
function isCalculation(folded: string): boolean {
  if (!/[加减乘除算+*×÷=]|等于/.test(folded)) return false;
  const rest = folded.replace(/加上?|减去?|乘以?|除以|的?平方|等于|是?多少|请|帮我|计?算一?下?|[=?得]/g, ' ');
  return /^[\d.+\-*/×÷()% ]+$/.test(rest) && (rest.match(/\d+/g) ?? []).length >= 2;
}
