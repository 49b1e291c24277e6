import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { falseRuns } from '../build-article.ts';
import { UnreadableFileError } from '../files/unreadable.ts';
import { readPage } from '../read-page.ts';
import { loadHtml } from './html-page.ts';

const TEXT = (n: number) =>
  `第${n}天，云溪县防汛抗旱指挥部继续组织力量巡查水库堤坝，县长张明远要求各乡镇把责任落到每一个村组，确保群众安全。`;
const read = (source: string) => readPage({ source: 'x.html', ...loadHtml(source), shape: { wholeParagraphs: true } });
const asides = (source: string) =>
  loadHtml(source).lines.map(({ content, aside, mark }) => [aside ?? (mark > 0 ? `h${mark}` : '-'), content.text]);
const plain = (source: string) => asides(source).flatMap(([kind, text]) => (kind === '-' ? [text] : []));

describe('loadHtml, lines', () => {
  it.each([
    [
      'paragraphs parted by <br>',
      '<div>　　一段。<br><br>&nbsp;&nbsp;二段。<br/>三段。</div>',
      ['一段。', '二段。', '三段。'],
    ],
    [
      'a ruby without its reading',
      '<p>他走过<ruby>犇<rp>(</rp><rt>bēn</rt><rp>)</rp></ruby>村。</p>',
      ['他走过犇村。'],
    ],
    ['a caption of a figure', '<figure><img src=x><figcaption>图为大桥。</figcaption></figure>', ['图为大桥。']],
    ['preformatted lines', '<pre>第一行\n第二行</pre>', ['第一行', '第二行']],
    ['cells of a table of data', '<table><tr><td>县</td><td>面积</td></tr></table>', ['县 面积']],
    ['entities', '<p>&#24352;&#26126;远&middot;李&amp;王</p>', ['张明远·李&王']],
    [
      'pieces of a word in several elements',
      '<p><span>会</span><span>议</span><b>开</b><font>始</font>。</p>',
      ['会议开始。'],
    ],
    ['line breaks of the mark-up', '<p>望江\n大桥 A\nB</p>', ['望江大桥 A B']],
  ])('has %s', (_, source, lines) => expect(plain(source)).toEqual(lines));

  it('takes long cells of a page laid out with tables for paragraphs', () => {
    const source = `<table><tr><td>${TEXT(1)}</td><td><table><tr><td>${TEXT(2)}</td></tr></table></td></tr></table>`;
    expect(plain(source)).toEqual([TEXT(1), TEXT(2)]);
  });

  it.each([
    ['hidden', '<p style="color:red; display : none">秘密</p>'],
    ['hidden', '<p hidden>秘密</p>'],
    ['hidden', '<div style="visibility:hidden"><b>秘密</b></div>'],
    ['navigation', '<nav>秘密</nav>'],
    ['navigation', '<div class="left sidebar">秘密</div>'],
    ['navigation', '<p><a href=1>秘密</a> <a href=2>更多</a></p>'],
    ['navigation', '<p>【字体：<a href=1>大</a> 中 小】 打印 关闭</p>'],
    ['navigation', '<p>分享到： 微信 新浪微博 QQ空间</p>'],
    ['navigation', '<p>放大⊕ 缩小⊖ 默认○ 朗读</p>'],
    ['meta', '<p>发布时间：2019-06-12 来源：本站 浏览次数：<span id=hits>88</span></p>'],
    ['meta', '<p><span>2020-03-06</span><span>来源：云溪日报</span><span>作者：席雯</span></p>'],
    ['meta', '<div><span>云溪发布</span><span>2023-12-22 21:14</span><span>记者 李丹 王小满</span></div>'],
    ['meta', '<p>作者：席雯　来源：云溪日报　浏览次数：12</p>'],
  ])('keeps what is %s out of the text: %s', (kind, source) => {
    expect(asides(source).map(([found]) => found)).toEqual([kind]);
  });

  it.each([
    '大中小学今日开学',
    '上一版图为大桥。',
    '作者：席雯',
    '来源于生活',
    '打印机进村了',
    '2019年6月12日，县里来了记者。',
    '2019年6月12日 10:30 大桥合龙！',
  ])('does not take %s for a tool or a label', (text) => expect(asides(`<p>${text}</p>`)).toEqual([['-', text]]));

  it('parts links and labels that stand side by side', () => {
    const source =
      '<div><a>首页</a><a>数字报</a><a>绿洲日报</a></div><p><span>2020-03-06</span><span>来源：云溪日报</span></p>';
    expect(asides(source).map(([, text]) => text)).toEqual(['首页 数字报 绿洲日报', '2020-03-06 来源：云溪日报']);
  });
});

