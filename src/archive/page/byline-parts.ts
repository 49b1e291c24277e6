import type { Byline } from '../../domain/article.ts';
import { compoundAt, isSurname } from '../../text/surnames.ts';
import { asPrinted } from './as-printed.ts';

/** A byline without anybody in it. */
export const NO_BYLINE: Byline = { reporters: [], correspondents: [], others: [] };

/** Letters printed apart: 「通 讯 员」, 「文     字」. */
const apart = (word: string): string => [...word].join('\\s{0,8}');
const anyOf = (words: readonly string[]): string => words.map(apart).join('|');

const OUTLET =
  '[\\u4e00-\\u9fff]{1,8}(?:日报|晚报|早报|晨报|时报|商报|快报|都市报|报|新闻|网|客户端|社|融媒)(?:全媒体|融媒体?)?[·/]?';
const BEFORE_REPORTER =
  '本报|本网|本台|本刊|本社|小|校园|学生|全媒体|融媒体|融媒|新媒体|首席|见习|特约|特派|高级|资深|通讯|驻[\\u4e00-\\u9fff]{2,3}';
const REPORTER = `(?:(?:${BEFORE_REPORTER}|${OUTLET})\\s{0,4}){0,4}(?:${anyOf(['记者'])})`;
const CORRESPONDENT = `(?:(?:特约|本报)\\s{0,2})?(?:${anyOf(['通讯员'])})`;
const PICTURE = anyOf(['摄影报道', '摄影', '图片', '供图', '制图', '漫画', '航拍', '视频']);
const WORDS = anyOf(['文字', '撰文', '作者', '采写', '记录', '编译', '整理', '撰稿', '供稿', '口述', '采访', '执笔']);
const EDITOR = anyOf('责任编辑 值班编辑 责编 编辑 美编 校对 校核 版式 审核 编审 监制 终审'.split(' '));
const BOTH =
  '(?:文\\s?并\\s?[摄图]|图\\s?并\\s?文|文\\s?[/、·和]?\\s?图|图\\s?[/、·和]?\\s?文|文\\s?[/、·和]?\\s?摄影?|摄影?\\s?/\\s?文)';
const TRAINEE = anyOf(['实习生', '实习记者']);

/** Groups: 1 reporter, 2 correspondent, 3 trainee, 4 words and picture, 5 editor, 6 picture, 7 words, 8 single letter, 9 report. */
const ROLE = new RegExp(
  `(${REPORTER})|(${CORRESPONDENT})|(${TRAINEE})|(${BOTH})(?![\\u4e00-\\u9fff])|(${EDITOR})|(${PICTURE})|(${WORDS})|` +
    '([文图摄])(?![\\u4e00-\\u9fff])|(综合报道|联合报道|报道|综合)',
  'y',
);
/** Something of every role: a quick look before the parts are read. */
const HAS_ROLE =
  /[文图摄校审]|记\s{0,8}[者录]|通\s{0,8}讯|实\s{0,8}习|编\s{0,8}[辑译]|[责美]\s{0,8}编|版\s{0,8}式|监\s{0,8}制|供\s{0,8}稿|漫\s{0,8}画|航\s{0,8}拍|视\s{0,8}频|撰\s{0,8}稿|作\s{0,8}者|采\s{0,8}[写访]|整\s{0,8}理|口\s{0,8}述|执\s{0,8}笔|报道|综合/;
/** First letters of roles other than reporters, whom an outlet of any name may stand in front of. */
const ROLE_STARTS = /[通特本实文图摄责值编美校版审监终供制漫航视撰作采记整口执报综联]/;
const BETWEEN = /[\s:;,、/|丨&>·•■●◆▲△□○◎★☆*()-]/;
const HAN = /[\u3400-\u9fff]/;
/** What 记者 is followed by when it is not a byline. */
const NO_NAME = /^(?:从|在|获悉|了解|采访|走访|来到|看到|发现|注意|站|节|证|会|部|团|手记|观察|调查|日前|近日|昨|今)/;
/** The hundred most frequent surnames (Ministry of Public Security, 2020): only before these are four letters cut in two. */
export const FREQUENT_SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤';
/** Words that stand beside roles in credits and name nobody: outlets, sources, work. */
const NOBODY =
  /[报网]·|(?:报|网|社|台|端|中心|新闻|频道|编辑部|客户端|通讯社|委|局|厅|政府|部门|支队|大队|学校|医院|公司|集团|处|室|部|协会|学会|总队|中队|派出所|团委|妇联)$|^(?:追踪|跟踪|连续|深度|系列|特别|现场|独家|专题|调查|来源|网络|资料|综合|本报|审校|制作|贡献|央视|图文|文图|供图|剪辑|配音|策划|设计|实习|特稿|未完|待续|完|下同|略)/;
