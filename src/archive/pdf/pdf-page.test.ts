import { readFileSync } from 'node:fs';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { assemble, columnOf, type PdfPage, type PdfText, pdfOf, wrapped } from '../__fixtures__/pdf.ts';
import { UnreadableFileError } from '../files/unreadable.ts';
import type { LoadedPage } from '../load-page.ts';
import { readPage } from '../read-page.ts';
import { loadPdf } from './pdf-page.ts';

const LIBRARY = [
  '青禾县图书馆昨日起延长开放时间，读者每晚可以读到十点，周末也不例外。',
  '馆长沈若兰说，新的安排先试行三个月，再听读者的意见，好的办法会留下来。',
  '为此，馆里添了二十张书桌和一排台灯，二十三名志愿者轮流在门口值班。',
];
const BRIDGE = [
  '白鹭镇的老石桥经过半年修缮，昨日重新通行，两岸居民不必再绕道三公里。',
  '施工人员把每块石板都编了号，洗净之后按原样铺回，桥栏也照旧照片补齐。',
];

const texts = (page: LoadedPage): string[] => page.lines.map(({ content }) => content.text);
const marks = (page: LoadedPage): string[] =>
  page.lines.filter(({ mark }) => mark > 0).map(({ mark, content }) => `${mark} ${content.text}`);
const asides = (page: LoadedPage): string[] =>
  page.lines.flatMap(({ aside, content }) => (aside ? [`${aside} ${content.text}`] : []));
const load = (...pages: PdfPage[]): Promise<LoadedPage> => loadPdf(pdfOf(pages));
const at = (text: string, x: number, y: number, size = 10): PdfText => ({ text, x, y, size });

/** Lines of 14 letters spread over columns 160 points apart, from (60, y) on. */
function columns(paragraphs: readonly string[], count: number, y: number, x = 60): PdfText[] {
  const lines = wrapped(paragraphs, 14);
  const each = Math.ceil(lines.length / count);
  return Array.from({ length: count }, (_, i) =>
    columnOf(lines.slice(i * each, (i + 1) * each), x + i * 160, y),
  ).flat();
}

describe('the order of a page', () => {
  it('reads the columns under a headline from left to right, and makes its paragraphs whole again', async () => {
    const page = await load({ texts: [at('图书馆夜里也开门', 180, 120, 24), ...columns(LIBRARY, 3, 160)] });
    expect(texts(page)).toEqual(['图书馆夜里也开门', ...LIBRARY]);
  });

  it('does not depend on the order in the file', async () => {
    const all = [at('图书馆夜里也开门', 180, 120, 24), ...columns(LIBRARY, 3, 160)];
    const page = await load({ texts: all.toReversed() });
    expect(texts(page)).toEqual(['图书馆夜里也开门', ...LIBRARY]);
  });

  it('reads an article to its end before the one below it and the one beside it', async () => {
    const page = await load({
      texts: [
        at('图书馆夜里也开门', 120, 120, 24),
        ...columns(LIBRARY, 2, 160),
        at('老桥通车', 422, 120, 24),
        ...columns([...BRIDGE, ...LIBRARY, ...BRIDGE], 1, 160, 400),
        at('书桌和台灯', 170, 320, 20),
        ...columns(LIBRARY.toReversed(), 2, 350),
      ],
    });
    const below = ['书桌和台灯', ...LIBRARY.toReversed()];
    expect(texts(page)).toEqual([
      '图书馆夜里也开门',
      ...LIBRARY,
      ...below,
      '老桥通车',
      ...BRIDGE,
      ...LIBRARY,
      ...BRIDGE,
    ]);
  });

  it('cuts above headlines before it cuts between columns', async () => {
    const page = await load({
      texts: [
        at('三版头条在此', 180, 120, 30),
        ...columns(LIBRARY, 3, 160),
        at('老桥通车', 130, 300, 22),
        ...columns(BRIDGE, 2, 330),
        at('左右', 430, 300, 22),
        ...columns(BRIDGE.toReversed(), 1, 330, 380),
      ],
    });
    expect(texts(page)).toEqual(['三版头条在此', ...LIBRARY, '老桥通车', ...BRIDGE, '左右', ...BRIDGE.toReversed()]);
  });

  it('keeps the parts of a headline apart by their size, and what stands under it in front of the columns', async () => {
    const page = await load({
      texts: [
        at('县里开会部署秋收', 210, 100, 14),
        at('颗粒归仓', 220, 135, 30),
        at('陆远舟出席', 240, 160, 16),
        at('□本报记者 许嘉树', 240, 178),
        ...columns(LIBRARY, 3, 200),
      ],
    });
    expect(marks(page)).toEqual(['3 县里开会部署秋收', '1 颗粒归仓', '2 陆远舟出席']);
    expect(texts(page).slice(3, 5)).toEqual(['□本报记者 许嘉树', LIBRARY[0]]);
  });

  it('takes a small headline in the midst of columns for the heading of a section', async () => {
    const texts = [...columnOf(wrapped(LIBRARY, 14), 60, 160), at('从头再来', 110, 320, 13)];
    const page = await load({
      texts: [at('图书馆夜里也开门', 60, 120, 24), ...texts, ...columnOf(wrapped(BRIDGE, 14), 60, 345)],
    });
    expect(marks(page)).toEqual(['1 图书馆夜里也开门', '4 从头再来']);
  });

  it('moves a caption that parts a paragraph behind it', async () => {
    const lines = wrapped([LIBRARY.join('')], 14);
    const page = await load({
      texts: [
        ...columnOf(lines.slice(0, 4), 60, 160),
        at('读者在新书桌前', 225, 160, 8),
        ...columnOf(lines.slice(4), 220, 176),
      ],
    });
    expect(texts(page)).toEqual([LIBRARY.join(''), '读者在新书桌前']);
  });

  it('goes on over pages, with page numbers and running lines as furniture', async () => {
    const lines = wrapped([LIBRARY.join('')], 14);
    const foot = (n: number) => [at(`青禾文史 第${n}辑`, 60, 30, 8), at(`- ${n} -`, 400, 1170, 8)];
    const page = await load(
      { texts: [...foot(1), ...columnOf(lines.slice(0, 3), 60, 900)] },
      { texts: [...foot(2), ...columnOf(lines.slice(3, 6), 60, 100)] },
      { texts: [...foot(3), ...columnOf(lines.slice(6), 60, 100)] },
    );
    expect(page.lines.filter(({ aside }) => aside === null).map(({ content }) => content.text)).toEqual([
      LIBRARY.join(''),
    ]);
    expect(asides(page).slice(0, 2)).toEqual(['running-line 青禾文史 第1辑', 'page-number - 1 -']);
  });
});