describe('loadHtml, content', () => {
  const related = Array.from({ length: 8 }, (_, i) => `<li><a href="${i}">另一条新闻的标题之${i}</a></li>`).join('');
  const teaser = `<div><h4><a href=9>县里召开春耕现场会</a></h4><p><a href=9>${TEXT(9)}</a></p></div>`;
  const body = [1, 2, 3, 4].map((n) => `<p>　　${TEXT(n)}</p>`).join('');

  it('finds the article between what surrounds it, without any class name to help', () => {
    const source = `<html><head><title>全县防汛再部署_云溪网</title></head><body>
      <div><ul>${related}</ul></div><div><div>全县防汛再部署</div><div>2019-06-12 来源：云溪日报</div>
      <div>${body}<p>（记者 李丹）</p></div></div>
      <div><div>热点新闻</div><ul>${related}</ul>${teaser}</div><div>版权所有 云溪网</div></body></html>`;
    const { articles } = read(source);
    expect(articles.map(({ title, byline }) => [title, byline.reporters])).toEqual([['全县防汛再部署', ['李丹']]]);
    expect(articles[0]?.text).not.toContain('春耕现场会');
    expect(articles[0]?.text).toContain(TEXT(4));
  });

  it('keeps every article of a page with several', () => {
    const piece = (title: string, n: number) =>
      `<div class=block><h2>${title}</h2>${body.replaceAll('县长', `第${n}位县长`)}</div>`;
    const source = `<body>${piece('全县防汛再部署', 1)}${piece('望江大桥合龙', 2)}${piece('新图书馆开放', 3)}<ul>${related}</ul></body>`;
    expect(read(source).articles.map(({ title }) => title)).toEqual(['全县防汛再部署', '望江大桥合龙', '新图书馆开放']);
  });

  it('leaves out teasers of other articles and what readers wrote', () => {
    const tease = (n: number) =>
      `<div><div><a href=${n}>第${n}期春耕现场会召开</a></div><div>　　${TEXT(n)}<a href=${n}>[详细]</a></div></div>`;
    const comment = `<div class=userComment><div>网友评论</div><div>${TEXT(8)}</div><div>${TEXT(9)}</div></div>`;
    const source = `<body><div><h1>全县防汛再部署</h1>${body}${body}<p>（记者 李丹）</p></div><div>${tease(5)}${tease(6)}</div>${comment}</body>`;
    const { articles } = read(source);
    expect(articles.map(({ title }) => title)).toEqual(['全县防汛再部署']);
    expect(articles[0]?.text).not.toMatch(/第[5689]天/);
  });

  it('keeps headlines that are links where their text stands below', () => {
    const piece = (title: string, n: number) => `<h3><a href=${n}>${title}</a></h3><p>　　${TEXT(n)}</p>`;
    const source = `<body><ul>${related}</ul>${piece('全县防汛再部署', 1)}${piece('望江大桥合龙', 2)}</body>`;
    expect(read(source).articles.map(({ title }) => title)).toEqual(['全县防汛再部署', '望江大桥合龙']);
  });

  it('keeps a short article beside a long one when it is no link', () => {
    const short = `<div><h3>一句话新闻</h3><p>${TEXT(7)}</p></div>`;
    const source = `<body><div><h1>全县防汛再部署</h1>${body}${body}</div><aside2><ul>${related}</ul></aside2>${short}</body>`;
    expect(read(source).articles.map(({ title }) => title)).toEqual(['全县防汛再部署', '一句话新闻']);
  });

  it('keeps names and tables inside the article, links or not', () => {
    const names = '<ul><li>张明远</li><li>李丹</li><li>王小满</li></ul>';
    const source = `<body><div><h1>道德模范名单公布</h1><p>${TEXT(1)}</p><p>${TEXT(2)}</p>${names}<p>${TEXT(3)}</p></div></body>`;
    expect(plain(source).slice(-4)).toEqual(['张明远', '李丹', '王小满', TEXT(3)]);
  });

  it('brings back an article that class names would hide', () => {
    const source = `<body><div class="share links"><h1>全县防汛再部署</h1>${body}</div><div class=nav><a>首页</a></div></body>`;
    expect(read(source).articles.map(({ title }) => title)).toEqual(['全县防汛再部署']);
  });

  it('reads a page too large for the extractor by its own rules', () => {
    const source = `<div class=nav><a>首页</a></div><h1>全县防汛再部署</h1>${`<p>${TEXT(1)}</p>`.repeat(9000)}`;
    const started = performance.now();
    expect(loadHtml(source).lines.filter(({ aside }) => aside === null)).toHaveLength(9001);
    expect(performance.now() - started).toBeLessThan(25_000);
  });
});

