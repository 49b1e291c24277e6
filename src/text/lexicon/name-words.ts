/** Words of address and kinship, and tails of places, that follow a surname without being a given name. */
export const ADDRESS_WORDS: ReadonlySet<string> = new Set(
  (
    '先生 女士 小姐 太太 老师 书记 市长 省长 县长 区长 镇长 乡长 村长 局长 处长 科长 主任 主席 总理 部长 院长 校长 所长 厂长 ' +
    '经理 总裁 教授 博士 院士 医生 大夫 护士 律师 法官 警官 师傅 老板 老汉 大爷 大妈 大娘 阿姨 奶奶 爷爷 叔叔 大叔 大哥 大姐 ' +
    '妈妈 爸爸 夫人 同志 同学 将军 司令 团长 政委 队长 导演 记者 某某 老太 女儿 儿子 先后 家人 家村 家庄 家沟 家湾 家坡 家坝 ' +
    '家岭 家屯 家营 家镇 家乡 家港 家口 家界 姓男 姓女 氏兄 家父 家母 氏家 家族 家军 家班 外长 会长 行长 总统 首相 大使 婆婆 公公'
  ).split(' '),
);
