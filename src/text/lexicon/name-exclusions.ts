/** Words that are written like a name and that no name is made of. */
export const NOT_NAMES: ReadonlySet<string> = new Set(
  (
    '包租婆 边缘 高兴 廉洁 简洁 明白 方向 周围 任务 和平 温馨 高峰期 叶子 孙子 胡同 小姐 封印 鞠躬 严管 管住 牛鼻子 向心力 全方位 金融 高温 常委 常务 马路 ' +
    '高新区 高科技 高质量 高水平 高标准 高层次 高效率 高强度 高密度 高风险 高血压 高技术 高精尖 高大上 方便面 方块字 万元户 万宝路 万金油 石灰岩 石榴籽 ' +
    '黄金周 黄金季 金字塔 金奖银 金饭碗 金牌榜 白皮书 白衣天 黑名单 红绿灯 水利局 水资源 安全感 安全员 安居房 文明城 文化节 文化馆 文旅局 马后炮 马拉松 牛市 ' +
    '江北区 江南区 江岸区 江东区 秦岭 黄河 黄浦 黄海 黄埔 洪水 洪涝 洪峰 洪灾 洪湖 林长制 林长令 河长制 田长制 田间 盛典 盛况 施工方 施工队 宣传周 宣讲团 ' +
    '应急局 应届生 何时了 何为贵 何须 何曾 乐高 乐园 乐队 乐器 武装部 武警 武术 武侠 司法局 司法厅 计生委 计委 经委 经贸 经理 经济 程度 游戏 季军 郎中 ' +
    '来华 来访 来宾 来信 来电 蒙蒙亮 高兴地 唐诗中 相声 鲁菜 鲁班奖 茅台 卓玛拉 易拉罐 贝壳 米兰 米袋子 花盆 花费 谷歌 茶叶 茶馆 羊绒 车展 车间 车主 雷雨 雷达 雷阵雨 冷空气 冷链 温差 ' +
    '关键词 关税 关注度 毛利 毛利率 毛绒 路演 路灯 路由 宫颈 宫殿 柴油 柴火 蓝莓 蓝筹 童装 童话 牧民 牧场 农机 农信 农行 桑拿 桑蚕 池塘 井盖 房贷 房企 ' +
    '孔雀 孔庙 申论 申报 申请 时尚 时空 时装 项目 成语 成品 成绩单 戚家军 杨家将 岳家军 汤圆 石油 石化 管家 管道 管委 席位 梅雨 柳树 杨树 柏树 竹林 栗子 ' +
    '全家福 全运 全能 全民 全市 全省 全国 都市报 晚报 强国 强军 强省 强市 强县 富民 富国 兴国 安民 双休日 双学双 双拥 平台 平安 平安夜 平民 通讯 通报'
  ).split(' '),
);

/** Words of address and kinship, and tails of places, that follow a surname without being a given name. */
export const ADDRESS_WORDS: ReadonlySet<string> = new Set(
  (
    '先生 女士 小姐 太太 老师 师傅 老板 老汉 大爷 大妈 大娘 阿姨 奶奶 爷爷 叔叔 大叔 大哥 大姐 妈妈 爸爸 夫人 同志 同学 老太 女儿 儿子 婆婆 公公 大嫂 大伯 伯伯 ' +
    '先后 家人 家村 家庄 家沟 家湾 家坡 家坝 家岭 家屯 家营 家镇 家乡 家港 家口 家界 姓男 姓女 氏兄 家父 家母 氏家 家族 家军 家班 某某 家寨 家店 家河 家山 家集 家楼 家桥'
  ).split(' '),
);

