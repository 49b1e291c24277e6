const MONTHS = [
  'january|jan',
  'february|feb',
  'march|mar',
  'april|apr',
  'may',
  'june|jun',
  'july|jul',
  'august|aug',
  'september|sept|sep',
  'october|oct',
  'november|nov',
  'december|dec',
];
const MONTH = `(?<month>${MONTHS.join('|')})\\.?`;
const YEAR = '(?:,? *(?<year>(?:19|20)\\d\\d)(?!\\d))?';
const DATES = [
  new RegExp(`(?:\\b(?:on|in|of|by) +)?\\b${MONTH} +(?<day>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)${YEAR}`, 'gi'),
  new RegExp(`(?:\\b(?:on|in|of|by) +)?\\b(?<day>\\d{1,2})(?:st|nd|rd|th)? +(?:of +)?${MONTH}(?![a-z])${YEAR}`, 'gi'),
  new RegExp(`\\b(?:in|of|during|since) +${MONTH}(?![a-z])(?<day>)${YEAR}`, 'gi'),
  new RegExp(`\\b(?!may\\b)${MONTH}(?![a-z])(?<day>)${YEAR}`, 'gi'),
  /\b(?:in|of|during|since) +(?<year>(?:19|20)\d\d)(?!\d)(?<month>)(?<day>)/gi,
];

/** English words for what local papers tell of, with their word in print. */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    marathon: '马拉松',
    school: '学校',
    schools: '学校',
    education: '教育',
    hospital: '医院',
    bridge: '大桥',
    road: '道路',
    railway: '铁路',
    metro: '轨道交通',
    airport: '机场',
    port: '港',
    river: '河',
    lake: '湖',
    flood: '洪水',
    drought: '干旱',
    fire: '火灾',
    typhoon: '台风',
    factory: '工厂',
    company: '公司',
    market: '市场',
    farmers: '农民',
    rice: '水稻',
    tourism: '旅游',
    museum: '博物馆',
    library: '图书馆',
    park: '公园',
    police: '警方',
    court: '法院',
    mayor: '市长',
    vice: '副',
    university: '大学',
    college: '学院',
    students: '学生',
    teachers: '教师',
    population: '人口',
    economy: '经济',
    industry: '工业',
    agriculture: '农业',
    environment: '环境',
    water: '水',
    electricity: '电力',
    housing: '住房',
    traffic: '交通',
    weather: '天气',
    yesterday: '昨天',
    today: '今天',
    morning: '上午',
    afternoon: '下午',
    evening: '晚上',
  }),
);

/** Kinds of events: their words, and what a question asks of them in Chinese. */
const KINDS: readonly (readonly [word: RegExp, asked: string, counted: string])[] = [
  [/^(?:meetings?|conferences?|congress|attend(?:ed|s|ing)?)$/, '出席了哪些会议', '出席了多少次会议'],
  [/^(?:inspect(?:s|ed|ing|ions?)?)$/, '检查督导了哪里', '检查了多少次'],
  [/^(?:visit(?:s|ed|ing)?|tours?|toured|trips?|research(?:ed)?)$/, '去哪里调研', '调研了多少次'],
  [
    /^(?:speech(?:es)?|sa(?:y|ys|id)|stress(?:ed|es)?|emphasi[sz]e[sd]?|remarks?|demand(?:ed|s)?)$/,
    '强调了什么',
    '讲话多少次',
  ],
  [/^(?:activit(?:y|ies)|events?|schedule|ceremon(?:y|ies)|doing|do|done)$/, '参加了哪些活动', '参加了多少次活动'],
];
const SILENT = new Set(
  (
    'a an the is are was were be been did does do has have had of on in at to for by with from and or about please tell me ' +
    'show list any all there which what who whom whose when where how many much long often why go went gone mr mrs ms news latest'
  ).split(' '),
);
const HAN = /[\u3400-\u9fff]/;
const WORD = /[a-z\u00c0-\u024f][a-z\u00c0-\u024f'’-]*|\d[\d.,-]*/gi;

/** Whether a word is plain English in questions, and so no pinyin. */
export function isEnglish(word: string): boolean {
  const plain = word.toLowerCase();
  return SILENT.has(plain) || WORDS.has(plain) || kindOf(plain) !== undefined;
}

/**
 * A question of a few English words in Chinese, names left as they are: `Huo Tingyue meetings September 5` → Huo Tingyue
 * 9月5日出席了哪些会议. People, dates and kinds of events are understood, and what a local paper tells of most. Null for
 * a text that has Chinese in it or nothing of these.
 */
export function inChinese(text: string): string | null {
  if (HAN.test(text) || !/[a-z]{2}/i.test(text)) return null;
  const times: string[] = [];
  let rest = text.normalize('NFC');
  for (const date of DATES) {
    rest = rest.replace(date, (...match) => {
      times.push(dayOf(match.at(-1) as Readonly<Record<string, string | undefined>>)); // the groups come last
      return ' ';
    });
  }
  const words = rest.match(WORD) ?? [];
  const named = words.filter((word) => !isEnglish(word));
  const topic = words.map((word) => WORDS.get(word.toLowerCase()) ?? '').join('');
  if (named.length === words.length && times.length === 0) return null;
  return `${named.join(' ')}${named.length > 0 && times.length > 0 ? ' ' : ''}${times.join('')}${topic}${askedIn(words, topic)}`;
}

function dayOf({ year, month, day }: Readonly<Record<string, string | undefined>>): string {
  const number = month ? MONTHS.findIndex((names) => names.split('|').includes(month.toLowerCase())) + 1 : 0;
  return `${year ? `${year}年` : ''}${number > 0 ? `${number}月` : ''}${day ? `${Number(day)}日` : ''}`;
}

function kindOf(word: string) {
  return KINDS.find(([rule]) => rule.test(word));
}

/** What is asked, by the question word and the first kind of event. */
function askedIn(said: readonly string[], topic: string): string {
  const words = said.map((word) => word.toLowerCase());
  const has = (word: string) => words.includes(word);
  const kind = words.map((word) => (word === 'do' && !has('what') ? undefined : kindOf(word))).find(Boolean);
  if (has('who') && !kind) return '是谁';
  if (has('who')) return `${topic === '' ? '' : '的'}会议有哪些人参加`;
  if (has('when')) return kind ? `什么时候${kind[1].replace(/哪里|哪些|什么/, '')}` : '是什么时候';
  if (has('where') && !kind) return '去了哪里';
  if (has('how') && has('many') && kind) return kind[2];
  if (has('how')) return '多少';
  return kind?.[1] ?? '';
}