describe('loadHtml, metadata', () => {
  const claims = (head: string) => {
    const { claims: said, bylines } = loadHtml(`<html><head>${head}</head><body><p>${TEXT(1)}</p></body></html>`);
    return {
      paper: said.paper[0]?.value,
      day: said.issueDate[0]?.value,
      page: said.page[0]?.value,
      url: said.url[0],
      reporters: bylines.flatMap(({ reporters }) => reporters),
    };
  };
  const nothing = { paper: undefined, day: undefined, page: undefined, url: undefined, reporters: [] };

  it.each([
    ['<meta name="PubDate" content="2020-03-24 08:12">', { day: '2020-03-24' }],
    ['<meta property="article:published_time" content="2022-09-05T18:30:00Z">', { day: '2022-09-06' }],
    ['<meta property="article:published_time" content="2022-09-05T18:30:00+08:00">', { day: '2022-09-05' }],
    ['<meta name="publishdate" content="20220906">', { day: '2022-09-06' }],
    ['<meta name="pubdate" content="昨天">', {}],
    ['<meta name="author" content="本报记者 姜一帆">', { reporters: ['姜一帆'] }],
    ['<meta name="author" content="望川日报">', {}],
    ['<meta property="og:site_name" content="望川日报">', { paper: '望川日报' }],
    ['<link rel="canonical" href="https://paper.example.com/1.html">', { url: 'https://paper.example.com/1.html' }],
    ['<meta property="og:url" content="javascript:alert(1)">', {}],
    [
      '<script type="application/ld+json">{"@graph":[{"@type":"WebSite"},{"@type":"NewsArticle","datePublished":"2022-09-06T08:00:00+08:00","author":[{"name":"姜一帆"}],"publisher":{"name":"望川日报"}}]}</script>',
      { day: '2022-09-06', reporters: ['姜一帆'], paper: '望川日报' },
    ],
    ['<script type="application/ld+json">{"@type":"NewsArticle",</script>', {}],
    [
      '<!--enpproperty <articleid>88213</articleid><date>2022-09-06 03:10:23.0</date><author>记者 姜一帆</author><title>不误农时</title><nodename>A01版:要闻</nodename>/enpproperty-->',
      { day: '2022-09-06', reporters: ['姜一帆'], page: 'A01' },
    ],
  ])('reads %s', (head, said) => expect(claims(head)).toEqual({ ...nothing, ...said }));

  it('knows the three lines of a headline from a digital edition', () => {
    const source = `<!--enpproperty <date>2022-09-06 03:10</date><title>不误农时 不负春光</title><introtitle>全市春耕现场会提出</introtitle><subtitle>闻达明主持</subtitle>/enpproperty-->
      <div>第A01版：要闻 <a href=1>上一版</a> <a href=2>下一版</a></div><table><tr><td>全市春耕现场会提出</td></tr>
      <tr><td>不误农时 不负春光</td></tr><tr><td>闻达明主持</td></tr></table>
      <founder-content><P>　　本报讯（记者 姜一帆）${TEXT(1)}</P><P>　　${TEXT(2)}</P></founder-content>`;
    const { articles } = read(source);
    expect(
      articles.map(({ kicker, title, subtitle, page, issueDate }) => [
        kicker,
        title,
        subtitle,
        page?.value,
        issueDate?.value,
      ]),
    ).toEqual([['全市春耕现场会提出', '不误农时 不负春光', '闻达明主持', 'A01', '2022-09-06']]);
  });

  it('knows them from Founder tags, and the author', () => {
    const source = `<founder-introtitle>全市春耕现场会提出</founder-introtitle><founder-title>不误农时 不负春光</founder-title>
      <founder-subtitle>闻达明主持</founder-subtitle><founder-author>本报记者 姜一帆</founder-author>
      <founder-content><P>　　${TEXT(1)}</P></founder-content>`;
    const [article] = read(source).articles;
    expect([article?.kicker, article?.title, article?.subtitle, article?.byline.reporters]).toEqual([
      '全市春耕现场会提出',
      '不误农时 不负春光',
      '闻达明主持',
      ['姜一帆'],
    ]);
  });

  it('takes the author of the head where the page prints none, and only there', () => {
    const page = (line: string) =>
      `<head><meta name=author content="姜一帆"></head><h1>不误农时 不负春光</h1>${line}<p>${TEXT(1)}</p><p>${TEXT(2)}</p>`;
    expect(read(page('')).articles[0]?.byline.reporters).toEqual(['姜一帆']);
    expect(read(page('<p>本报记者 李丹</p>')).articles[0]?.byline.reporters).toEqual(['李丹']);
  });

  it.each([
    ['庐江新闻网 | 不误农时 不负春光', '来源：庐江日报', '庐江日报'],
    ['庐江新闻网 | 不误农时 不负春光', '来源：本站原创', '庐江新闻网'],
    ['庐江融媒|不误农时 不负春光', '来源：市农业局', '庐江融媒'],
    ['不误农时 不负春光', '来源：市农业局', undefined],
  ])('of %s with %s takes the paper %s', (title, from, paper) => {
    const source = `<title>${title}</title><h1>不误农时 不负春光</h1><p>发布时间：2019-06-12 ${from}</p><p>${TEXT(1)}</p>`;
    expect(loadHtml(source).claims.paper[0]?.value).toBe(paper);
  });

  it('takes credits from the line under the title, set apart by mark-up alone', () => {
    const source = `<h1>不误农时 不负春光</h1><div><span>云溪发布</span><span>2023-12-22 21:14</span><span>记者 李丹 王小满</span></div><p>${TEXT(1)}</p>`;
    const [article] = read(source).articles;
    expect([article?.byline.reporters, article?.issueDate?.value]).toEqual([['李丹', '王小满'], '2023-12-22']);
  });

  it('takes the heading below a kicker for the title, whichever of them the head names', () => {
    const source = `<title>秋收时节看云溪_云溪日报</title><div><p>秋收时节看云溪</p><h1>三万亩稻田开镰</h1><p>${TEXT(1)}</p></div>`;
    expect(read(source).articles.map(({ kicker, title }) => [kicker, title])).toEqual([
      ['秋收时节看云溪', '三万亩稻田开镰'],
    ]);
  });

  it('finds the title of a page of the nineties, whose head only names it', () => {
    const source = `<title>云溪日报电子版 - 望江大桥合龙</title><center><font size=5>望江大桥合龙</font></center><br>
      <font size=3>　　本报讯　${TEXT(1)}<br>　　${TEXT(2)}</font>`;
    expect(read(source).articles.map(({ title }) => title)).toEqual(['望江大桥合龙']);
  });
});