describe('letters', () => {
  it.each<[string, PdfText[], string]>([
    ['set wide in a headline', [{ ...at('图书馆夜里也开门', 60, 120, 24), spacing: 12 }], '图书馆夜里也开门'],
    [
      'drawn twice for bold type',
      [at('图书馆夜里也开门', 60, 120), at('图书馆夜里也开门', 60.3, 120)],
      '图书馆夜里也开门',
    ],
    [
      'with a gap that means something',
      [at('图书馆', 60, 120, 20), at('夜里也开门', 140, 120, 20)],
      '图书馆 夜里也开门',
    ],
    ['invisible over a scan', [{ ...at('图书馆夜里也开门', 60, 120), mode: 3 }], '图书馆夜里也开门'],
    ['named as radicals', [at('⼀座图书馆⻔开着', 60, 120)], '一座图书馆门开着'],
    ['Latin between Han', [at('共有', 60, 120), at('128', 82, 120), at('册', 99, 120)], '共有128册'],
  ])('%s come out as printed', async (_, pieces, wanted) => {
    const page = await load({ texts: [...pieces, ...columnOf(wrapped(LIBRARY, 14), 60, 160)] });
    expect(texts(page)[0]).toBe(wanted);
  });

  it.each([90, 180, 270])('of a page turned by %i degrees are read upright', async (rotate) => {
    const upright = await load({ texts: columns(LIBRARY, 3, 160) });
    const turned = await load({ rotate, texts: columns(LIBRARY, 3, 160) });
    expect([...texts(turned)].sort()).toEqual([...texts(upright)].sort());
    expect(turned.doubts).toEqual([]);
  });

  it.each<[string, PdfText[]]>([
    ['in a font that writes downwards', [{ ...at('秋风送爽', 700, 200, 20), way: 'vertical' }]],
    ['set one below another', [...'秋风送爽'].map((letter, i) => at(letter, 700, 200 + 24 * i, 20))],
    ['turned', [{ ...at('秋风送爽', 700, 200, 20), way: 'turned' }]],
  ])('%s are left out with a doubt and kept as furniture', async (_, pieces) => {
    const page = await load({ texts: [...columns(LIBRARY, 3, 160), ...pieces] });
    expect(page.doubts.map(({ code }) => code)).toEqual(['vertical']);
    expect(asides(page)).toEqual(['vertical 秋风送爽']);
    expect(texts(page).slice(0, 3)).toEqual(LIBRARY);
  });

  it('of a font without names are a doubt where they are few', async () => {
    const garbled: PdfText = { ...at('\ue010\ue011\ue012\ue013\ue014\ue015', 60, 120), way: 'garbled' };
    const page = await load({ texts: [garbled, ...columns(LIBRARY, 3, 160)] });
    expect(page.doubts).toEqual([{ code: 'pdf-font', text: '有6个字的字体没有文字编码，读出来是乱码' }]);
  });
});