/** Offices that stand before a name in a signature, 「(外国语学院 江某)」, or in place of one. On text without gaps. */
export const UNIT =
  /.(?:学院|学校|[中小大]学|幼儿园|局|委|办|处|科|室|所|队|部|院|馆|站|中心|公司|集团|厂|矿|镇|乡|村|街道|社区|社|会|县|市|区|[银支分]行|支部|报道组|通讯组|车间|班组|系|[一二三四五六七八九十][中小])$/;
/** Who lent a picture, when nobody is named. */
const IMPERSONAL = /^(?:受访者|采访对象|受访单位|主办方|网友|读者|市民|警方|校方)$/;
const POST =
  /(?:教师|老师|学生|校长|教授|研究员|主任|干部|医师|医生|护士|职工|工人|社员|村民|农民|战士|委员|代表|读者|律师|作家)$/;
const LONGEST = 120;

type Role = 'reporter' | 'correspondent' | 'trainee' | 'picture' | 'words' | 'both' | 'report' | string;
interface Part {
  readonly role: Role;
  /** A single-letter or picture role may stand behind its names: 「张三 摄」. */
  readonly mayFollow: boolean;
  /** The role's single letter, when it is no word; or the word for both. */
  readonly letter?: string;
  /** Whether a mark says that it stands before its names: 「图/通讯员 乙」. */
  readonly leads?: boolean;
  readonly names: string[];
}

/**
 * Reads credits such as 「全媒体记者 陈润 通讯员 李泉丽」, 「文/图 本报记者 姚永军」, 「张三 摄」; null unless the whole
 * (folded) text is made of roles and names. `bareNames` allows names without any role, as in 「(吴国强 马兰)」. Names are
 * given as in `printed`, the same text before folding.
 */
export function parseByline(plain: string, bareNames = false, printed = plain): Byline | null {
  if (plain.length > LONGEST || !(bareNames || HAS_ROLE.test(plain))) return null;
  const parts = (bareNames && lettersApart(plain)) || readParts(plain, bareNames);
  if (!parts) return null;
  const named = parts.some((part) => part.names.length > 0);
  const roles = parts.some((part) => part.role !== '');
  if (!named || !(roles || bareNames)) return null;
  return assign(settleSuffixes(parts), (name) => asPrinted(name, plain, printed));
}

/** One byline from several; nobody is named twice in a role. */
export function mergeBylines(bylines: readonly Byline[]): Byline {
  const unique = (names: readonly string[]): string[] => [...new Set(names)];
  const others = new Map<string, { role: string; name: string }>();
  for (const other of bylines.flatMap((byline) => byline.others)) others.set(`${other.role} ${other.name}`, other);
  return {
    reporters: unique(bylines.flatMap((byline) => byline.reporters)),
    correspondents: unique(bylines.flatMap((byline) => byline.correspondents)),
    others: [...others.values()],
  };
}

/** 「文 工」: a name printed with a gap, though its first letter could be a role. */
function lettersApart(plain: string): Part[] | null {
  const [first = '', second = '', ...more] = plain.trim().split(/\s+/);
  const name = first + second;
  if (more.length > 0 || first.length !== 1 || !/^[文图]/.test(name) || !/^[\u4e00-\u9fff]{2,3}$/.test(name))
    return null;
  return isSurname(first) && !/^[文图摄]|^并/.test(second) ? [{ role: '', mayFollow: false, names: [name] }] : null;
}

