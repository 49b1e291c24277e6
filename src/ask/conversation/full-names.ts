import type { Slots } from '../../domain/conversation.ts';

/** A body or thing named in full: 澜川职业技术学院. */
interface FullName {
  readonly name: string;
  /** Something that belongs to a body: a course of study, a project. It leaves open whose. */
  readonly part: boolean;
}

const BODIES =
  '大学(?!生)|学院|学校|中学(?!生)|小学(?!生)|[一二三四五六七八九十]中(?=$|[\\u4e00-\\u9fff])|幼儿园|医院|卫生院|诊所|有限责任公司|有限公司|公司|集团|银行|(?<!工)厂(?![商家])|研究院|研究所|实验室|中心|大桥|[一二三四五六七八九十]桥|隧道|号线|高铁|铁路|高速公路|公园|广场|景区|小区|社区|新村|(?<![农乡])村|水库|电站|机场|码头|火车站|博物馆|图书馆|纪念馆|体育馆|美术馆|剧院|剧团|协会|学会|基金会|联合会|商会|合作社|法院|检察院|派出所|园区|开发区|产业园|基地|市场|商场|超市|酒店|宾馆|敬老院|福利院';
const PARTS = '专业|(?<![关联体派])系(?![统列])|实验班|项目|工程(?!师)|新校区|校区|车间';
/** A word goes on: 学院路, 项目部, 公司法. */
const GOES_ON = '(?![路部法员街镇乡])';
const NAME = new RegExp(`(?:(?<body>${BODIES})|(?<part>${PARTS}))${GOES_ON}`, 'g');
/** Words behind which a name may begin; none of them stands inside one. */
const BREAKS = new Set(
  (
    '的 在 是 了 向 从 对 由 被 把 将 到 去 于 有 为 哪 哪些 哪个 哪家 哪所 什么 谁 这 那 该 此 本 些 几 几个 多少 家 所 座 个 间 名 位 条 请问 关于 以及 还 也 都 又 ' +
    '成立 举办 承办 承建 参加 出席 位于 毕业 就读 来自 前往 走进 考察 调研 视察 检查 督导 联合 提供 设立 开设 共建 下设 拥有 获得 入选 介绍 ' +
    '包括 安排 完成 引领 建设 建成 新建 推进 实施 启动 设置 分别 主要 作为 通过 依托 加强 开展 支持 服务 打造 形成 进入 实现 培养 面向'
  ).split(' '),
);
/** Longest name, in characters. */
const LONGEST = 24;
/** No name: a head behind a word that points, counts or asks. */
const NO_MODIFIER =
  /^(?:本|全|各|我|你|他|她|其|其他|别的|两|三|几|某|新|老|旧|大|小|多|每|有|一|首|双|国内|国外|国内外|相关|有关|所在|附近|重点|知名|当地|两所|多所|高等|[一二三四五六七八九十\d]+[家所个座]?)$/;

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** Bodies and things that a folded text names in full, in order; of names that begin at one place the longest body and part. */
export function fullNames(folded: string): FullName[] {
  const starts = nameStarts(folded);
  const found: (FullName & { readonly start: number })[] = [];
  for (const match of folded.matchAll(NAME)) {
    const end = match.index + match[0].length;
    const start = Math.max(starts[match.index] ?? match.index, 0);
    const modifier = folded.slice(start, match.index);
    if (modifier === '' || end - start > LONGEST || NO_MODIFIER.test(modifier)) continue;
    const part = match.groups?.part !== undefined;
    const same = found.findIndex((other) => other.start === start && other.part === part);
    const name = { name: folded.slice(start, end), part, start };
    if (same >= 0) found[same] = name;
    else found.push(name);
  }
  return found.map(({ name, part }) => ({ name, part }));
}

/** For each place of a text where a name begins that reaches it: behind the last break, or behind 与 after a whole name. */
function nameStarts(text: string): number[] {
  const starts: number[] = [];
  let start = 0;
  for (const { segment, index, isWordLike } of segmenter.segment(text)) {
    const joint = /^[与和及、]$/.test(segment) && (index === start || ENDS_NAME.test(text.slice(start, index)));
    const breaks = BREAKS.has(segment) || joint || (!isWordLike && !/^[-·—“”]$/.test(segment));
    for (let at = index; at < index + segment.length; at++) starts.push(start);
    if (breaks) start = index + segment.length;
  }
  return starts;
}

const ENDS_NAME = new RegExp(`(?:${BODIES}|${PARTS})$`);