/** Words of two characters that follow a surname by chance and are given to nobody. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  (
    '刚刚 今天 昨天 明天 今年 去年 明年 今日 昨日 当地 当时 当天 当日 加强 提高 推进 开展 进行 实施 落实 工作 问题 情况 可以 可能 能够 应该 需要 必须 已经 正在 曾经 ' +
    '没有 不能 不会 不是 不同 不断 不少 许多 很多 一些 一个 一次 一起 一直 一定 一种 两个 这个 那个 这些 那些 这样 那样 什么 怎么 如何 为什 我们 他们 你们 自己 大家 人们 ' +
    '企业 公司 政府 单位 部门 社会 经济 市场 产品 服务 生产 生活 城市 农村 国家 世界 全国 全市 全省 地区 区域 中国 美国 日本 英国 法国 德国 学生 群众 干部 人员 人才 专家 企业 ' +
    '时间 时候 时期 以来 以后 以前 之后 之前 之间 其中 其他 其它 同时 然后 但是 因为 所以 如果 虽然 而且 或者 以及 还是 就是 只是 于是 关于 对于 由于 通过 根据 按照 ' +
    '活动 会议 项目 计划 方案 政策 制度 管理 技术 科技 教育 文化 体育 医疗 卫生 安全 环境 资源 能源 交通 建设 发展 改革 创新 投资 资金 贷款 价格 数据 信息 网络 电话 手机 ' +
    '非常 特别 十分 更加 比较 最后 最近 最终 首先 目前 如今 现在 将来 未来 过去 上午 下午 晚上 早上 中午 凌晨 电影 电视 节目 音乐 比赛 球队 游戏 照片 图片 消息 报道 新闻 ' +
    '先进 优秀 重要 主要 重大 重点 基本 具体 直接 间接 全面 整体 部分 大量 大批 多次 多年 多个 数据 记录 规定 要求 希望 认为 表示 介绍 指出 强调 说明 分析 研究 调查 发现 ' +
    '出现 出席 参加 参与 主持 举行 举办 召开 宣布 发布 公布 宣传 组织 领导 指导 帮助 支持 配合 协调 解决 处理 完成 实现 达到 超过 增加 减少 提供 保护 保障 保证 保持 继续 开始 结束 召开 委托 妇联 侨联 文联 科协 残联 团委 纪委 龙舟 龙灯 花灯'
  ).split(' '),
);

/** Characters that end no given name of two: what follows a name begins with them. */
export const NEVER_LAST: ReadonlySet<string> = new Set(
  '也都还就说是的了则却便又才已将把被向从而且等地得着过们这那吗呢吧啊很再摄称只未不没在',
);

/** Characters that end places far more often than given names. */
export const PLACE_LAST: ReadonlySet<string> = new Set('村镇县乡屯寨路街市区省州庄沟');

/** Surnames that also count things: 三张, 两项, 一方. */
export const COUNTING_SURNAMES: ReadonlySet<string> = new Set('张段项步方束支双成周章时任门路车');

/** Second characters of 周一 … 周末. */
export const WEEKDAYS: ReadonlySet<string> = new Set('一二三四五六日末');

/** What is named after somebody: 「李嘉诚基金会」 is no mention of him. */
export const NAMED_AFTER =
  /^(?:基金会|研究会|纪念馆|纪念堂|纪念碑|故居|大学|学院|中学|小学|医院|图书馆|体育馆|体育场|公司|集团|公园|广场|大道|大街|太空中心|群岛|半岛|海峡|平原|高原|山脉|运河|河谷|文学奖|艺术奖|奖学金|奖|杯|定律|效应|湖|山|河)/;

/** Characters that Japanese given names are mostly made of. */
export const JAPANESE_GIVEN: ReadonlySet<string> = new Set(
  '郎夫雄一二三子美彦树之助治正义信弘宏浩明光男介也哉司志史代生机英幸隆茂昭和久清直人辅平吉马太次佑纪惠香奈由真优友佳里沙衣菜江枝绘理织纯健俊武修实学稔勇诚' +
    '仁孝忠良敏康博文宽进昌胜功繁邦秀重章荣贞时造藏作兵卫角五六七八九十朗纹洋晶润翔大辉龙征尔阳爱樱花春夏秋冬雪月百千万裕道行广喜多保利有元基哲典范鹤龟松竹梅云' +
    '丸右左门直芳泰伸刚毅亮淳晋亘宪策彰慎精悟',
);