describe('a PDF made by a browser', () => {
  it('is read into its articles, and every line leads back to the text', async () => {
    const page = await loadPdf(readFileSync(new URL('../__fixtures__/pdf-real.pdf', import.meta.url)));
    const { articles, furniture } = readPage({ source: '云麓日报/2023-09-06.pdf', ...page });
    const wanted: [string | null, string, string | null, number][] = [
      ['市委常委会召开会议强调', '凝心聚力抓落实 奋发有为开新局', '陆远舟主持并讲话', 9],
      [null, '河道清淤惠民生', null, 7],
      [null, '秋日读书会在南塘社区举行', null, 3],
      [null, '夜市添新景', null, 3],
      [null, '老人食堂开到家门口', null, 5],
    ];
    const paragraphs = (text: string) => text.split('\n').filter((line) => /。$/.test(line)).length;
    expect(
      articles.map(({ kicker, title, subtitle, text, body }) => [
        kicker,
        title,
        subtitle,
        paragraphs(text.slice(body.start)),
      ]),
    ).toEqual(wanted);
    expect(
      articles.map(({ page: number, issueDate, paper }) => [number?.value, issueDate?.value, paper?.value]),
    ).toEqual(articles.map(() => ['A01', '2023-09-06', '云麓日报']));
    expect(articles[4]?.byline.reporters).toEqual(['顾晓棠']);
    expect(furniture.map(({ kind }) => kind)).toEqual(['masthead', 'masthead', 'page-editors']);
    const source = texts(page).join('\n');
    for (const { content } of page.lines)
      for (const run of content.runs)
        expect(source.slice(run.source, run.source + run.length)).toBe(
          content.text.slice(run.start, run.start + run.length),
        );
  });
});

const PAGE = '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>';
const withStream = (dictionary: string, data: string): Uint8Array =>
  assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    PAGE,
    `<< /Length ${data.length} ${dictionary} >>\nstream\n${data}\nendstream`,
  ]);
const bomb = (): string => deflateSync(deflateSync(Buffer.alloc(400 * 1024 * 1024, 'q '))).toString('latin1');
const locked = `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'ab'.repeat(32)}> /U <${'cd'.repeat(32)}> >> /ID [<01> <01>]`;
const body: PdfPage = { texts: columnOf(wrapped(LIBRARY, 14), 60, 160) };

describe('what cannot be read', () => {
  it.each<[string, () => Uint8Array, RegExp]>([
    ['no PDF', () => Buffer.from('这不是一份PDF'), /^PDF 损坏或不是 PDF$/],
    ['nothing', () => new Uint8Array(), /^PDF 损坏或不是 PDF$/],
    ['half a PDF', () => pdfOf([body]).slice(0, 700), /^PDF/],
    ['no pages', () => pdfOf([]), /^PDF 里没有页面$/],
    [
      'pages that hold themselves',
      () => assemble(['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 9 /Kids [2 0 R] >>']),
      /^PDF 损坏/,
    ],
    ['too many pages', () => pdfOf(Array.from({ length: 201 }, () => body)), /^PDF 页数过多（上限200页）$/],
    ['a password', () => pdfOf([body], locked), /^PDF 设有密码$/],
    ['no text', () => pdfOf([{ texts: [] }]), /^PDF 里没有文字（像是扫描图），需要先做文字识别（OCR）$/],
    ['a scanner’s stamp', () => pdfOf([{ texts: [at('扫描王', 60, 60)] }]), /没有文字（像是扫描图）/],
    [
      'letters without names',
      () =>
        pdfOf([
          {
            texts: columnOf(['\ue010\ue011\ue012\ue013'.repeat(5)], 60, 160).map((text) => ({
              ...text,
              way: 'garbled' as const,
            })),
          },
        ]),
      /^PDF 的字体没有文字编码，需要先做文字识别（OCR）$/,
    ],
    ['deep nesting', () => withStream('', '['.repeat(1_000_000)), /^PDF/],
    ['a bomb', () => withStream('/Filter [/FlateDecode /FlateDecode]', bomb()), /^PDF 解开后过大$/],
  ])('%s is told in Chinese', async (_, bytes, reason) => {
    const error = await loadPdf(bytes()).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(UnreadableFileError);
    expect((error as UnreadableFileError).message).toMatch(reason);
  });

  it('leaves the caller’s bytes alone', async () => {
    const bytes = pdfOf([body]);
    const before = bytes.slice();
    await loadPdf(bytes);
    expect(bytes).toEqual(before);
  });

  it('a page without text among others is a doubt', async () => {
    const page = await load(body, { texts: [] });
    expect(page.doubts).toEqual([{ code: 'pdf-no-text', text: '第2页没有文字（像是扫描图），未读入' }]);
  });

  it('stops when told, with the signal’s reason', async () => {
    const abort = new AbortController();
    const outcome = loadPdf(pdfOf(Array.from({ length: 200 }, () => body)), abort.signal).catch((e: unknown) => e);
    setTimeout(() => abort.abort(new Error('enough')), 100);
    expect(await outcome).toEqual(new Error('enough'));
    await expect(loadPdf(pdfOf([body]), AbortSignal.abort(new Error('late')))).rejects.toThrow('late');
  });
});
