import type { Article } from '../../domain/article.ts';
import type { ArticleId, EventId } from '../../domain/ids.ts';
import type { FileReading } from '../../domain/reading.ts';
import type { Span } from '../../domain/span.ts';

const TEXT = [
  '林致远在全市防汛工作会议上强调',
  '汛期未过 防线不松',
  '本报记者 许南 通讯员 江一帆',
  '9月5日上午，全市防汛工作会议在云栖会堂召开，市长林致远出席并讲话。林致远强调，要把堤防看牢',
].join('\n');

const spanOf = (part: string): Span => ({ start: TEXT.indexOf(part), end: TEXT.indexOf(part) + part.length });

const ARTICLE: Article = {
  // Branded: a test's id is made here rather than derived from content.
  id: 'a_7c1d20b4' as ArticleId,
  source: '2031/云栖晚报-0906.txt',
  record: null,
  n: 1,
  kicker: '林致远在全市防汛工作会议上强调',
  title: '汛期未过 防线不松',
  titleDerived: false,
  subtitle: null,
  paper: { value: '云栖晚报', origin: { kind: 'masthead', reason: null } },
  issueDate: { value: '2031-09-06', origin: { kind: 'inferred', reason: '文内「2031年全国防汛工作周」' } },
  page: { value: 'A01', origin: { kind: 'path', reason: null } },
  url: null,
  pageImage: null,
  byline: { reporters: ['许南'], correspondents: ['江一帆'], others: [{ role: '摄影', name: '何朝' }] },
  text: TEXT,
  body: { start: TEXT.indexOf('9月5日'), end: TEXT.length },
  runs: [{ start: 0, source: 12, length: TEXT.length }],
  continuedOn: [],
  cut: true,
  doubts: [{ code: 'cut', text: '稿件在句中中断' }],
};

/** One file with one article, which has all that can be read in an article. */
export const FILE_READING: FileReading = {
  source: ARTICLE.source,
  furniture: [{ kind: '报头', text: '云栖晚报 2031年9月6日 A01', start: 0, end: 19 }],
  doubts: [{ code: 'encoding', text: '文件里有2个无法辨认的字' }],
  articles: [
    {
      article: ARTICLE,
      dates: [
        {
          ...spanOf('9月5日上午'),
          text: '9月5日上午',
          from: '2031-09-05',
          to: '2031-09-05',
          dayPart: '上午',
          yearInferred: true,
        },
      ],
      people: [
        { ...spanOf('林致远'), name: '林致远', titles: [] },
        { ...spanOf('林致远出席'), end: spanOf('林致远出席').start + 3, name: '林致远', titles: ['市长'] },
      ],
      named: [],
      events: [
        {
          id: 'e_1' as EventId,
          articleId: ARTICLE.id,
          name: '全市防汛工作会议',
          nameSpan: spanOf('全市防汛工作会议在'),
          otherNames: [],
          kind: '会议',
          from: '2031-09-05',
          to: '2031-09-05',
          dayPart: '上午',
          status: 'held',
          places: ['云栖会堂'],
          participants: [
            {
              ...spanOf('林致远出席'),
              end: spanOf('林致远出席').start + 3,
              name: '林致远',
              titles: ['市长'],
              did: ['出席', '讲话'],
            },
          ],
          quote: spanOf('9月5日上午，全市防汛工作会议在云栖会堂召开，市长林致远出席并讲话。'),
        },
      ],
      statements: [
        {
          ...spanOf('林致远强调，要把堤防看牢'),
          articleId: ARTICLE.id,
          speaker: '林致远',
          verb: '强调',
          eventId: 'e_1' as EventId,
        },
      ],
      passages: [],
      errata: [],
    },
  ],
};
