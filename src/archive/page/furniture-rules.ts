import { isMasthead } from '../facts/masthead-parts.ts';

/** Kinds of page text that belong to no article. */
export type FurnitureKind =
  | 'masthead'
  | 'section'
  | 'weather'
  | 'contents'
  | 'navigation'
  | 'meta'
  | 'contact'
  | 'qr'
  | 'copyright'
  | 'notice'
  | 'page-editors'
  | 'jump'
  | 'separator'
  | 'picture'
  | 'unplaced';

interface Rule {
  readonly kind: FurnitureKind;
  /** On the folded line without white space. */
  readonly pattern: RegExp;
  /** Longest line (without white space) it may be. */
  readonly longest: number;
}

const PAGE_WORK =
  '版式|校对|校核|美编|组版|排版|检校|审读|审校|值班编委|值班主任|值班总编|值班副总编|签发|版面设计|图编|责校';

/**
 * First match wins. Each rule must hold for any paper: it names words that stand in no headline in that position, or
 * asks for several of them. Prose (a line that ends a sentence) is only ever taken by rules marked with a long limit.
 */
const RULES: readonly Rule[] = [
  {
    kind: 'weather',
    pattern:
      /^(?:[今明后][日天]|今[晨晚]|夜间|白天|本市|市区|城区|天气|气象|晴|阴|多云|[小中大暴]到?[中大暴]?[雨雪]|阵雨|雷阵雨|雨夹雪)[^。]{0,30}\d{1,2}(?:℃|度)?[~～—至到/-]{1,2}-?\d{1,2}(?:℃|度)/,
    longest: 60,
  },
  {
    kind: 'weather',
    pattern:
      /^(?:本市|市区|我市)?(?:今[日天晚]|明[日天])?天气(?:预报)?:?(?:晴|阴|多云|[小中大暴阵]雨|雨|雪)[^。]{0,30}(?:风|度|℃|级)/,
    longest: 50,
  },
  { kind: 'weather', pattern: /^(?:今日|温馨|气象|出行|天气)提[醒示]:[^。]{2,34}$/, longest: 40 },
  {
    kind: 'weather',
    pattern:
      /^(?:(?:今日|今天|市区|城区)?(?:空气(?:质量|污染)(?:指数|等级|级别)?|相对湿度|湿度|风力|风向|气温|最高气温|最低气温|紫外线(?:指数)?|舒适度(?:指数)?|晨练指数|降水概率|AQI):|偏?[东南西北]{1,2}(?:转偏?[东南西北]{1,2})?风[\d一二三四五六七到至~～—-]{1,5}级)/i,
    longest: 40,
  },
  {
    kind: 'separator',
    pattern: /^(?:[-—–·]{1,3}\d{1,4}[-—–·]{1,3}|第\d{1,3}页(?:[,/]?共\d{1,3}页)?|Page\d{1,3})$/i,
    longest: 16,
  },
  { kind: 'navigation', pattern: /^[^>»›。]{2,20}(?:(?:>{1,2}|»|›)[^>»›。]{2,20}){2,7}$/, longest: 100 },
  { kind: 'navigation', pattern: /^(?:友情链接|往期推荐|阅读原文|标题导航|版面导航|本版标题|往期回顾)/, longest: 200 },
  {
    kind: 'contents',
    pattern:
      /^(?:[([【]|[([【]?(?:延伸阅读|相关(?:阅读|报道|链接)|更多报道):?.{0,60})(?:详?见|刊)(?:本报|今日|今天|本期)[^。]{0,20}版[)】]?。?$/,
    longest: 90,
  },
  {
    kind: 'contents',
    pattern: /^[([【][^()。]{2,20}(?:见|刊)(?:于)?第?(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,3})版[)\]】]$/,
    longest: 32,
  },
  { kind: 'contents', pattern: /^[A-Z]?\d{1,2}版?(?:导读|看点|导航):/, longest: 120 },
  { kind: 'picture', pattern: /^!\[[^\]]{0,60}\]\([^)]{1,300}\)$/, longest: 380 },
  { kind: 'separator', pattern: /^[-—_=*~·.…─━═□■◆●○※#>|]{2,}$/, longest: 400 },
  {
    kind: 'jump',
    pattern: /^[([【]?(?:下转|上接|紧接|接)第?(?:[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,3})版?[^。]{0,12}$/,
    longest: 24,
  },
  { kind: 'navigation', pattern: /^(?:您?(?:的)?(?:现在|当前|所在)(?:的)?(?:位置|所在)|位置:|当前栏目)/, longest: 120 },
  { kind: 'navigation', pattern: /首页(?:>+|»|›|→|\/|-|\|)/, longest: 120 },
  { kind: 'navigation', pattern: /欢迎您|欢迎(?:访问|光临)|今天是:?\d{4}年/, longest: 80 },
  { kind: 'navigation', pattern: /^(?:[《<【[]?(?:上|下)一(?:版|篇|页|条|期|则)[》>】\]]?[:|]?){1,2}/, longest: 60 },
  {
    kind: 'navigation',
    pattern:
      /^(?:版面(?:导航|目录|概览)|返回(?:首页|目录|顶部|上页|列表)|设为首页|加入收藏|收藏本[站页]|网站地图|关闭窗口|打印本?[页文]?$|(?:字体|字号):|分享(?:到|至)?:?$|回到顶部|相关(?:新闻|链接|阅读|报道|稿件)$|热点?推荐$|更多>*$)/,
    longest: 60,
  },
  { kind: 'navigation', pattern: /^[[(【](?:字体|字号|关闭|打印|返回|收藏|分享|评论)[^。]{0,24}[\])】]$/, longest: 40 },
  { kind: 'navigation', pattern: /^(?:[\u4e00-\u9fffA-Za-z]{2,8}[|│]){2,}/, longest: 200 },
  {
    kind: 'meta',
    pattern:
      /^(?:(?:发布|发表|更新|上传|添加|录入|编辑|刊发|发稿)?(?:日期|时间)|发布于|来源|稿源|信息来源|文章来源|点击[量数率]?|点击次数|浏览[量数]?|浏览次数|阅读[量数]?|阅读次数|访问[量次]数?|标签|关键[词字]|字数):/,
    longest: 160,
  },
  {
    kind: 'meta',
    pattern: /^(?:\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?)(?:\d{1,2}:\d{2}(?::\d{2})?)?(?:来源|作者|点击|浏览|阅读|编辑)/,
    longest: 160,
  },
  { kind: 'meta', pattern: /^(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2})(?:\d{1,2}:\d{2}(?::\d{2})?)?$/, longest: 24 },
  // 「江政任〔2023〕7号」: the number of a document.
  { kind: 'meta', pattern: /^[\u4e00-\u9fff]{2,12}[〔[(]\d{4}[〕\])]第?\d{1,4}号$/, longest: 26 },
  { kind: 'copyright', pattern: /copyright|©|版权所有|allrightsreserved/i, longest: 300 },
  {
    kind: 'copyright',
    pattern: /ICP[备证]|公网安备|备案号|技术支持:|信息服务许可证|主办单位:.{0,40}(?:维护|承办)/i,
    longest: 300,
  },
  {
    kind: 'notice',
    pattern:
      /^遗失(?:声明|启事)?:|声明作废|^(?:免责)?声明:|^版权声明|未经.{0,12}(?:授权|许可|同意).{0,20}(?:转载|复制|使用)|转载.{0,8}注明|版权归原?作者/,
    longest: 500,
  },
  {
    kind: 'page-editors',
    pattern: new RegExp(
      `^(?:[\\[(【])?(?:本版|今日)?(?:(?:责任?编辑?|责编|编辑|主编|执行主编|总编|一审|二审|三审|电话|E-?mail)[:/]?[\\u4e00-\\u9fff·]{0,12}[/|]?){0,4}(?:${PAGE_WORK})[:/]?`,
      'i',
    ),
    longest: 100,
  },
  {
    kind: 'page-editors',
    pattern:
      /^(?:(?:责任)?编辑|责编|主编)[:/]?[\u4e00-\u9fff·]{2,4}(?:(?:电话|热线|邮箱|E-?mail|QQ)[:\d]|(?:视觉|美术|设计|制图|图片|版面)[:/]?[\u4e00-\u9fff]{2,4})/i,
    longest: 80,
  },
  {
    kind: 'page-editors',
    pattern:
      /^(?:本版|今日|本期|值班)(?:责任编辑|责编|编辑|主编|组稿|策划|美编|编校|统筹)[:/]?[\u4e00-\u9fff·、]{2,16}/,
    longest: 60,
  },
  { kind: 'page-editors', pattern: /^本版(?:照片|图片|摄影|稿件)[^。]{0,24}(?:摄影?|提供|供图|采写)$/, longest: 40 },
  {
    kind: 'contact',
    pattern:
      /^(?:本报|本社|新闻|报社|值班|编辑部|广告|发行|投稿|订报|投递|举报|监督|服务|24小时|读者)*(?:联系|咨询|服务)?(?:电话|热线|传真|邮编|邮政编码|地址|社址|邮箱|电子信箱|信箱|网址|网站|QQ群?|E-?mail)[:\d]/i,
    longest: 160,
  },
  {
    kind: 'contact',
    pattern:
      /^[\u4e00-\u9fffA-Za-z,、()]{0,24}(?:电话|热线|传真|手机|QQ|咨询|联系人?):?[\u4e00-\u9fff]{0,4}:?[\d()-]{7,}[\d()、,/-]*(?:转\d+)?$/,
    longest: 60,
  },
  {
    kind: 'contact',
    pattern:
      /^[\u4e00-\u9fffA-Za-z,、]{2,14}:?(?:www\.|https?:\/\/)?[a-z\d-]{2,30}\.(?:[a-z\d-]{2,30}\.){0,2}(?:com|cn|net|org|gov)[\w/.-]{0,40}$/i,
    longest: 100,
  },
  {
    kind: 'contact',
    pattern:
      /邮编:?\d{6}|邮发代号|统一(?:连续出版物|刊)号|广告经营许可|零售(?:价)?(?:每份)?[:\d]|每份\d|^定价:|全年定价|月定价|^印刷:|承印|^https?:\/\/|^www\./i,
    longest: 160,
  },
  {
    kind: 'qr',
    pattern:
      /二维码[”"]?$|^(?:扫|识别|长按).{0,12}二维码|^扫(?:一扫|码|描)?[^。]{0,20}(?:下载|关注|加入|进入|阅读|观看|更多|微信|订阅|查看)|^扫一扫/,
    longest: 48,
  },
  {
    kind: 'qr',
    pattern: /^(?:请)?(?:点击|长按)(?:上方|下方|左下|右下)?[^。]{0,12}(?:关注|订阅|蓝字|原文)/,
    longest: 30,
  },
  {
    kind: 'navigation',
    pattern: /(?:阅读|在看|点赞|赞|收藏|转发)\d[\d.万+]{0,6}(?:赞|在看|点赞|阅读|评论|转发|收藏)/,
    longest: 40,
  },
  { kind: 'meta', pattern: /^[\u4e00-\u9fff]{2,10}\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?\d{1,2}:\d{2}/, longest: 40 },
  { kind: 'meta', pattern: /^(?:来源|稿源|素材|信息来源)丨[^。]{2,30}$/, longest: 40 },
  { kind: 'navigation', pattern: /^(?:点亮|点个|点击)[^。]{0,4}(?:在看|赞)/, longest: 30 },
  { kind: 'separator', pattern: /^0\d$/, longest: 2 },
  {
    kind: 'qr',
    pattern: /^(?:请|敬请|欢迎)?关注.{0,30}(?:公众号|微信号?|微博|抖音号?|视频号|客户端|新媒体)$/,
    longest: 48,
  },
  {
    kind: 'qr',
    pattern:
      /^[“"]?[\u4e00-\u9fff·]{2,10}[”"]?(?:客户端|APP|微信|微博|公众号|微信公众号|官方微信|官方微博|抖音号?|视频号|手机报微信|手机报|小程序|数字报|电子报)$/i,
    longest: 18,
  },
  {
    kind: 'masthead',
    pattern:
      /机关报|^(?:主管|主办|主管主办|承办|协办)(?:单位)?:|^[^,。:由]{0,20}(?:[委社部局会府办]|集团|公司|大学|学院|中心)(?:主管主办|主管、主办|主管|主办|编印|编辑出版)$|^内部(?:资料|刊物|发行)|准印证|免费(?:交流|赠阅)$|报业(?:传媒)?集团(?:主办|出版|主管)|报社(?:主办|出版|编辑出版)|总第\d{2,6}期/,
    longest: 80,
  },
  {
    kind: 'masthead',
    pattern: /(?:主办|主管|编印|出版)[^。]{0,20}(?:第\d{1,6}期|内部(?:资料|刊物|发行)|(?:免费|内部)(?:赠阅|交流))/,
    longest: 80,
  },
];

/** Longer lines can only be what few rules are about, each of which asks for one of these. */
const LONG = 160;
const OF_LONG =
  /^[-—_=*~·.…─━═□■◆●○※#>|!友往阅标版本]|[|│©]|copyright|版权|allrightsreserved|ICP|公网安备|备案号|技术支持|许可证|主办单位|遗失|声明|未经|转载/i;

const CONTENTS =
  /^[【[(]?(?:新闻|今日|本期|本报|要闻|版面|内容|本版)?(?:导读|导航|看点|提要|目录|索引|导视)[】\])]?[:：]?$/;
const PAGE_REFERENCE =
  /^(?:[A-Z]?\d{1,2}版?[|/·:](?!\d{2}).{1,20}|.{0,40}(?:详见|见|转|>+|→|》|…|\.\.)(?:第)?[A-Z]?\d{1,2}(?:版|-\d{1,2}版)?[)\]】]?|.{2,40}[(【[][A-Z]?\d{1,2}版[)】\]]|[A-Z]\d{1,2}(?:-[A-Z]?\d{1,2})?版?)$/;

const CONTACT_LABEL =
  /(?:电话|热线|邮箱|信箱|地址|社址|传真|邮编|微信|公众号|微博|抖音|QQ|网址|网站|印刷|广告|发行|订阅|订报|投稿|客户端)[^:,。]{0,6}:/g;

/** The kind of furniture a folded line is by its words alone; null for everything else. */
export function furnitureKind(plain: string): FurnitureKind | null {
  if (plain.length > 700) return null;
  const compact = plain.replace(/\s+/g, '').replace(/^[■●◆▲□○◎★☆※]{1,3}/, '');
  if (compact.length > LONG && !OF_LONG.test(compact)) return null;
  for (const rule of RULES) {
    if (compact.length <= rule.longest && rule.pattern.test(compact)) return rule.kind;
  }
  if (compact.length <= LONG && (compact.match(CONTACT_LABEL)?.length ?? 0) >= 2) return 'contact';
  if (compact.length <= LONG && isWebMeta(compact)) return 'meta';
  if (SECTION.test(compact)) return 'section';
  if (isStaffLine(plain) || isDeskLine(plain)) return 'page-editors';
  return isMasthead(compact) || /^[A-Z][A-Z ]{5,40}$/.test(plain.trim()) ? 'masthead' : null;
}

const META_LABEL =
  /(?:作者|记者|通讯员|来源|稿源|编辑|责编|发布[时日人]?[间期]?|日期|时间|(?:点击|浏览|阅读|访问)(?:次数|[量数率])?):/g;

/** 「作者:… 来源:… 浏览次数:…」: two labels or more, one of them a website's own. */
function isWebMeta(compact: string): boolean {
  const labels = compact.match(META_LABEL) ?? [];
  return labels.length >= 2 && labels.some((label) => /^(?:来源|稿源|发布|点击|浏览|阅读|访问)/.test(label));
}

const STAFF =
  /^(?:(?:执行|常务)?(?:副?(?:总编辑?|主编)|社长|编委|总监)(?:\s?[:：]\s?|\s)[\u4e00-\u9fff·]{1,4}(?:\s[\u4e00-\u9fff])?[\s,、|]{0,6}){1,4}$/;

/** 「主编 冯青」: heads of the paper, named under the masthead. */
function isStaffLine(plain: string): boolean {
  return plain.length <= 60 && STAFF.test(plain.trim());
}

const DESK =
  /(?:值班|执行|本期|本版)?(?:副?主编|总编辑?|责任编辑|责编|编辑|美编|校对|版式|组版|视觉|监制|审核|投稿邮箱|投稿信箱|邮箱|信箱|电话|[\u4e00-\u9fff]{0,4}热线|传真|QQ)\s?[::/]?\s?[\u4e00-\u9fffA-Za-z\d@._-]{2,30}/g;

/** 「主编 柯某 责编 晏某 投稿邮箱 …」: the desk of a page with its address or its head. */
function isDeskLine(plain: string): boolean {
  if (plain.length > 120 || !/主编|总编|值班|投稿|邮箱|电话|热线|QQ/.test(plain)) return false;
  const parts = plain.match(DESK)?.length ?? 0;
  return parts >= 2 && plain.replace(DESK, '').replace(/[\s,、|/]+/g, '').length <= 1;
}

const SECTION =
  /^(?:(?:综合|国内|国际|本地|本市|社会|民生|时政|时事|经济|财经|体育|文化|教育|健康|县区|县乡|图片|法治|科技|三农|农业|社区|都市|城市|重点|热点|今日)(?:新闻|要闻|电讯|观察|视点|关注|聚焦|速递|广角|之窗|纵横|评论|时评)|(?:副刊|文艺副刊|专版|专刊|周刊)[·|][\u4e00-\u9fff]{2,8}|要闻|新华社电讯|电讯|国际交流|对外交流|校园文化|校园生活|教学科研|科研动态|党建工作|学生工作|院系风采|院系传真|媒体聚焦|招生就业|企业文化|职工风采|基层动态|部门动态|权威发布|图片新闻|综合|本地|民生|社会|时政|国内|国际|经济|财经|县区|法治|副刊|广告|专题|专版)$/;

const OWN_CONTACT = /本报|本社|新闻|投稿|订报|订阅|广告|发行|报料|爆料|监督|编辑部|邮发|定价|印刷|读者|值班/;

/** Whether a contact line is the paper's own rather than that of somebody who advertises or gives notice. */
export function isOwnContact(plain: string): boolean {
  return OWN_CONTACT.test(plain.replace(/\s+/g, ''));
}

/** Whether the line opens a list of what other pages hold. */
export function opensContents(plain: string): boolean {
  return plain.length <= 20 && CONTENTS.test(plain.replace(/\s+/g, ''));
}

/** Whether the line points at a page: 「02|要 闻」, 「……A03版」. */
export function refersToPage(plain: string): boolean {
  return plain.length <= 80 && (/\s[A-Z]\d{1,2}$/.test(plain) || PAGE_REFERENCE.test(plain.replace(/\s+/g, '')));
}

/** Whether the line is the label of a page, with its titles below: 「02|要 闻」. */
export function labelsPage(plain: string): boolean {
  return /^[A-Z]?\d{1,2}版?[|/·:](?!\d{2}).{1,12}$/.test(plain.replace(/\s+/g, ''));
}
