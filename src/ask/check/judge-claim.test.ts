import { describe, expect, it } from 'vitest';
import { bareArticle, claimOn } from '../__fixtures__/claims.ts';
import { judgeClaim } from './check-claim.ts';
import type { CheckContext } from './context.ts';

const body = [
  '本报讯（记者 祝青）6月12日上午，泊州市安全生产工作会议在市会展中心召开。市委书记骆长安出席会议并讲话，市委副书记、市长闻敬之主持会议。',
  '会议通报，今年以来，云岫县检查企业53家，柘溪县检查企业35家，两县没有发生较大事故。',
  '骆长安指出，安全生产没有旁观者。闻敬之要求，各县要在6月30日前完成一轮排查。',
  '会议还宣布，市应急管理局将于7月举办演练，预计投入资金1200万元，比去年增加8%。据市应急管理局局长詹世南介绍，全市现有救援队伍14支、队员460人，其中专职队员约120人。',
  '6月13日下午，骆长安到柘溪县青坪镇调研，随后会见了远江集团董事长毕成章。副市长祁小满陪同调研。',
  '网传柘溪县一座水库出险，县水务局表示此说不实。原定6月20日开工的南渡大桥推迟开工。',
].join('\n');
const article = bareArticle(body, {
  title: '泊州部署安全生产',
  issueDate: { value: '2023-06-14', origin: { kind: 'masthead', reason: null } },
});
const names = ['骆长安', '闻敬之', '詹世南', '毕成章', '祁小满'];
const context: CheckContext = { articles: new Map([[article.id, article]]), names: new Set(names) };
const claim = (text: string) => claimOn(article, text);

describe('judgeClaim', () => {
  it.each([
    '6月12日上午，泊州市安全生产工作会议在市会展中心召开。',
    '2023年6月12日上午，骆长安出席泊州市安全生产工作会议并讲话。',
    '市长闻敬之主持会议。',
    '会议由市长闻敬之主持。',
    '市委书记骆长安出席会议并讲话，市长闻敬之主持会议。',
    '市长闻敬之主持会议，市委书记骆长安出席会议并讲话。',
    '云岫县检查企业53家。',
    '柘溪县检查企业35家，云岫县检查企业53家。',
    '柘溪县检查企业三十五家。',
    '两县未发生较大事故。',
    '闻敬之要求，各县要在6月30日前完成一轮排查。',
    '闻敬之要求各县要在6月30日前完成一轮排查。',
    '市应急管理局将于7月举行演练，预计投入资金1200万元。',
    '全市现有救援队伍14支、队员460人。',
    '全市现有队员460人。',
    '6月13日下午，骆长安到青坪镇调研。',
    '骆长安会见了远江集团董事长毕成章。',
    '祁小满陪同调研。',
    '泊州市安全生产工作会议6月12日上午在市会展中心召开。',
    '南渡大桥推迟开工。',
  ])('lets %s stand', (text) => {
    expect(judgeClaim(claim(text), context)).toBe('stands');
  });

  it.each([
    ['swapped people', '市长闻敬之出席会议并讲话，市委书记骆长安主持会议。'],
    ['swapped roles', '骆长安主持会议，闻敬之出席会议并讲话。'],
    ['a swapped speaker', '闻敬之指出，安全生产没有旁观者。'],
    ['a swapped speaker', '骆长安要求，各县要在6月30日前完成一轮排查。'],
    ['another subject’s number', '柘溪县检查企业53家。'],
    ['another subject’s number', '云岫县检查企业35家，柘溪县检查企业53家。'],
    ['another subject’s number', '云岫县今年检查企业35家。'],
    ['another thing’s number', '全市现有救援队伍460支。'],
    ['another thing’s number', '全市现有队员14人。'],
    ['another thing’s number', '全市现有队员120人。'],
    ['a number without its 约', '专职队员120人。'],
    ['a wrong unit', '市应急管理局将于7月举办演练，预计投入资金1200亿元。'],
    ['a wrong unit', '预计投入资金1200万元，比去年增加8倍。'],
    ['a wrong date', '6月13日上午，泊州市安全生产工作会议在市会展中心召开。'],
    ['the day of issue', '6月14日，泊州市安全生产工作会议在市会展中心召开。'],
    ['another event’s day', '6月12日，骆长安到柘溪县青坪镇调研。'],
    ['another event’s day', '6月13日下午，骆长安出席会议并讲话。'],
    ['a wrong year', '2022年6月12日上午，泊州市安全生产工作会议召开。'],
    ['a wrong part of day', '6月12日下午，泊州市安全生产工作会议在市会展中心召开。'],
    ['a day without its 前', '闻敬之要求，各县要在6月30日完成一轮排查。'],
    ['a dropped denial', '两县发生较大事故。'],
    ['a dropped denial', '安全生产有旁观者。'],
    ['an added denial', '骆长安没有出席会议并讲话。'],
    ['a dropped plan', '市应急管理局于7月举办演练。'],
    ['a dropped estimate', '市应急管理局投入资金1200万元。'],
    ['a dropped rumour', '柘溪县一座水库出险。'],
    ['a dropped delay', '6月20日南渡大桥开工。'],
    ['a dropped delay', '南渡大桥开工。'],
    ['a wrong place', '6月13日下午，骆长安到云岫县青坪镇调研。'],
    ['a wrong place', '6月12日上午，泊州市安全生产工作会议在市体育馆召开。'],
    ['a wrong body', '市水利局将于7月举办演练。'],
    ['a wrong body', '骆长安会见了远江银行董事长毕成章。'],
    ['a wrong title', '市长骆长安出席会议并讲话。'],
    ['a title without 副', '市长祁小满陪同调研。'],
    ['a title of somebody else', '市应急管理局局长闻敬之主持会议。'],
    ['an invented person', '6月13日下午，骆长安、任远征到柘溪县青坪镇调研。'],
    ['a stitched sentence', '詹世南主持会议。'],
    ['a stitched sentence', '毕成章到柘溪县青坪镇调研。'],
    ['a stitched sentence', '祁小满会见了远江集团董事长毕成章。'],
    ['a stitched sentence', '骆长安出席会议并讲话，陪同调研。'],
    ['a stitched sentence', '骆长安指出，全市现有救援队伍14支、队员460人。'],
    ['a turned relation', '远江集团董事长毕成章会见了骆长安。'],
    ['a deed more', '骆长安出席会议并作重要讲话，强调要压实责任。'],
    ['an invented quotation', '骆长安说“一刻也不能放松”。'],
    ['praise', '会议取得圆满成功，骆长安出席会议并讲话。'],
    ['foreign words', 'The meeting骆长安出席会议并讲话。'],
    ['HTML', '<b>骆长安出席会议并讲话</b>。'],
    ['a link', '骆长安出席会议并讲话，详见http://a.cn。'],
  ])('does not let %s stand: %s', (_, text) => {
    expect(judgeClaim(claim(text), context)).not.toBe('stands');
  });
});
