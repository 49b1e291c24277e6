import { fold } from '../../text/fold.ts';

/** What stands beside an article on a web page, one word after the other: 「【字体：大 中 小】 打印 关闭」. */
const TOOLS =
  /字体|字号|颜色|背景色?|放大|缩小|默认|恢复|打印(?:本[页文])?|关闭(?:窗口|本页)?|收藏|分享(?:到|至)?|朗读|复制(?:链接)?|评论|纠错|举报|返回(?:首页|目录|顶部|列表|上[一级]页?)?|顶部|首页|新浪|腾讯|微信|微博|朋友圈|QQ(?:空间|好友)?|空间|豆瓣|人人网?|百度|更多|大|中|小|特大|A[+-]|上一[篇版页期条]|下一[篇版页期条]|繁体|简体|无障碍|语音播报|手机版|电脑版|全文阅读|PDF版?|版面导航|标题导航|本版(?:新闻|导读|标题)|过往期刊|往期回顾/g;
const LONGEST_TOOLS = 90;

/** Labels of web metadata that name nobody. */
const LABELS =
  /(?:来源|稿源|出处|发[布表稿]时间|发[布表]日期|更新时间|日期|时间|(?:点击|浏览|阅读|访问)(?:次数|量|数|率)?|字体|字号|栏目|分类|关键[词字]|标签|字数|热度)\s{0,2}[:|]?/g;
const PEOPLE = /(?:作者|记者|通讯员|编辑|责编|责任编辑|摄影|供稿|审核|发布[者人]|录入[者人]?|撰稿|校对)\s{0,2}:/;
const DAY = /\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}/;
const LONGEST_META = 160;
/** A day with a time of day, as a site stamps its articles. */
const STAMP = /\d{4}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}\s?日?\s{0,3}\d{1,2}:\d{2}(?::\d{2})?/;
const LONGEST_STAMPED = 60;

/**
 * The kind of a web page's line by words that only web pages have: `navigation` for a row of tools, `meta` for a line
 * of labels (「发布时间：… 来源：… 作者：… 浏览次数：12」); null for everything else.
 */
export function webLineKind(text: string): 'navigation' | 'meta' | null {
  if (text.length > LONGEST_META) return null;
  const plain = fold(text);
  if (/。/.test(plain)) return null;
  if (text.length <= LONGEST_TOOLS && isTools(plain)) return 'navigation';
  return isMeta(plain) ? 'meta' : null;
}

/** The number of a page, 「第01版」. */
const PAGE = /第\s?[A-Z]?\d{1,2}\s?版/;

/**
 * Whether a line tells day or page among words of navigation: 「云溪日报 2023年4月20日 上一篇 下一篇 放大」; then the
 * stretches of it, tools and the rest in turn. Null for every other line.
 */
export function stretchesOf(text: string): readonly { start: number; end: number; tools: boolean }[] | null {
  if (text.length > LONGEST_META || /。/.test(text)) return null;
  const plain = fold(text);
  if (plain.length !== text.length) return null;
  const found: { start: number; end: number; tools: boolean }[] = [];
  for (const word of plain.matchAll(/[^\s|]+/g)) {
    const tools = isTools(word[0]) || (found.at(-1)?.tools === true && word[0].replace(TOOLS, '') === '');
    const last = found.at(-1);
    const end = word.index + word[0].length;
    if (last?.tools === tools) last.end = end;
    else found.push({ start: word.index, end, tools });
  }
  const rest = found.filter(({ tools }) => !tools).map(({ start, end }) => plain.slice(start, end));
  if (rest.length === found.length || !(DAY.test(rest.join(' ')) || PAGE.test(rest.join(' ')))) return null;
  return withSeparators(found, plain.length);
}

/** Bars between stretches go to the tools beside them, so that no letter is in none. */
function withSeparators<T extends { start: number; end: number; tools: boolean }>(found: T[], length: number): T[] {
  return found.map((stretch, n) => {
    const [before, behind] = [found[n - 1]?.end ?? 0, found[n + 1]?.start ?? length];
    const start = stretch.tools || n === 0 ? before : stretch.start;
    const end = stretch.tools || n === found.length - 1 ? behind : stretch.end;
    return { ...stretch, start, end };
  });
}

function isTools(plain: string): boolean {
  const words = plain.match(TOOLS) ?? [];
  if (words.length === 0) return false;
  const rest = plain.replace(TOOLS, '').replace(/[\s\d:|/[\]()<>《》【】·,.→←↑↓>»«-]|一键|○|⊕|⊖|[＋－]/g, '');
  // A single letter of size, or 「更多」 in a headline, is no row of tools.
  return rest === '' && plain.replace(/\s/g, '').length >= 2;
}

function isMeta(plain: string): boolean {
  const labels = (plain.match(LABELS) ?? []).filter((label) => /[:|]$/.test(label)).length;
  const dated = DAY.test(plain) && plain.search(DAY) < 30;
  if (labels >= 2 || (labels >= 1 && (dated || PEOPLE.test(plain)))) return true;
  if (plain.length <= LONGEST_STAMPED && STAMP.test(plain) && !/[,。!?;]/.test(plain)) return true;
  return dated && labels === 0 && PEOPLE.test(plain) && plain.search(DAY) < 4;
}
