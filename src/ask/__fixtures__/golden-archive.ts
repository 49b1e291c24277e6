/** An article of one of two invented papers, by the key that questions name it by. */
interface GoldenArticle {
  readonly key: string;
  readonly paper: string;
  readonly date: string;
  readonly title: string;
  readonly text: string;
}

const [MORNING, EVENING] = ['苍屏日报', '苍屏晚报'];

/** Annual notices, places of one name, reprints, namesakes and reports that share most of their words; of an invented city. */
export const GOLDEN_ARTICLES: readonly GoldenArticle[] = [
  ...[2019, 2020, 2021, 2022].map((year, at) => ({
    key: `enrol${year}`,
    paper: MORNING,
    date: `${year}-06-02`,
    title: `苍屏一中${year}年高一新生招生公告`,
    text: `苍屏一中${year}年面向全市招收高一新生${[420, 440, 480, 520][at]}名。报名时间为6月10日至20日，录取名单在校门口张榜。咨询电话由教务处公布。`,
  })),
  ...[2020, 2021, 2022].map((year, at) => ({
    key: `regatta${year}`,
    paper: EVENING,
    date: `${year}-06-26`,
    title: ['龙舟竞渡锣鼓喧', '江面又见百舸争流', '两岸看客挤满大堤'][at] ?? '',
    text: `6月25日，苍屏龙舟赛在鹭江江面举行，${['青石队', '白帆队', '碧湾队'][at]}夺得冠军，成绩比上届快了几秒。赛后颁发了奖杯。`,
  })),
  {
    key: 'bridge-east',
    paper: MORNING,
    date: '2021-03-12',
    title: '东岭区新安桥通车',
    text: '3月11日，东岭区新安桥建成通车。桥长86米，双向两车道，由区交通局投资建设，方便两岸三个村的村民进城。',
  },
  {
    key: 'bridge-west',
    paper: MORNING,
    date: '2021-08-19',
    title: '西渚县新安桥启动加固',
    text: '西渚县新安桥始建于清代，日前启动加固。桥长52米，施工期间封闭，行人绕行下游浮桥。',
  },
  {
    key: 'ferry',
    paper: EVENING,
    date: '2021-09-06',
    title: '鹭江轮渡恢复夜航',
    text: '鹭江轮渡9月5日起恢复夜航，票价3.5元，末班船晚上十点开出。市民柳含烟说，下晚班终于有船坐了。',
  },
  {
    key: 'ferry-morning',
    paper: MORNING,
    date: '2021-09-06',
    title: '鹭江轮渡恢复夜航',
    text: '鹭江轮渡9月5日起恢复夜航，票价3.5元，末班船晚上十点开出。市民柳含烟说，下晚班终于有船坐了。轮渡公司提醒乘客有序上船。',
  },
  {
    key: 'ferry-stop',
    paper: EVENING,
    date: '2020-02-03',
    title: '鹭江轮渡停航公告',
    text: '因水位过低，鹭江轮渡自2月3日起停航，恢复时间另行公告，乘客可改乘跨江公交。',
  },
  {
    key: 'flood',
    paper: MORNING,
    date: '2021-07-02',
    title: '全市防汛调度会召开',
    text: '7月1日上午，全市防汛工作调度会召开。市长顾青崖出席并讲话，强调要把堤防巡查落到人头。水利局局长解冬青汇报了水情。',
  },
  {
    key: 'flood-school',
    paper: EVENING,
    date: '2021-07-03',
    title: '防汛知识进课堂',
    text: '昨日，东岭小学开展防汛知识课，消防员讲解落水自救的办法，孩子们轮流穿救生衣。',
  },
  {
    key: 'gu-factory',
    paper: MORNING,
    date: '2021-10-15',
    title: '顾青崖到船厂调研',
    text: '10月14日，市长顾青崖到苍屏船厂调研，察看新船下水的准备，与焊工交谈。',
  },
  {
    key: 'gu-teacher',
    paper: EVENING,
    date: '2022-09-10',
    title: '一个人的教学点',
    text: '同名同姓的顾青崖在西渚县深山里教了三十年书，全校只有六个学生，他既教语文也敲钟。',
  },
  {
    key: 'poet',
    paper: EVENING,
    date: '2021-11-20',
    title: '《鹭江谣》唱响剧院',
    text: '民歌剧《鹭江谣》昨晚在苍屏剧院首演，作曲是音乐学院的温照野，演出持续两个小时。',
  },
  {
    key: 'poem-plain',
    paper: EVENING,
    date: '2021-11-25',
    title: '鹭江边的歌谣',
    text: '鹭江边的渔民口传歌谣两百多首，文化馆逐首录音，剧院的首演海报也贴到了渔村，作曲的人常来采风。',
  },
  {
    key: 'port',
    paper: MORNING,
    date: '2022-01-08',
    title: '苍屏港去年吞吐量创新高',
    text: '记者从港务局获悉，苍屏港去年完成货物吞吐量1260万吨，集装箱八万标箱，新增泊位4个。',
  },
  {
    key: 'port-plan',
    paper: MORNING,
    date: '2022-03-01',
    title: '港口货物吞吐量怎样统计',
    text: '港口货物吞吐量怎样统计？统计人员介绍，吞吐量是货物进出港口的总重量，多年来口径没有变化。',
  },
  {
    key: 'weaver',
    paper: EVENING,
    date: '2022-04-18',
    title: '织娘的最后一架木机',
    text: '七十岁的贝小篁守着苍屏最后一架木织机，一匹夏布要织四十天。她说，木机声停了，巷子就哑了。',
  },
  {
    key: 'union',
    paper: MORNING,
    date: '2022-05-01',
    title: '市总工会换届',
    text: '4月30日，市总工会换届，市总工会主席由寇南枝担任。会议表彰了二十名劳动模范。',
  },
  {
    key: 'union-visit',
    paper: MORNING,
    date: '2022-07-20',
    title: '高温下送清凉',
    text: '市总工会工作人员到工地送清凉，送去绿豆汤和毛巾，主席团成员介绍了防暑常识，工人们是谁都能领一份。',
  },
  {
    key: 'course-weld',
    paper: MORNING,
    date: '2022-08-01',
    title: '技师学院焊接专业',
    text: '苍屏技师学院焊接专业学制三年，学费每年两千八百元，毕业生多数进了船厂。',
  },
  {
    key: 'course-nurse',
    paper: MORNING,
    date: '2022-08-02',
    title: '技师学院护理专业',
    text: '苍屏技师学院护理专业学制五年，学费每年三千六百元，实习在市人民医院。',
  },
  {
    key: 'zoo',
    paper: EVENING,
    date: '2022-10-04',
    title: '长颈鹿宝宝取名',
    text: '苍屏动物园的长颈鹿宝宝满月，园方征名，三千名小朋友投票，最后取名叫云朵。',
  },
  {
    key: 'museum',
    paper: EVENING,
    date: '2019-05-19',
    title: '博物馆夜场开放',
    text: '博物馆日当晚，苍屏博物馆首次夜场开放，青铜鼎前排起长队，讲解员讲到九点。',
  },
];