describe('loadHtml, whole pages', () => {
  it('reads a page of the nineties: frames of tables, lines broken by hand, a headline in large print', () => {
    const source = `<HTML><HEAD><TITLE>云溪日报网络版</TITLE></HEAD><BODY bgcolor=#FFFFFF>
<TABLE width=600><TR><TD><A HREF="/">首页</A></TD><TD><A HREF="/yw">要闻</A></TD><TD><A HREF="/sh">社会</A></TD></TR></TABLE>
<TABLE width=600><TR><TD width=120><A HREF=1>市长信箱开通</A><BR><A HREF=2>早稻丰收在望</A></TD>
<TD><CENTER><FONT SIZE=5 COLOR=red>望江大桥昨天合龙</FONT></CENTER><BR>
<FONT SIZE=2>&nbsp;&nbsp;&nbsp;&nbsp;本报讯（记者李丹）横跨望江南北两岸的望江大桥<BR>
，昨天上午十时三十分胜利合龙，两岸群众敲锣打鼓赶<BR>
到工地，不少老人说等这座桥等了整整二十年。<BR>
&nbsp;&nbsp;&nbsp;&nbsp;大桥全长一千二百四十米，计划在明年春天正式通<BR>
车，届时从县城到火车站只要十五分钟的车程。县长张<BR>
明远到现场慰问了建设者。<BR>
</FONT></TD></TR></TABLE><HR><CENTER>云溪日报社 版权所有 1999年10月8日</CENTER></BODY></HTML>`;
    const { articles } = read(source);
    expect(articles.map(({ title, byline }) => [title, byline.reporters])).toEqual([['望江大桥昨天合龙', ['李丹']]]);
    const body = articles[0]!.text.slice(articles[0]!.body.start).split('\n');
    expect(body).toEqual([
      '横跨望江南北两岸的望江大桥，昨天上午十时三十分胜利合龙，两岸群众敲锣打鼓赶到工地，不少老人说等这座桥等了整整二十年。',
      '大桥全长一千二百四十米，计划在明年春天正式通车，届时从县城到火车站只要十五分钟的车程。县长张明远到现场慰问了建设者。',
    ]);
  });

  it('reads a page of a government, tools and related news aside', () => {
    const source = `<html><head><meta charset="utf-8"><title>全县防汛工作会议召开 - 云溪县人民政府</title>
<meta name="PubDate" content="2019-06-12 09:30"><meta name="ContentSource" content="云溪日报"></head><body>
<div class="w1000"><div>当前位置：<a href=/>首页</a> &gt; <a href=/xw>新闻中心</a> &gt; <a href=/yw>云溪要闻</a></div>
<div class="con"><h2>全县防汛工作会议召开</h2>
<div><span>发布时间：2019-06-12 09:30</span><span>来源：云溪日报</span><span>作者：李丹</span><span>浏览次数：<i id=c>36</i></span><span>【字体：<a>大</a> <a>中</a> <a>小</a>】</span></div>
<div><p>　　6月11日上午，全县防汛工作会议召开。县长张明远出席会议并讲话。</p><p>　　${TEXT(1)}</p><p>　　${TEXT(2)}</p>
<p style="text-align:right">（责任编辑：王小满）</p></div>
<div><a href="javascript:print()">打印本页</a> <a>关闭窗口</a></div>
<div><h3>相关新闻</h3><ul><li><a href=1>县里部署春耕备耕</a><span>2019-03-02</span></li><li><a href=2>水库除险加固开工</a><span>2019-04-11</span></li></ul></div>
</div><div class="bottom">主办：云溪县人民政府办公室　备案号：省ICP备00000000号</div></div></body></html>`;
    const { articles, doubts } = read(source);
    expect(
      articles.map(({ title, byline, issueDate, paper }) => [title, byline, issueDate?.value, paper?.value]),
    ).toEqual([
      [
        '全县防汛工作会议召开',
        { reporters: ['李丹'], correspondents: [], others: [{ role: '编辑', name: '王小满' }] },
        '2019-06-12',
        '云溪日报',
      ],
    ]);
    expect(articles[0]?.text).not.toMatch(/春耕|打印|浏览|ICP/);
    expect(doubts.filter(({ code }) => code === 'unplaced')).toEqual([]);
  });

  it('reads a page of a digital edition with its other pages and titles around it', () => {
    const source = `<html><head><title>望川日报</title></head><body>
<!--enpproperty <articleid>512</articleid><date>2012-05-18 02:11:05.0</date><author>本报记者 楚天舒 通讯员 路远</author><title>不误农时 不负春光</title><keyword></keyword><subtitle></subtitle><introtitle></introtitle><nodename>第A02版:县区</nodename>/enpproperty-->
<table><tr><td><table><tr><td>第A02版：县区</td><td><a href=n1>上一版</a><a href=n3>下一版</a></td></tr></table>
<map name=m><area shape=poly coords=1,2 href=c1.htm><area href=c2.htm></map>
<div>版面导航</div><table><tr><td><a href=n1>第A01版：要闻</a></td></tr><tr><td><a href=n2>第A02版：县区</a></td></tr></table>
<div>标题导航</div><ul><li><a href=c1>不误农时 不负春光</a></li><li><a href=c2>夜校开到家门口</a></li></ul></td>
<td><table><tr><td>上一篇 <a href=c2>下一篇</a> 2012年5月18日 星期五 <a>放大</a> <a>缩小</a> <a>默认</a></td></tr>
<tr><td class=font01><strong>不误农时 不负春光</strong></td></tr>
<tr><td><div id=ozoom><founder-content><P>　　${TEXT(1)}</P><P>　　${TEXT(2)}</P></founder-content></div></td></tr></table></td></tr></table></body></html>`;
    const { articles } = read(source);
    expect(
      articles.map(({ title, byline, issueDate, page }) => [
        title,
        byline.reporters,
        byline.correspondents,
        issueDate?.value,
        page?.value,
      ]),
    ).toEqual([['不误农时 不负春光', ['楚天舒'], ['路远'], '2012-05-18', 'A02']]);
    expect(articles[0]?.text).not.toMatch(/夜校|上一篇|放大/);
  });
});