/** Short words for a body, and the endings of the names that they may mean. */
const SHORT: readonly (readonly [string, string])[] = [
  ['学校|校方', '大学|学院|学校|中学|小学|[一二三四五六七八九十]中|幼儿园'],
  ['大学', '大学'],
  ['学院', '学院'],
  ['公司|企业|集团', '公司|集团|厂|银行'],
  ['医院', '医院|卫生院'],
  ['工厂|厂里|厂', '厂|公司'],
  ['大桥|桥', '桥'],
  ['小区', '小区|新村'],
  ['社区', '社区'],
  ['村里|村子|村', '村'],
  ['专业', '专业'],
  ['系', '系'],
  ['实验班|班', '实验班'],
  ['项目', '项目|工程'],
  ['工程', '工程|项目'],
  ['银行', '银行'],
  ['研究院', '研究院'],
  ['研究所', '研究所'],
  ['实验室', '实验室'],
  ['中心', '中心'],
  ['隧道', '隧道'],
  ['公园', '公园'],
  ['广场', '广场'],
  ['景区', '景区'],
  ['水库', '水库'],
  ['机场', '机场'],
  ['博物馆|展馆', '博物馆|纪念馆|美术馆'],
  ['图书馆', '图书馆'],
  ['体育馆', '体育馆'],
  ['协会', '协会'],
  ['基金会', '基金会'],
  ['合作社', '合作社'],
  ['法院', '法院'],
  ['园区', '园区|开发区|产业园'],
  ['基地', '基地'],
  ['市场', '市场'],
  ['酒店|宾馆', '酒店|宾馆'],
  ['院(?!长)', '学院|医院|研究院|法院|检察院|卫生院'],
  ['校(?!长)', '大学|学院|学校|中学|小学'],
  ['馆(?!长)', '馆'],
  ['行(?!长)', '银行'],
];
const POINTING = '(?:该|本|此|(?:这|那)(?:家|所|座|个|间|条|处)?)';
/** What may stand before a short word that is meant by itself. */
const BEFORE = '(?:请问|那么?|目前|现在|如今|在|对|从|关于|另外|还有)?';
/** A short word of the question that means a name said before: `start` and `end` take in the word that points. */
interface ShortName {
  readonly start: number;
  readonly end: number;
  readonly meant: string;
}

/** Heard alone these mean any of their kind; 院 and 馆 are no words by themselves. */
const ONLY_POINTED = /^(?:[院校馆行]\(|市场$)/;
const SHORT_WORDS = SHORT.map(([word, endings]) => {
  const pointed = `${POINTING}(?:${word})${GOES_ON}`;
  const bare = word.replace(/\|企业\|/, '|');
  return {
    word: new RegExp(ONLY_POINTED.test(word) ? pointed : `${pointed}|(?<=^${BEFORE})(?:${bare})${GOES_ON}`),
    ending: new RegExp(`^(.*(?:${endings}))(.*)$`),
  };
});

const IT = /^(?:那么?|请问)?它(?=们?[的在是有于成建位哪叫何])/;

/** A folded question with the full name in place of a short word or 它; as it is when it holds none. */
export function withFullName(folded: string, slots: Slots): string {
  if (slots.subject !== null && IT.test(folded)) return folded.replace(/它们?/, slots.subject);
  const short = shortName(folded, slots.names);
  return short ? folded.slice(0, short.start) + short.meant + folded.slice(short.end) : folded;
}

/** The first short word that stands for a full name of the conversation: 「学院有多少教师」 → 澜川职业技术学院. */
function shortName(folded: string, names: readonly string[]): ShortName | null {
  if (names.length === 0) return null;
  for (const { word, ending } of SHORT_WORDS) {
    const match = word.exec(folded);
    const meant = match && nameEnding(ending, names);
    if (match && meant) return { start: match.index, end: match.index + match[0].length, meant };
  }
  return null;
}

/** The latest name with such an ending, else the latest that begins with one that has it: 某大学 of 某大学经济学院. */
function nameEnding(ending: RegExp, names: readonly string[]): string | null {
  const cut = names.map((name) => ending.exec(name)).filter((match) => match !== null);
  return (cut.find((match) => match[2] === '') ?? cut[0])?.[1] ?? null;
}

/** The fullest form of a name that was said before: 应用经济学院 → 某大学应用经济学院. */
export function fullest(name: string, names: readonly string[]): string {
  return names.find((other) => other.length > name.length && other.endsWith(name)) ?? name;
}
