import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPeople } from './people.ts';

const names = (text: string) => findPeople(text).map((person) => person.name);
const titled = (text: string) => findPeople(text).map((person) => [person.name, ...person.titles].join(' '));

describe('findPeople', () => {
  it.each([
    ['one title', '市政协秘书长谢柯到会。', ['谢柯 市政协秘书长']],
    ['two titles', '省副省长、市委书记周海川强调，要抓实抓细。', ['周海川 省副省长 市委书记']],
    [
      'titles with their organisations whole',
      '市委副书记、市长、市创建全国文明城市工作领导小组组长朱建明主持会议。',
      ['朱建明 市委副书记 市长 市创建全国文明城市工作领导小组组长'],
    ],
    [
      'an organisation named after a deed',
      '省疫情防控专家指导组组长、省卫健委副主任陈俊华出席。',
      ['陈俊华 省疫情防控专家指导组组长 省卫健委副主任'],
    ],
    [
      'one title for a whole list',
      '市领导赵馨正、丁芬、尹培林出席。',
      ['赵馨正 市领导', '丁芬 市领导', '尹培林 市领导'],
    ],
    [
      'each name of a list its own title',
      '市委书记周海川、市长朱建明、市委秘书长林一凡参加。',
      ['周海川 市委书记', '朱建明 市长', '林一凡 市委秘书长'],
    ],
    ['an office of one person not for the next name', '市长朱建明、吴晓东参加调研。', ['朱建明 市长', '吴晓东']],
    ['an office of several for the next name', '副市长周建、王海生参加。', ['周建 副市长', '王海生 副市长']],
    [
      'titles over notes in brackets',
      '市人大常委会副主任王丽华（女）、李国强（回族）出席。',
      ['王丽华 市人大常委会副主任', '李国强 市人大常委会副主任'],
    ],
    ['two offices joined by 兼', '公司董事长兼总经理王建国说。', ['王建国 公司董事长 总经理']],
    ['a title behind', '张伟教授说，这很重要。', ['张伟 教授']],
    ['同志 is no title', '周海川同志指出，要落实责任。', ['周海川']],
    ['先生 is no title', '李国强先生来信说。', ['李国强']],
    ['a kinship is no title', '王某的父亲说。', ['王某']],
    [
      'a verb before a title is no part of it',
      '会上，朱建明代表市委书记周海川致欢迎词。',
      ['朱建明', '周海川 市委书记'],
    ],
    ['the paper of a reporter', '本报讯（全媒体记者 陈润）', ['陈润 全媒体记者']],
    ['a quotation opens before a title', '“副市长陆铭说，要抓紧。”', ['陆铭 副市长']],
    [
      'whoever acts for another keeps the own title',
      '副县长尉迟青受县长莫婉清委托汇报了工作。',
      ['尉迟青 副县长', '莫婉清 县长'],
    ],
    ['somebody away', '市政府秘书长冉光因公出差请假。', ['冉光 市政府秘书长']],
    ['何人 before 担任', '会议由市政协主席刘丽华主持。', ['刘丽华 市政协主席']],
    ['前 and 原', '法院对原副市长李国强受贿案作出判决。', ['李国强 原副市长']],
    ['foreign offices', '美国前商务部长芭芭拉·富兰克林到访。', ['芭芭拉·富兰克林 美国前商务部长']],
  ])('reads titles: %s', (_, text, wanted) => {
    expect(titled(text)).toEqual(wanted);
  });

  it.each([
    ['a time of day', '夜宵店要卖到凌晨一点,现在关门早。', []],
    ['a bridge behind the end of a word', '清柏大桥今天上午开工', []],
    ['a crop with its number', '受旱稻田三十二万亩', []],
    ['somebody called 大桥 behind a title', '市住建局局长刘大桥介绍', ['刘大桥']],
  ])('takes no thing for a person: %s', (_, text, wanted) => {
    expect(names(text)).toEqual(wanted);
  });

  it.each([
    ['byline', '（记者 王小明 通讯员 李国强 实习生 赵晓琳）', ['王小明', '李国强', '赵晓琳']],
    ['name with a gap', '本报讯（记者　李　丹）昨天', ['李　丹'.replace('　', '')]],
    ['everything with gaps', '（记 者 姜 一 帆）', ['姜一帆']],
    ["name with a gap and a photographer's credit", '（武 江摄）记者 李 丹摄影报道', ['武江', '李丹']],
    ['two names with gaps', '（记者 华 一 舟 纪 白 兰）', ['华一舟', '纪白兰']],
    ['name with a gap and a credit', '通讯员 李 强 文/图', ['李强']],
    ['name and verb', '陶学勇对该市防控工作提出意见。', ['陶学勇']],
    ['list ended by 等', '颜拥军等5名专家学者作了发言。', ['颜拥军']],
    ['named so', '一名叫李小花的女孩迷了路。', ['李小花']],
    ['compound surnames', '欧阳建国、诸葛明、司马晓光、尉迟恭出席。', ['欧阳建国', '诸葛明', '司马晓光', '尉迟恭']],
    ['names with dots', '来自新疆的买买提·艾力和卡尔·马克思的书。', ['买买提·艾力', '卡尔·马克思']],
    ['transliterations', '拜登、普京分别致电，梅西说他很高兴。', ['拜登', '普京', '梅西']],
    ['Japanese names', '日本首相桥本龙太郎、外相小渊惠三到访。', ['桥本龙太郎', '小渊惠三']],
    ['Tibetan names', '扎西次仁、格桑卓玛登台演唱。', ['扎西次仁', '格桑卓玛']],
    ['married names', '政务司司长陈方安生表示', ['陈方安生']],
    ['masked names', '民警将王某、李某某和张某甲抓获。', ['王某', '李某某', '张某甲']],
    ['masked names with an end', '吴某莹因盗窃被抓。', ['吴某莹']],
    ['names of history', '鲁迅、曹雪芹、诸葛亮都写过。', ['鲁迅', '曹雪芹', '诸葛亮']],
    ['traditional script', '行政長官李家超致辭，組織部部長陳國強主持。', ['李家超', '陳國強']],
    ['a companion behind a title', '在市总工会主席鲁班生的陪同下，谢文海走访慰问。', ['鲁班生', '谢文海']],
    ['a companion without a title', '谢文海在鲁班生的陪同下走访慰问。', ['谢文海', '鲁班生']],
    ['a companion without a title, and the one who acts', '在路平陪同下，贾国政察看了工地。', ['路平', '贾国政']],
    ['companions in a list', '在李毅、路平的陪同下，贾国政察看了工地。', ['李毅', '路平', '贾国政']],
    ['a direction that belongs to the name', '张旭东到石佛乡检查防汛。', ['张旭东']],
    ['a deed of speech', '段国强叮嘱村干部，要照顾好老人。', ['段国强']],
    ['a deed behind a name of two', '副市长李芳鸣锣开赛。', ['李芳']],
    ['a head nurse', '市人民医院护士长许念、返乡种茶的方大勇先后发言。', ['许念', '方大勇']],
    ['a body of a district in a list', '区委副书记徐明、区妇联主席张秀兰为获奖者颁奖。', ['徐明', '张秀兰']],
    ['crime', '犯罪嫌疑人刘某在出租屋内被抓获。', ['刘某']],
    ['sport', '第3分钟，李建国接到队友王晓明传球破门。', ['李建国', '王晓明']],
    ['economy', '首席经济学家赵永祥认为，消费将回升。', ['赵永祥']],
  ])('finds names: %s', (_, text, wanted) => {
    expect(names(text)).toEqual(wanted);
  });

  it('keeps names printed in traditional script as printed', () => {
    expect(names('組織部部長陳國強主持會議。')).toEqual(['陳國強']);
  });

  it.each([
    '他高兴地说，方向明白，周围和平，马上完成任务。',
    '金融工作高度重视，严格管理，安全平稳。',
    '来到衡山县高竹村，实地察看石油管道和水利项目。',
    '鉴于某些原因，山东某企业停产，从事于某一行业。',
    '拍了3张卫星图片，列了5项任务。',
    '周一、周二晚上开会，周末休息。',
    '台风“杜苏芮”登陆后，杜苏芮减弱为热带低压。',
    '俄罗斯、哈萨克斯坦和印度尼西亚代表团到会。',
    '全国网络安全宣传周衡阳专场举行。',
    '座谈会在市青少年宫召开。',
    '在家长的陪同下，学生参观了博物馆。',
    '在父母陪同下，他来到医院。',
    '',
  ])('finds nobody in %j', (text) => {
    expect(names(text)).toEqual([]);
  });

  it('finds a name without any cue once it is certain elsewhere in the text', () => {
    const text = '秦文国出席并宣布启动\n刘尚金秦文国在会场收看\n昨天，市委书记秦文国、市长刘尚金出席会议。';
    expect(names(text)).toEqual(['秦文国', '刘尚金', '秦文国', '秦文国', '刘尚金']);
  });

  it('does not let a name swallow the verb behind it', () => {
    const text = '市长朱健主持会议。朱健赴江川县调研。朱健代表市政府讲话。朱健强调，朱健指出。';
    expect(new Set(names(text))).toEqual(new Set(['朱健']));
  });

  it('gives the span over a printed gap', () => {
    const text = '本报讯（记者 李 丹）';
    expect(findPeople(text)).toEqual([{ name: '李丹', start: 7, end: 10, titles: ['记者'] }]);
  });

  it('cuts the text at every span to the name, in order, without overlaps', () => {
    const pieces = fc.constantFrom(
      ...['市长', '周海川', '、', '李 丹', '，', '出席', '。', '\n', '王某', '买买提·艾力', '·', '-', '(', ')', ' '],
      ...[
        '和',
        '高兴',
        '记者',
        '克',
        '尔',
        '斯',
        '桥本',
        '某',
        '等',
        'a1',
        '“',
        '”',
        '兼',
        '的',
        '欧阳',
        '\u3000',
        '😀',
      ],
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const text = parts.join('');
        let end = 0;
        for (const person of findPeople(text)) {
          expect(person.start).toBeGreaterThanOrEqual(end);
          expect(person.end).toBeGreaterThan(person.start);
          expect(text.slice(person.start, person.end).replace(/\s/g, '')).toBe(person.name);
          end = person.end;
        }
      }),
      { numRuns: 500 },
    );
  });

  it('never throws, whatever the text', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => Array.isArray(findPeople(text))));
  });

  it.each([
    ['one surname', '王'],
    ['dots', '克·'],
    ['a name', '王小明、'],
    ['gaps', '王 '],
    ['title words', '市长、'],
  ])('reads a long line of %s in linear time', (_, unit) => {
    const started = performance.now();
    findPeople(unit.repeat(20_000));
    expect(performance.now() - started).toBeLessThan(25_000);
  });
});