function readParts(plain: string, bareNames: boolean): Part[] | null {
  const parts: Part[] = [];
  let current: Part = { role: '', mayFollow: false, names: [] };
  let pieces: string[] = [];
  const flush = (): void => {
    current.names.push(...joinPieces(pieces));
    pieces = [];
  };
  parts.push(current);
  for (let at = 0; at < plain.length; ) {
    if (BETWEEN.test(plain.charAt(at))) {
      if (!/\s/.test(plain.charAt(at))) flush();
      at++;
      continue;
    }
    ROLE.lastIndex = at;
    const role = ROLE.exec(plain);
    // 「董 文」: a lone letter cannot be a name, so the next one is not the role 文.
    if (role && !(role[8] && pieces.length === 1 && pieces[0]?.length === 1)) {
      flush();
      current = { ...roleOf(role), leads: /[/:]/.test(plain.charAt(at + role[0].length)), names: [] };
      parts.push(current);
      at += role[0].length;
      continue;
    }
    const token = nameToken(plain, at);
    if (bareNames && parts.length === 1 && current.names.length + pieces.length === 0 && isOffice(token)) {
      at += token.length;
      continue;
    }
    if (IMPERSONAL.test(token)) {
      at += token.length;
      continue;
    }
    const glued = at > 0 && HAN.test(plain.charAt(at - 1));
    const names = namesIn(token, glued || (bareNames && current.role === ''));
    if (!names) return null;
    pieces.push(...names);
    at += token.length;
  }
  flush();
  const tooMany = parts.some((part) => part.names.some((name) => name.length < 2));
  return tooMany ? null : parts;
}

function roleOf(match: RegExpExecArray): { role: Role; mayFollow: boolean; letter?: string } {
  const bare = match[0].replace(/\s/g, '');
  if (match[1]) return { role: 'reporter', mayFollow: false };
  if (match[2]) return { role: 'correspondent', mayFollow: false };
  if (match[3]) return { role: 'trainee', mayFollow: false };
  if (match[4]) return { role: 'both', mayFollow: true };
  if (match[5]) return { role: bare === '责编' || bare.endsWith('编辑') ? '编辑' : bare, mayFollow: false };
  if (match[6]) return { role: 'picture', mayFollow: true, ...(bare === '摄影报道' && { letter: bare }) };
  if (match[7]) return { role: 'words', mayFollow: true };
  if (match[8]) return { role: bare === '文' ? 'words' : 'picture', mayFollow: true, letter: bare };
  return { role: 'report', mayFollow: true };
}

/** Han letters (and · in minority names) up to the next gap or role. */
function nameToken(plain: string, at: number): string {
  let end = at;
  while (end < plain.length && end - at < 24) {
    const char = plain.charAt(end);
    if (char === '·' && end > at && HAN.test(plain.charAt(end + 1))) {
      end++;
      continue;
    }
    if (!HAN.test(char) || char === '丨') break;
    if (end > at && roleCuts(plain, end)) break;
    end++;
  }
  return plain.slice(at, Math.max(end, at + 1));
}

/** Whether a role begins inside a run of letters; of single letters only 摄 does, 文 and 图 end names. */
function roleCuts(plain: string, at: number): boolean {
  if (!ROLE_STARTS.test(plain.charAt(at)) && !plain.includes('者', at)) return false;
  ROLE.lastIndex = at;
  const role = ROLE.exec(plain);
  return role !== null && (role[8] === undefined || role[8] === '摄');
}

/** The names in a token, or null when it cannot be names. A token that touches a role word must begin with a surname. */
function namesIn(token: string, surnameWanted: boolean): string[] | null {
  if (!HAN.test(token.charAt(0)) || NOBODY.test(token)) return null;
  if (token.includes('·')) return token.length <= 14 && !token.endsWith('·') ? [token] : null;
  if (token.length === 1) return [token];
  if (NO_NAME.test(token) || (surnameWanted && !startsWithSurname(token, 0))) return null;
  const longest = compoundAt(token, 0) ? 4 : surnameWanted ? 3 : 4;
  if (token.length <= longest) return [token];
  const split = splitGlued(token);
  const common = split?.every((name) => FREQUENT_SURNAMES.includes(name.charAt(0)) || compoundAt(name, 0)) ?? false;
  return token.length === 4 && !common ? [token] : split;
}

/** 「邹文斌许嘉宁」 → two names: a cut must fall before a surname and leave two or three letters (four after 欧阳). */
function splitGlued(token: string): string[] | null {
  if (token.length > 16) return null;
  const ways: (string[] | null)[] = Array.from({ length: token.length + 1 }, () => null);
  ways[token.length] = [];
  for (let at = token.length - 2; at >= 0; at--) {
    if (!startsWithSurname(token, at)) continue;
    for (const size of compoundAt(token, at) ? [3, 4] : [3, 2]) {
      const rest = ways[at + size];
      if (rest && !ways[at]) ways[at] = [token.slice(at, at + size), ...rest];
    }
  }
  return ways[0] ?? null;
}