/** A question, the article that must come first, and why. */
export const GOLDEN_RANKINGS: readonly (readonly [question: string, first: string, why: string])[] = [
  ['苍屏一中2019年招收高一新生多少名', 'enrol2019', 'the year asked for, among notices alike'],
  ['苍屏一中2020年招收高一新生多少名', 'enrol2020', 'the year asked for, among notices alike'],
  ['2021年苍屏一中高一招生多少人', 'enrol2021', 'the year stands before the school'],
  ['二〇二二年一中高一招多少新生', 'enrol2022', 'the year in Chinese digits'],
  ['2020年苍屏龙舟赛哪支队夺冠', 'regatta2020', 'the year stands nowhere in the text: the day of issue has it'],
  ['2022年龙舟赛冠军是谁', 'regatta2022', 'the year of issue again'],
  ['2021年6月25日龙舟赛谁得了冠军', 'regatta2021', 'a full day, printed the day after'],
  ['东岭区新安桥有多长', 'bridge-east', 'the district tells two bridges of one name apart'],
  ['西渚县的新安桥桥长多少米', 'bridge-west', 'the county tells two bridges of one name apart'],
  ['苍屏晚报报道轮渡夜航票价多少', 'ferry', 'the paper that is named, of two that print the same'],
  ['苍屏日报上鹭江轮渡夜航的票价', 'ferry-morning', 'the paper that is named, of two that print the same'],
  ['鹭江轮渡为什么停航', 'ferry-stop', 'stopping, not going on again'],
  ['全市防汛工作调度会谁出席了', 'flood', 'the meeting itself before other reports of floods'],
  ['防汛知识课在哪所小学上的', 'flood-school', 'the school before the meeting'],
  ['顾青崖到船厂看了什么', 'gu-factory', 'a name with what he did'],
  ['教书三十年的顾青崖', 'gu-teacher', 'a namesake by what is told of him'],
  ['柳含烟说了什么', 'ferry', 'a name that stands only in the text; of two reprints the shorter'],
  ['《鹭江谣》的作曲是谁', 'poet', 'a title in marks is not outvoted by shared words'],
  ['苍屏港去年货物吞吐量多少万吨', 'port', 'the number, not the report on how numbers are made'],
  ['鷺江輪渡停航公告', 'ferry-stop', 'traditional characters'],
  ['ＣＡＮＧ贝小篁织一匹夏布要多少天', 'weaver', 'a name beside letters of another width'],
  ['市总工会主席是谁', 'union', 'the office before a name'],
  ['技师学院焊接专业学费多少', 'course-weld', 'one of two courses'],
  ['技师学院护理专业学制几年', 'course-nurse', 'the other of two courses'],
  ['长颈鹿宝宝叫什么名字', 'zoo', 'rare words alone'],
  ['博物馆夜场是哪一年开放的', 'museum', 'words of the headline'],
];