describe('loadHtml, hostile pages', () => {
  it('says so when a page only frames others', () => {
    expect(() =>
      loadHtml('<frameset><frame src=a><frame src=b></frameset><noframes>请用新版浏览器</noframes>'),
    ).toThrow(UnreadableFileError);
  });

  it.each([
    ['open tags', '<div>'.repeat(4000) + TEXT(1)],
    ['tags side by side', '<b></b>'.repeat(700_000)],
    ['closing tags', '</p></div>'.repeat(300_000)],
    ['an attribute of 3 MB', `<p class="${'a '.repeat(1_500_000)}">${TEXT(1)}</p>`],
    ['a style of 3 MB', `<p style="${'display:'.repeat(400_000)}">${TEXT(1)}</p>`],
    ['a comment of 3 MB', `<!--enpproperty ${'<date>'.repeat(500_000)}--><p>${TEXT(1)}</p>`],
    ['entities', '&lt;&gt;&amp;'.repeat(200_000)],
    ['nested tables', '<table><tr><td>'.repeat(1500) + TEXT(1)],
    ['brackets', '<'.repeat(500_000)],
    ['data that never ends', `<script type="application/ld+json">${'[{'.repeat(500_000)}`],
    ['nested links', `<a href=1>字${'<a href=2>字'.repeat(20_000)}`],
  ])('reads %s within seconds', { timeout: 30_000 }, (_, source) => {
    const started = performance.now();
    try {
      loadHtml(source);
    } catch (error) {
      expect(error).toBeInstanceOf(UnreadableFileError);
    }
    expect(performance.now() - started).toBeLessThan(40_000);
  });

  it('maps every unit that it takes from the source back to it', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<td>',
      '</td><td>',
      '<br>',
      '<a href=1>',
      '</a>',
      '<span>',
      '</span>',
      '<pre>',
      '</pre>',
      '<h1>',
      '</h1>',
      '<div style="display:none">',
      '</div>',
      '<rt>',
      '</rt>',
      '<founder-title>',
      '&nbsp;',
      '&#24352;',
      '<!--',
      '-->',
      '\n',
      '　　',
      '来源：云溪日报',
      '望江大桥合龙',
      TEXT(1),
      TEXT(2),
      '（记者 李丹）',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const source = pieces.join('');
        for (const { content } of loadHtml(source).lines)
          for (const { start, source: at, length } of content.runs)
            expect(content.text.slice(start, start + length)).toBe(source.slice(at, at + length));
        for (const article of read(source).articles) expect(falseRuns(article, source)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