function startsWithSurname(text: string, at: number): boolean {
  return isSurname(text.charAt(at)) || compoundAt(text, at);
}

/**
 * Names printed with gaps: 李 丹 → 李丹, 姜 一 帆 → 姜一帆, 钱 多 陆 羽西 → two names. A name begins with a surname; single
 * letters never stand alone.
 */
function joinPieces(pieces: readonly string[]): string[] {
  if (pieces.every((piece) => piece.length > 1)) return [...pieces];
  return cutPieces(pieces) ?? (pieces.every((piece) => piece.length === 1) ? [pieces.join('')] : [...pieces]);
}

/** Pieces of one name are at most so many: 欧 阳 小 河. */
const MOST_PIECES = 4;

function cutPieces(pieces: readonly string[]): string[] | null {
  const ways: (string[] | null)[] = Array.from({ length: pieces.length + 1 }, () => null);
  ways[pieces.length] = [];
  for (let at = pieces.length - 1; at >= 0; at--) {
    for (let size = 1; size <= MOST_PIECES && !ways[at]; size++) {
      const name = pieces.slice(at, at + size).join('');
      const rest = ways[at + size];
      if (rest && isWholeName(name, size)) ways[at] = [name, ...rest];
    }
  }
  return ways[0] ?? null;
}

function isWholeName(name: string, pieces: number): boolean {
  if (pieces === 1) return name.length > 1;
  if (compoundAt(name, 0)) return name.length === 3 || name.length === 4;
  return (name.length === 2 || name.length === 3) && startsWithSurname(name, 0);
}

/** 「外国语学院」, 「临川一中」, 「语文教师」: where the author works, and as what. */
function isOffice(token: string): boolean {
  return UNIT.test(token) || POST.test(token);
}

/** Roles that are callings, which a picture's role may stand before. */
const TITLED = new Set<Role>(['reporter', 'correspondent', 'trainee']);

/**
 * Roles behind their names. 「张三 文 李四 图」 reads as 文[李四] 图[] from the left: when the last role is left empty,
 * the names move one role to the right. 「记者 张三 文/图」 leaves 张三 a reporter; of 「记者 张三 李四 图」 the last one
 * took the picture; of 「记者 张三 摄影报道」 he wrote and took it; of 「文/记者 张三 图/通讯员 李四」 李四 took it.
 */
function settleSuffixes(parts: readonly Part[]): Part[] {
  const settled = parts.map((part) => ({ ...part }));
  for (let i = settled.length - 1; i > 0; i--) {
    const [part, before, next] = [settled[i], settled[i - 1], parts[i + 1]];
    if (part?.role === 'picture' && part.leads && part.names.length === 0 && next && TITLED.has(next.role)) {
      settled[i] = { ...part, names: next.names };
      continue;
    }
    if (!part || !before || !part.mayFollow || part.names.length > 0 || before.names.length === 0) continue;
    const [last, others] = [before.names.at(-1), before.names.length - 1];
    if (part.letter === '图' && before.role === 'reporter' && last && others > 0) {
      settled[i] = { ...part, names: [last] };
      continue;
    }
    if (part.letter === '摄影报道' && before.role === 'reporter') {
      settled[i] = { ...part, names: before.names };
      continue;
    }
    const keeps = !before.mayFollow && before.role !== '' && part.role !== 'picture';
    if (keeps) continue;
    settled[i] = { ...part, names: before.names };
    settled[i - 1] = { ...before, names: [] };
  }
  return settled;
}

function assign(parts: readonly Part[], print: (name: string) => string): Byline {
  const reporters: string[] = [];
  const correspondents: string[] = [];
  const others: { role: string; name: string }[] = [];
  for (const { role, names } of parts) {
    for (const name of names.map(print)) {
      if (['reporter', 'words', 'both', 'report', ''].includes(role)) reporters.push(name);
      else if (role === 'correspondent') correspondents.push(name);
      else others.push({ role: role === 'trainee' ? '实习生' : role === 'picture' ? '摄影' : role, name });
    }
  }
  return mergeBylines([{ reporters, correspondents, others }]);
}
