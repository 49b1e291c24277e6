import { describe, expect, it } from 'vitest';
import { fold } from '../../text/fold.ts';
import { furnitureKind, opensContents, refersToPage } from './furniture-rules.ts';

describe('furnitureKind', () => {
  it.each([
    ['青　石　日　报', 'masthead'],
    ['2023年4月12日　星期三　癸卯年闰二月廿二　第8091期　今日12版', 'masthead'],
    ['一九九九年一月四日　星期一　农历戊寅年十一月十七　第九三一七号　第一版', 'masthead'],
    ['A02 综合新闻', 'masthead'],
    ['江州晚报 2O22年9月6曰 星期ニ', 'masthead'],
    ['溪口县委、县政府主办 （内部资料 免费赠阅） 第386期', 'masthead'],
    ['（讲话全文见二版）', 'contents'],
    ['临湖报　第3版　县乡新闻　2008年10月21日', 'masthead'],
    ['WANGCHUAN WANBAO', 'masthead'],
    ['责编：丁　岚　版式：贺小川　校对：江流', 'page-editors'],
    ['您现在位置:首页 >> 新闻中心', 'navigation'],
    ['上一篇：某某　下一篇：某某', 'navigation'],
    ['发布日期:2021-08-09   点击量:1036', 'meta'],
    ['2021-08-09 09:31', 'meta'],
    ['Copyright© 2015 版权所有:某某协会', 'copyright'],
    ['技术支持:某某网络 备案号:望ICP备1号', 'copyright'],
    ['新闻热线：0000-2345678', 'contact'],
    ['微信公众号:云溪晚报 投稿邮箱:a@example.com', 'contact'],
    ['扫一扫下载“云溪”客户端', 'qr'],
    ['关注“云溪日报”微信公众号', 'qr'],
    ['云溪日报微信', 'qr'],
    ['（下转A03版）', 'jump'],
    ['国际观察', 'section'],
    ['────────', 'separator'],
    ['今日天气 多云转晴 12℃~18℃', 'weather'],
    ['空气质量：良', 'weather'],
    ['今日提醒：明晨有雾 出行请慢行', 'weather'],
    ['夏历丙申年七月十二', 'masthead'],
    ['2018年6月20日 第866期 本期四版 校内发行', 'masthead'],
    ['中共柳江市委主管主办', 'masthead'],
    ['一九七八年五月二十日　星期六　农历戊午年四月十四　第五八二一号　今日四版', 'masthead'],
    ['本版编辑：尚进', 'page-editors'],
    ['主编 柯南 责编 晏紫 投稿邮箱 a@example.com', 'page-editors'],
    ['编辑：易安　电话：0000-6660001', 'page-editors'],
    ['渔 港 总 编 室 电 话 ： 0 0 0 0 1 2 3 4', 'contact'],
    ['柳江文明网 > 文明播报 > 正文', 'navigation'],
    ['【字体：大 中 小】', 'navigation'],
    ['阅读原文 阅读 2.1万 赞 88 在看 36', 'navigation'],
    ['点击上方蓝字关注我们', 'qr'],
    ['作者：席雯　来源：平江日报　浏览次数：1208', 'meta'],
    ['A08版导读：公积金贷款额度下月调整', 'contents'],
    ['- 5 -', 'separator'],
    ['![](images/1.jpg)', 'picture'],
  ])('takes %s for %s', (printed, kind) => expect(furnitureKind(fold(printed))).toBe(kind));

  it.each([
    '扫码支付乱象调查',
    '全市热线电话服务中心成立',
    '二维码里的乡村治理',
    '云溪客户端上线三周年纪实',
    '上一代人的手艺 下一代人的路',
    '本报记者走基层活动启动',
    '今年地址变更的三百家企业',
    '天气预报',
    '更正',
    '声明远播的老字号',
    '市领导刘某、王某出席。',
    '印刷厂里的老师傅',
    '冷空气来袭 今晨最低降至3℃',
    '今日最高气温37℃ 出门注意防晒',
    '首届茶文化节由县委主办',
    '第5页的秘密',
    '来源于生活的戏',
  ])('leaves %s alone', (printed) => expect(furnitureKind(fold(printed))).toBeNull());
});

describe('contents', () => {
  it.each(['新闻导读', '今日导读', '导读：', '要 闻 导 读'])('opens at %s', (text) => {
    expect(opensContents(fold(text))).toBe(true);
  });
  it.each(['02|要 闻', '老街修缮　　A05', '一老一小有依靠 详见A03版', 'A08｜体育'])(
    'points at a page in %s',
    (text) => {
      expect(refersToPage(fold(text))).toBe(true);
    },
  );
  it.each(['云溪二桥昨日开工', '免费发放安全头盔 1500 个', '读懂2023版目录'])('points nowhere in %s', (text) => {
    expect(refersToPage(fold(text))).toBe(false);
  });
});
