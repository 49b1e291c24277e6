import type { Article } from '../domain/article.ts';
import type { Day } from '../domain/day.ts';
import type { Erratum } from '../domain/erratum.ts';
import type { DateFacet } from '../domain/facet.ts';
import type { Span } from '../domain/span.ts';
import { fold } from '../text/fold.ts';
import { sentenceAt } from '../text/sentences.ts';
import { plainPage } from './jump.ts';
import { PAPER_NAME } from './page/dateline.ts';

/** A notice names itself, by its headline or by its closing words. */
const NOTICE_TITLE = /更正|勘误|订正|致歉|来函照登|来信照登/;
const NOTICE_WORDS =
  /特此更正|特作更正|现更正|更正如下|更正为|予以更正|特此(?:致歉|说明更正)|(?:向|谨向).{0,16}致歉|谨致歉意/;

const QUOTED = '[“"「『《]([^“”"「」『』《》\\n]{1,60})[”"」』》]';
const BARE = '([^,。;:误“”"「」《》\\n]{1,24}?)';
/** How a notice tells the wrong words and the right ones: `[pattern, group of the wrong, group of the right]`. */
const FORMS: readonly (readonly [RegExp, number, number])[] = [
  [
    new RegExp(
      `误?将[^,。;:“”"「」《》\\n]{0,8}${QUOTED}误?(?:写|印|排|刊|标|录|登)?(?:写|印|排|刊)?(?:成|为|作)(?:了)?${QUOTED}`,
      'g',
    ),
    2,
    1,
  ],
  [
    new RegExp(`${QUOTED}(?:一词|一句|二字|字样)?(?:被)?误(?:写|印|排|刊|标|录|登)?(?:成|为|作)(?:了)?${QUOTED}`, 'g'),
    2,
    1,
  ],
  [new RegExp(`${QUOTED}[^。“”"「」《》\\n]{0,6}(?:系|是|为)${QUOTED}之误`, 'g'), 1, 2],
  [new RegExp(`${QUOTED}[^。“”"「」《》\\n]{0,12}?(?:应为|应是|应作|应改为|更正为|实为|改为)[:]?${QUOTED}`, 'g'), 1, 2],
  [
    new RegExp(
      `误(?:将[^,。;:误\\n]{1,20}?)?(?:写|印|排|刊)?(?:成|为|作)${BARE}[,;](?:现|正确的?)?(?:应为|应是|应作|更正为|实为|为)${BARE}(?=[,。;]|$)`,
      'g',
    ),
    1,
    2,
  ],
  [
    new RegExp(
      `(?:文中|其中|中的|标题|正文|署名|图片说明|作者|日期|时间|将)[的]?${BARE}[,]?(?:有误,)?(?:应为|应是|更正为|实为|改为)${BARE}(?=[,。;]|$)`,
      'g',
    ),
    1,
    2,
  ],
];

/** Words in 《》 name an article unless they are a paper; words in “” only when 一文 or the like stands behind. */
const NAMED_ARTICLE =
  /《([^《》\n]{4,60})》|“([^“”\n]{4,60})”(?=一文|一稿|的?(?:报道|消息|稿件|文章|通讯|新闻|评论|图片新闻))/g;
const PAPER = new RegExp(`^[\\u4e00-\\u9fff]{0,8}(?:${PAPER_NAME}|报)$`);
const PAGE = /(?:第\s?)?(?:[A-Z]\d{1,2}|\d{1,2}|[一二三四五六七八九十]{1,2}|头)版/;

/** What a notice of correction says was printed wrong; empty for every other article. */
export function findErrata(article: Article, dates: readonly DateFacet[]): Erratum[] {
  const text = fold(article.text.length > LONGEST ? article.text.slice(0, LONGEST) : article.text);
  if (!NOTICE_TITLE.test(fold(article.title)) && !saysNotice(text)) return [];
  const found: Erratum[] = [];
  for (const [pattern, wrong, right] of FORMS) {
    for (const match of text.matchAll(pattern)) {
      const [said, meant] = [match[wrong]?.trim() ?? '', match[right]?.trim() ?? ''];
      const within = { start: match.index, end: match.index + match[0].length };
      if (!said || !meant || said === meant || found.some((known) => meets(known, within, said))) continue;
      const span = sentenceAt(article.text, match.index);
      found.push({ articleId: article.id, wrong: said, right: meant, ...aim(text, dates, span), ...span });
    }
  }
  return found;
}

/** Words that every phrase of a notice has are looked for first, for hardly any article has them. */
function saysNotice(text: string): boolean {
  return (text.includes('更正') || text.includes('致歉')) && NOTICE_WORDS.test(text);
}

/** A notice is short; a long report that says 更正 somewhere is none. */
const LONGEST = 3000;

/** The same words were read by a more special form already. */
function meets(known: Erratum, within: Span, said: string): boolean {
  return known.start <= within.start && within.end <= known.end && (known.wrong === said || known.right === said);
}

/** Which article is meant: title, day and page named last before the end of the sentence, else anywhere in the notice. */
function aim(text: string, dates: readonly DateFacet[], { end }: Span): Pick<Erratum, 'title' | 'day' | 'page'> {
  const titles = [...text.matchAll(NAMED_ARTICLE)].filter((match) => !PAPER.test(match[1] ?? match[2] ?? ''));
  const named = nearest(titles, end);
  const title = named?.[1] ?? named?.[2] ?? null;
  const days = dates.filter((date) => date.from === date.to && isIssueDay(text, date));
  const day: Day | null = nearestDay(days, end)?.from ?? null;
  const pages = [...text.matchAll(new RegExp(PAGE, 'g'))];
  const printed = nearest(pages, end)?.[0] ?? null;
  return { title, day, page: printed && plainPage(printed.replace(/^第\s?|版$/g, '')) };
}

/** 「本报9月5日」, 「9月5日A02版」, 「9月5日《…》」: the day of an issue rather than of something told. */
function isIssueDay(text: string, { start, end }: DateFacet): boolean {
  const [before, behind] = [text.slice(Math.max(0, start - 6), start), text.slice(end, end + 14)];
  return /(?:报|刊|于|在)$/.test(before) || /^(?:出版|刊[登发]|见报|的?本报|[^,。]{0,8}版|《|“|一期)/.test(behind);
}

function nearest<T extends RegExpMatchArray>(matches: readonly T[], end: number): T | undefined {
  return matches.filter((match) => (match.index ?? 0) < end).at(-1) ?? matches[0];
}

function nearestDay(days: readonly DateFacet[], end: number): DateFacet | undefined {
  return days.filter((date) => date.start < end).at(-1) ?? days[0];
}
