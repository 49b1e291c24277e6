import type { RefusalCode } from '../../domain/answer.ts';

/** A question that the pages of the two cities do not answer, the reason that is given, and words of its text. */
type RefusalCase = readonly [question: string, code: RefusalCode, ...words: string[]];

/** Questions to be refused. */
export const UNANSWERABLE: readonly RefusalCase[] = [
  // nobody of that name; one that sounds alike or differs by a character is offered
  ['欧阳敬亭4月4日出席了哪些会议', 'person_unknown', '欧阳敬亭'],
  ['范亭远4月20日参加了哪些活动', 'person_unknown', '范亭远', '是否要问“范亭渊”'],
  ['骆思奇主持了什么会议', 'person_unknown', '是否要问“骆思齐”'],
  ['靳宇薇陪同谁调研', 'person_unknown', '是否要问“靳雨薇”'],
  ['陶弘义9月5日去了哪里', 'person_unknown', '是否要问“陶弘毅”'],
  // days that are not held
  ['2019年4月4日范亭渊参加了什么会议', 'date_outside', '2022年4月21日'],
  ['骆思齐2025年1月8日有哪些活动', 'date_outside', '2024年9月6日'],
  ['沅湄晚报2022年4月20日登了什么', 'date_outside', '《沅湄晚报》', '2023年4月6日'],
  ['霁川日报2021年5月1日头版登了什么', 'date_outside', '《霁川日报》', '2022年9月6日'],
  // issues that are missing in a period that is held
  ['沅湄日报2023年4月6日登了什么', 'issue_missing', '4月6日', '4月5日', '4月8日'],
  ['2023年4月7日的沅湄日报头版有哪些新闻', 'issue_missing', '4月7日', '4月5日', '4月8日'],
  ['沅湄日报4月6日第一版刊登了哪些稿件', 'issue_missing', '4月6日'],
  // not for an archive
  ['明天沅湄天气怎么样', 'not_for_archive'],
  ['今天会下雨吗', 'not_for_archive'],
  ['现在几点了', 'not_for_archive'],
  ['靳雨薇的手机号码是多少', 'not_for_archive'],
  ['郝大河家住在哪里', 'not_for_archive'],
  ['林静的身份证号是多少', 'not_for_archive'],
  ['你觉得范亭渊这个人怎么样', 'not_for_archive'],
  ['明年沅湄房价会不会涨', 'not_for_archive'],
  ['两个市长谁最漂亮', 'not_for_archive'],
  ['我头疼怎么治', 'not_for_archive'],
  ['帮我写一首关于春天的诗', 'not_for_archive'],
  ['把这句话翻译成英文', 'not_for_archive'],
  ['123乘以456等于多少', 'not_for_archive'],
  ['你好', 'not_for_archive'],
  ['谢谢你', 'not_for_archive'],
  ['你是谁', 'not_for_archive'],
  ['茅台现在股价多少', 'not_for_archive'],
  // the archive is silent
  ['沅湄地铁2号线什么时候开通', 'nothing_says'],
  ['柏若水出席春季防火工作会议了吗', 'nothing_says', '未提及'],
  ['姬晓岚为什么没有出席沅湄新港开港仪式', 'nothing_says'],
  ['谁在全市文化旅游发展大会上宣读了表彰决定', 'nothing_says'],
  ['郝大河什么时候加入作家协会', 'nothing_says'],
  ['沅湄动物园有几只熊猫', 'nothing_says'],
  ['范亭渊5月8日参加了哪些活动', 'nothing_says'],
  ['陶弘毅什么时候主持开港仪式', 'nothing_says'],
];

/** Questions that only look like those, and words of the answer that the pages give. */
export const ANSWERABLE: readonly (readonly [question: string, ...words: string[]])[] = [
  ['4月5日沅湄天气怎么样', '晴间多云'],
  ['12345热线一季度接了多少电话', '3.2万'],
  ['市民热线电话是多少', '0739-8123456'],
  ['沅湄一季度房价涨了多少', '2.1%'],
  ['市住建局预计下半年房价会涨吗', '收窄'],
  ['春季过敏怎么治', '花粉'],
  ['谁写诗百首', '郝大河'],
  ['郝大河写的诗集定价多少钱', '36元'],
  ['最美渡口人是谁', '薄守义'],
  ['范亭渊4月20日参加了哪些活动', '常委会', '开港', '环卫'],
  ['范亭渊4月4日出席春季防火工作会议了吗', '是的'],
  ['谁主持全市春季防火工作会议', '骆思齐'],
  ['沅湄新港总投资多少', '38亿元'],
  ['沅湄日报2023年4月5日登了什么', '春季防火'],
  ['沅湄晚报4月6日登了什么', '12345'],
  ['霁川湖大桥全长多少米', '2160'],
  ['2024年9月5日陶弘毅出席了什么仪式', '通车'],
  ['靳雨薇4月4日下午陪同谁调研', '骆思齐'],
  ['姬晓岚2023年4月12日主持了什么会议', '常务会议'],
  ['林静资助了多少名学生', '46'],
  ['骆思齐4月4日去了哪里调研', '城西水厂'],
  ['全市文化旅游发展大会在哪里召开', '沅湄剧院'],
  ['2022年4月谁是沅湄市委书记', '古铭川'],
  ['你知道谁宣布沅湄新港开港吗', '范亭渊'],
  ['你好，请问沅湄新港设了几个泊位', '12'],
  ['请帮我查一下霁川湖大桥什么时候通车', '9月5日'],
  ['范亭渊在防火会议上要求什么', '巡山'],
  ['2023年火险为什么比往年高', '雨水少'],
  ['市里拨出多少钱购置灭火设备', '480万'],
  ['靳雨薇主持了全市春季防火工作会议吗', '骆思齐'],
  ['谁到霁川一中检查了学校食堂', '林静'],
  ['4月12日下午市政府常务会议研究了什么', '电梯'],
  ['新港开港后先开通几条航线', '三条'],
];
