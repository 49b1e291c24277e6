/** Parts of Tibetan and Mongolian names: two of them, seldom one alone, make a name. */
export const TIBETAN_PARTS: ReadonlySet<string> = new Set(
  (
    '次旺 达瓦 旺扎 贡布 旦巴 普琼 拉珍 德庆 桑布 旺加 顿旦 次央 ' +
    '扎西 次仁 平措 多吉 卓玛 央金 旺堆 丹增 格桑 洛桑 尼玛 达娃 边巴 拉巴 普布 巴桑 索朗 白玛 罗布 旦增 贡嘎 仁增 阿旺 曲扎 江村 米玛 强巴 群培 德吉 拉姆 次旦 欧珠 加措 顿珠 晋美 旺久 ' +
    '赤列 向巴 坚赞 桑杰 才让 才旦 卓嘎 央宗 曲珍 美朵 云丹 罗桑 土登 益西 占堆 旺姆 旺杰 群觉 桑珠 嘉措 仁青 公保 扎巴 华旦 尕藏 久美 索南 才仁 文毛 东周 更登 三木旦 昂旺 泽仁 降央 泽旺 ' +
    '其其格 巴特尔 图雅 高娃 格日勒 娜仁 乌云 斯琴 萨仁 敖登 宝音 朝鲁 那木 苏和 布和 巴图 满都 牧仁 阿古拉 哈斯 塔娜 乌日娜 其木格 托娅'
  ).split(' '),
);
