import { describe, expect, it } from 'vitest';
import { questionKind } from './question-kind.ts';

describe('questionKind', () => {
  it.each([
    ['谁写了《老街换新颜》', 'byline'],
    ['《老街换新颜》是谁写的', 'byline'],
    ['秦国文9月5日出席了哪些会议', 'list'],
    ['张三去年主持了什么会?', 'list'],
    ['8月10日云溪有哪些领导活动?', 'list'],
    ['李四3月1日去了哪些地方?', 'list'],
    ['李四3月1日到青石县做什么?', 'list'],
    ['李四3月去哪里调研了', 'list'],
    ['防汛调度会有哪些人参加?', 'attendance'],
    ['出席座谈会的都有谁', 'attendance'],
    ['谁主持了第六次常委会会议?', 'who'],
    ['分会场出席并讲话的省卫健委领导是谁?', 'who'],
    ['2022年10月云溪市委书记是谁?', 'role'],
    ['谁是云溪市市长', 'role'],
    ['王五是什么职务?', 'role'],
    ['全市共设多少名林长?', 'quantity'],
    ['查处了几起案件?', 'quantity'],
    ['张三9月参加了几次会议?', 'count'],
    ['少女是哪一天求助的?', 'when'],
    ['全体会议是什么时候召开的?', 'when'],
    ['活动在哪里启动?', 'where'],
    ['张三对制造业提出了哪些要求?', 'summary'],
    ['他强调了什么?', 'summary'],
    ['张三参加了调度会吗?', 'yesno'],
    ['医院承担什么角色?', 'what'],
  ])('%s → %s', (question, kind) => {
    expect(questionKind(question)).toBe(kind);
  });
});
