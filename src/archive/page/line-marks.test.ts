import { describe, expect, it } from 'vitest';
import { markBriefs } from './briefs.ts';
import { markColumns } from './columns.ts';
import { type LineKind, lineKind } from './line-kind.ts';
import { settleKinds } from './line-neighbours.ts';
import { linesOfText, type PageLine } from './page-line.ts';
import { markTables } from './table-rows.ts';

type Rule = (lines: readonly PageLine[], kinds: LineKind[]) => void;

/** Kinds of the lines after one rule; furniture by its own kind. */
function kindsAfter(rule: Rule, text: string): string[] {
  const lines = linesOfText(text);
  const kinds = lines.map(lineKind);
  rule(lines, kinds);
  return kinds.map((kind) => (kind.kind === 'furniture' ? kind.furniture : kind.kind));
}

describe('markBriefs', () => {
  it.each([
    [
      'pieces with marks under a label',
      '城事快递\n■读书节昨日在市图书馆启动。\n■南广场本周起封闭改造四十天。',
      ['section', 'brief', 'brief'],
    ],
    [
      'pieces signed in brackets under 简讯',
      '简讯\n县残联为听障儿童验配助听器。（曾可）\n红旗路小学举行读书节。（肖文）',
      ['section', 'brief', 'brief'],
    ],
    [
      'a label over titles',
      '县区短波\n\n石桥镇检查食品安全\n近日，石桥镇检查餐馆三十家。',
      ['section', 'head', 'prose'],
    ],
    ['one piece, which the label heads', '简讯\n县残联免费验配助听器。', ['head', 'prose']],
    [
      'points of an article',
      '活动安排\n●启动仪式：五月一日上午在广场举行。\n●颁奖典礼：五月三日晚上在剧院举行。',
      ['head', 'prose', 'prose'],
    ],
  ])('knows %s', (_, text, wanted) => expect(kindsAfter(markBriefs, text)).toEqual(wanted));
});

describe('markColumns', () => {
  it.each([
    ['教师论坛\n板书不能丢', ['section', 'head']],
    ['走基层·一线见闻\n凌晨四点的豆腐坊', ['section', 'head']],
    ['【民生速递】\n昨日，一卡通可乘坐公交车。', ['section', 'prose']],
    ['一线传真\n二车间：旧料改出新夹具', ['section', 'head']],
    ['归来\n——记一位老兵', ['head', 'head']],
    ['把路修到门口\n把灯装到巷尾', ['head', 'head']],
    ['他走了。\n【人物名片】\n费某，本市人。', ['prose', 'head', 'prose']],
  ])('reads %j', (text, wanted) => expect(kindsAfter(markColumns, text)).toEqual(wanted));
});

describe('markTables', () => {
  it.each([
    ['机械　9.8%\n化工　6.1%\n食品　5.4%', ['item', 'item', 'item']],
    ['名次 球队 积分\n1 电力 10\n2 卫生 9', ['item', 'item', 'item']],
    ['听民声 解民忧\n办实事 见实效\n张明远出席会议', ['head', 'head', 'head']],
    ['一幅画\n两幅画\n三幅画', ['head', 'head', 'head']],
  ])('reads %j', (text, wanted) => expect(kindsAfter(markTables, text)).toEqual(wanted));
});

describe('settleKinds', () => {
  it.each([
    ['a headline that asks', '这样的路，谁敢走？\n本报记者 李丹\n路上有坑。', ['head', 'byline', 'prose']],
    ['somebody who asks in the text', '他问：“谁敢走？”\n没有人答话。', ['prose', 'prose']],
    ['an author below a title', '母亲的围裙\n柳 岸\n母亲有一条蓝围裙。', ['head', 'byline', 'prose']],
    ['an author with office and post', '板书不能丢\n临川一中 语文教师 柳三变\n粉笔还在。', ['head', 'byline', 'prose']],
    ['the salutation of a letter', '路灯何时亮\n编辑同志：\n路灯坏了。', ['head', 'prose', 'prose']],
    [
      'a name plate over its date',
      '汉江新闻\n2022年7月19日 星期二\n县里开会部署防汛\n今天上午开会。',
      ['masthead', 'masthead', 'head', 'prose'],
    ],
    [
      'links of a website',
      '他走了。\n相关新闻\n某县开会\n某市修路',
      ['prose', 'navigation', 'navigation', 'navigation'],
    ],
    [
      'a date printed over several lines',
      '云溪日报\n1\n2009年1月\n16日\n戊子年十二月廿一\n\n县里开会\n今天上午开会。',
      ['masthead', 'masthead', 'masthead', 'masthead', 'masthead', 'head', 'prose'],
    ],
    [
      'a page and its name',
      '云溪日报 2020年2月15日\n2 要闻\n县里开会\n今天开会。',
      ['masthead', 'masthead', 'head', 'prose'],
    ],
    [
      'who sends a letter, set to the right',
      '路灯坏了。\n　　　　　　　　　　城关居民 殷长贵等\n\n县里修路\n今天动工。',
      ['prose', 'byline', 'head', 'prose'],
    ],
    [
      'the label of a forecast',
      '天气预报\n今天多云，气温11℃～19℃。\n启事\n招人。',
      ['weather', 'weather', 'head', 'prose'],
    ],
    ['an advertisement', '路修好了。\n\n某某花园现房发售\n电话：0000-7654321', ['prose', 'notice', 'contact']],
    ['the number of a notice', '招聘启事\n某某酒店\n电话：0000-7654321', ['head', 'head', 'contact']],
  ])('knows %s', (_, text, wanted) => expect(kindsAfter(settleKinds, text)).toEqual(wanted));
});
