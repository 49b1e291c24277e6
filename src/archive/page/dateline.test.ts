import { describe, expect, it } from 'vitest';
import { fold } from '../../text/fold.ts';
import { findDateline } from './dateline.ts';

const rest = (printed: string) => {
  const found = findDateline(fold(printed), printed);
  return found && [printed.slice(found.end), found.byline.reporters.join('、'), found.paper];
};

describe('findDateline', () => {
  it.each([
    ['云溪晚报讯 (全媒体记者 陈朗) 9月5日上午,会议召开。', '9月5日上午,会议召开。', '陈朗', '云溪晚报'],
    ['本报讯(记者 李 丹)8月10日', '8月10日', '李丹', null],
    ['本报讯 8月13日', '8月13日', '', null],
    ['本报讯', '', '', null],
    ['【本报讯】昨日', '昨日', '', null],
    ['　　本报讯（通讯员 王五）近日', '近日', '', null],
    ['新华社北京8月1日电（记者张三）消息', '消息', '张三', null],
    ['据新华社北京1月3日电 三部门', '三部门', '', null],
    ['本报北京8月10日电(记者刘坤明)中国', '中国', '刘坤明', null],
    ['中新网云溪7月25日电 (李京 张凯)大学', '大学', '李京、张凯', null],
    ['本报讯 记者陈朗报道：8月8日', '8月8日', '陈朗', null],
    ['某某之家 7 月 25 日消息，公司', '公司', '', null],
    ['望川网记者曾小树7月29日报道：为呼吁', '为呼吁', '曾小树', null],
    ['望川网（望川日报网）讯（记者 李蔚）近日', '近日', '李蔚', null],
    ['記者 陳大文 8月10日上午', '8月10日上午', '陳大文', null],
    ['〔記者黃小磊／海灣報導〕港區', '港區', '黃小磊', null],
    ['【記者李雅婷綜合報導】氣象局', '氣象局', '李雅婷', null],
    ['望川讯（记者 李丹）昨日', '昨日', '李丹', null],
    ['【海湾讯】渔民', '渔民', '', null],
    ['本报专讯 昨日', '昨日', '', null],
    ['法新社巴黎2日电 昨日', '昨日', '', null],
    ['记者卫青、实习生高兴报道：昨天早高峰', '昨天早高峰', '卫青', null],
    ['本报讯 通讯员张三 记者李四 昨日', '昨日', '李四', null],
    ['本报讯 记者 苗 圃 通讯员 庄 稼 新城今年', '新城今年', '苗圃', null],
    ['本报讯 张译（记者） 倪虹（通讯员） 由省里', '由省里', '张译', null],
    ['本报记者 郝 建 报道 10月16日', '10月16日', '郝建', null],
    ['（本报记者 严小勤）12月18日', '12月18日', '严小勤', null],
    ['（据《体育周报》报道）在昨日', '在昨日', '', null],
  ])('finds where the body of %s begins', (printed, body, reporters, paper) => {
    expect(rest(printed)).toEqual([body, reporters, paper]);
  });

  it('gives the day of an agency dateline', () => {
    expect(findDateline('新华社北京8月1日电 消息')?.monthDay).toEqual({ month: 8, date: 1 });
  });

  it.each([
    '中国网络通讯大会今日开幕',
    '记者从市气象局获悉，',
    '8月10日上午，',
    '本报地址：学府路',
    '市电视台举办晚会',
    '',
  ])('finds none in %s', (text) => expect(findDateline(fold(text))).toBeNull());

  it('leaves brackets that hold no credits in the body', () => {
    expect(rest('本报讯（一）总的要求')?.[0]).toBe('（一）总的要求');
  });
});
