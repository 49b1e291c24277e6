import { type Article, creditsOf } from '../../domain/article.ts';
import { rangesMeet } from '../../domain/day.ts';
import type { Draft, DraftClaim } from '../../domain/draft.ts';
import type { Evidence } from '../../domain/evidence.ts';
import type { QueryPlan } from '../../domain/plan.ts';
import { rankSentences } from '../fact/rank-sentences.ts';
import { articleTitled, titlesGiven } from '../understand/asked-article.ts';
import { dayWords } from './day-words.ts';
import { addQuote, literalQuotes } from './quotes.ts';
import { LONGEST_CLAIM } from './tell-event.ts';

const CREDIT = /记者|通讯员|实习生|摄影|编辑|作者|文字|图片|特约/;

/** Who wrote an article, or what somebody wrote; null when no byline tells. */
export function draftByline(plan: QueryPlan, evidence: Evidence): Draft | null {
  const written = /写了|采写了|发了|报道了|哪些稿|什么稿|哪些报道|写的(?:稿|报道|文章|新闻)/.test(plan.question)
    ? writtenBy(plan, evidence)
    : [];
  const claims = written.length > 0 ? written : writersOf(plan, evidence);
  return claims.length > 0 ? { lead: null, claims, mode: 'extractive', whole: true } : null;
}

/** 「2022年9月6日《…》，记者陈润。」 for each article that bears the name as a credit. */
function writtenBy(plan: QueryPlan, evidence: Evidence): DraftClaim[] {
  const articles = new Set(
    evidence.mentions
      .filter((mention) => mention.titles.some((title) => CREDIT.test(title)))
      .map((mention) => mention.articleId),
  );
  return [...articles].flatMap((id) => {
    const article = evidence.articles.get(id);
    const own = article ? creditsOf(article).filter((credit) => plan.people.includes(credit.name)) : [];
    const [first] = own;
    if (!article || !first || !issuedThen(plan, article)) return [];
    const roles = own.map((one) => one.role).join('、');
    return [credit(article, [first.name], `${issued(article)}《${article.title}》，${roles}${first.name}。`)];
  });
}

/** 「3月写了哪些稿」 asks for issues of March. */
function issuedThen({ times }: QueryPlan, { issueDate }: Article): boolean {
  const day = issueDate?.value;
  return (
    times.length === 0 || (day !== undefined && times.some(({ range }) => rangesMeet(range, { from: day, to: day })))
  );
}

/** 「《…》的署名：记者许珂，通讯员刘威。」 for the article that the question means. */
function writersOf(plan: QueryPlan, evidence: Evidence): DraftClaim[] {
  const article = meantArticle(plan, evidence);
  const credits = article ? creditsOf(article) : [];
  if (!article || credits.length === 0) return [];
  const asked = /拍|照片|图片|摄影|配图/.test(plan.question);
  const first = (role: string) => Number(asked && /摄影|图/.test(role));
  const roles = [...new Set(credits.map((credit) => credit.role))].sort((a, b) => first(b) - first(a));
  const told = roles
    .map(
      (role) =>
        role +
        credits
          .filter((one) => one.role === role)
          .map((one) => one.name)
          .join('、'),
    )
    .join('，');
  return [
    credit(
      article,
      credits.map((one) => one.name),
      `《${article.title}》署名：${told}。`,
    ),
  ];
}

function meantArticle(plan: QueryPlan, evidence: Evidence): Article | null {
  const [title] = titlesGiven(plan);
  return title === undefined
    ? (rankSentences(plan, evidence)[0]?.article ?? null)
    : articleTitled(title, plan, evidence);
}

function issued({ issueDate, paper }: Article): string {
  return issueDate ? dayWords(issueDate.value, true) : (paper?.value ?? '');
}

/** Quotes the byline; the printed name may have gaps (李 丹), so each is looked for with them. */
function credit(article: Article, names: readonly string[], text: string): DraftClaim {
  const printed = names.map((name) => withGaps(name).exec(article.text)?.[0] ?? name);
  const quotes = literalQuotesAnywhere(article, printed);
  const head = article.text.slice(0, article.body.start).trimEnd();
  if (head.includes(article.title.split(' ')[0] ?? ''))
    addQuote(quotes, { articleId: article.id, start: 0, end: head.length });
  return { text: text.slice(0, LONGEST_CLAIM), quotes, event: null };
}

/** A credit is text of the archive: what has a meaning in a pattern is taken for itself. */
function withGaps(name: string): RegExp {
  return new RegExp([...name].map((char) => char.replace(/[\\^$.*+?()[\]{}|/-]/, '\\$&')).join('\\s{0,4}'));
}

function literalQuotesAnywhere(article: Article, literals: readonly string[]) {
  const bylines = literals.filter((literal) => article.text.slice(0, article.body.start).includes(literal));
  return bylines.length === literals.length ? [] : literalQuotes(article, literals);
}
