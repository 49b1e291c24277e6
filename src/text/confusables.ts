import { fold } from './fold.ts';

/**
 * Characters that OCR takes for one another in Chinese newspapers: they differ by a stroke, a dot or a small component.
 * Chosen from general knowledge of such errors, not counted in any corpus. A character may stand in several classes.
 */
const CLASSES = (
  '己已巳 未末 日曰 人入八 土士 千干于 戊戌戍成 大太犬 天夭夫 王玉主 田由甲申电 刀力 几儿凡 贝见 西酉 ' +
  '住往佳 侯候 今令 拔拨 洒酒 折拆析 免兔 汆汞 乌鸟 弋戈 戋浅 厂广 历厉 竟竞 辨辩辫 徒徙 陡徒 徽微 ' +
  '籍藉 券卷 粱梁 密蜜 晴睛 拴栓 捡检 技枝 杨扬 挥辉 抢枪 抱饱 跑泡 传转 倍陪 培陪 赔陪 侍待 ' +
  '持待 特持 仿彷 伸仲 延廷 庭延 索素 宾缤 兰三 丰韦 文丈 支交 史吏 更吏 束柬 来米 半羊 平乎 乎手 ' +
  '毛手 午牛 牛生 失矢 朱未 木本 禾木 休体 沐沭 汨汩 泊汨 洲州 冶治 冰水 永水 决块 快块 快决 况沉 ' +
  '沈沉 冗沉 准淮 谁准 推椎 堆推 维唯 准隹 惟推 难准 徐除 涂除 除余 险验 检验 俭险 颖颍 顷项 须项 ' +
  '顶项 预颁 颂颁 硕颀 颜领 领颌 名各 客容 容窖 宫官 宣宜 宜直 真直 植值 置罝 且旦 旦但 目日 ' +
  '白百 自白 臼白 固国 因囚 困因 团困 囤团 口囗 中虫 巾币 市布 币市 师帅 希布 带常 常堂 党堂 ' +
  '赏尝 尝偿 掌撑 裳棠 卫节 印卬 邓郑 邱丘 那哪 阮院 阳阴 阵陈 陕陜 隆降 隐稳 邬郭 鄂鄞 卢庐 芦庐 ' +
  '虎虚 虏虑 孙孔 了子 予子 子于 孟盂 盖盍 血皿 益盆 盛盘 监盐 篮蓝 藤滕 腾滕 滕膝 膝漆 冯马 吗妈 ' +
  '鸟岛 乌岛 钓钩 钧钩 均匀 句旬 勾匀 勿匆 昜易 汤扬 场扬 杨场 阳汤 荡烫 肖俏 消稍 梢稍 捎消 萧箫 ' +
  '肃萧 潇啸 刘列 到刮 制刹 别到 创刨 剑检 钊钏 钢铜 铃铅 钤铃 铭铬 锋峰 峰蜂 锡锯 锦绵 棉绵 镇镆 ' +
  '林沐 村材 杜社 杠红 江红 汪江 注汪 旺汪 柱住 拄柱 柱桂 桂佳 洼注 驻住 何可 河何 问间 闫阎 闲闭 ' +
  '闵闽 阁阅 阔闯 们门 志忐 忠患 思恩 恩息 总怠 意惫 意息 感惑 惠慧 怒恕 悉悲 恶思 态志 任仕 件仵 ' +
  '伍仵 仪仅 仅汉 权仅 双仅 汉权 观现 规现 视祝 祁祈 祈析 初衩 兴共 其共 具其 真具 县具 县昙 基墓 ' +
  '幕墓 慕墓 暮幕 募慕 石右 古右 占古 吉古 吉言 舌古 召名 台合 今合 合会 含合 仓合 全金 余佘 余奈 ' +
  '丁了 丁于 下不 不丕 上止 止正 正五 五王 工土 工王 上土 七匕 九丸 九力 力办 办为 万方 旧归 早旱 ' +
  '晕晖 晓晚 明朋 朋用 用甩 册用 丹舟 母毋 贯母 东车 东乐 兵乒 岳兵 风凤 风冈 冈网 刚钢 ' +
  '岗岚 岩岸 崔崖 红纪 纪记 计什 汁什 训驯 训川 州川 详祥 洋详 译择 泽译 择泽 诗侍 试式 识职 芳劳 ' +
  '芬芳 荣莱 菜莱 苹萍 苗田 苗笛 莲连 运远 远还 近迈 达迈 迁迂 述迷 送选 逢蓬 蓬篷 李季 秀季 委季 ' +
  '香杳 查香 查杳 杏查 梨犁 黎梨 利和 知和 积和 秋伙 秦奏 泰秦 泰奉 奉奏 春舂 罗岁 多夕 夕歹 梦焚 ' +
  '萝箩 尧晓 浇饶 饶绕 烧浇 贺贸 贵责 贾贵 资贫 货贷 质贡 贞贡 负贞 员贞 酌酎 醉酷 配酌 黑墨 ' +
  '渡度 度席 库车 庆厌 应庆 压庄 床庄 康唐 庙庚 唐庚 浆桨 奖桨 奖浆 将奖 濑赖 懒赖 鹭鹫 鹤鸽 鸭鸦 ' +
  '砺蛎 居层 屋层 亳毫 享亨 亭享 亮亭 高亭 京亮 仿访 访防 防妨 纺仿 坊纺 彷访 燕蒸 煮者 著者 署暑 ' +
  '薯暑 衫杉 杉彬 彭膨 影彰 章彰 伟纬 苇伟 珍诊 玲珍 玲铃 玛码 环坏 怀坏 杯怀 凉谅 ' +
  '斌赋 武斌 式武 建健 健键 律津 雷雪 霜霖 雯霎 慎镇 填镇 俞前 愉榆 榆渝 渝愉'
).split(' ');

/** Latin letters and digits that look alike in print, in lower case. */
const LATIN_CLASSES = ['0o', '1li', '8b', '5s', '2z', '6g'];

const others = new Map<string, Set<string>>();
for (const group of [...CLASSES, ...LATIN_CLASSES]) {
  for (const char of new Set(fold(group))) {
    const known = others.get(char) ?? new Set<string>();
    for (const other of fold(group)) if (other !== char) known.add(other);
    others.set(char, known);
  }
}

/** Characters that may stand in print for this one, or this one for them; in folded form, without itself. */
export function confusedWith(char: string): ReadonlySet<string> {
  return others.get(char) ?? NONE;
}

const NONE: ReadonlySet<string> = new Set();

/** Letters that OCR joins or parts: `modern` is printed `modem`. */
const JOINED: readonly (readonly [string, string])[] = [
  ['rn', 'm'],
  ['cl', 'd'],
  ['vv', 'w'],
];

/**
 * The texts that differ from this one, in folded form, by one confused character (in Latin words also by letters joined
 * or parted), each once and never the text itself; at most `most`.
 */
export function confusedForms(text: string, most: number): string[] {
  const forms = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    for (const other of confusedWith(text.charAt(at))) forms.add(text.slice(0, at) + other + text.slice(at + 1));
    for (const pair of JOINED) for (const form of exchanged(text, at, pair)) forms.add(form);
  }
  forms.delete(text);
  return [...forms].slice(0, most);
}

function exchanged(text: string, at: number, [parted, joined]: readonly [string, string]): string[] {
  return [
    [parted, joined],
    [joined, parted],
  ].flatMap(([from = '', to = '']) =>
    text.startsWith(from, at) ? [text.slice(0, at) + to + text.slice(at + from.length)] : [],
  );
}
