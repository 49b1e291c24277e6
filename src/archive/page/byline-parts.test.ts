import { describe, expect, it } from 'vitest';
import { fold } from '../../text/fold.ts';
import { parseByline } from './byline-parts.ts';

function read(printed: string, bareNames = false) {
  const byline = parseByline(fold(printed), bareNames, printed);
  if (!byline) return null;
  const others = byline.others.map(({ role, name }) => `${role} ${name}`);
  return [byline.reporters.join('、'), byline.correspondents.join('、'), others.join('、')];
}

describe('parseByline', () => {
  it.each([
    ['全媒体记者 陈朗', '陈朗', '', ''],
    ['记者张军雅', '张军雅', '', ''],
    ['记者 李 丹', '李丹', '', ''],
    ['记 者　姜 一 帆', '姜一帆', '', ''],
    ['记者 李 丹 王 芳', '李丹、王芳', '', ''],
    ['■本报记者 陈朗', '陈朗', '', ''],
    ['■文/图 本报记者 姚永强', '姚永强', '', ''],
    ['本报记者 姚永强 文/图', '姚永强', '', ''],
    ['通讯员 李泉立', '', '李泉立', ''],
    ['记者 邹文武 实习生 许嘉和', '邹文武', '', '实习生 许嘉和'],
    ['记者邹文武许嘉和', '邹文武、许嘉和', '', ''],
    ['首席记者 楚天舒、见习记者 白薇', '楚天舒、白薇', '', ''],
    ['本报记者 欧阳小河', '欧阳小河', '', ''],
    ['记者 阿依古丽·买买提', '阿依古丽·买买提', '', ''],
    ['特约通讯员 黎光 记者 卜凡', '卜凡', '黎光', ''],
    ['云溪晚报·云溪网记者 周小满', '周小满', '', ''],
    ['张三 文 李四 图', '张三', '', '摄影 李四'],
    ['文/张三 图/李四', '张三', '', '摄影 李四'],
    ['李四 摄', '', '', '摄影 李四'],
    ['首席记者 查明 记者 宁静 摄影报道', '查明、宁静', '', '摄影 宁静'],
    ['本报记者 李四 摄', '', '', '摄影 李四'],
    ['责任编辑：温岚', '', '', '编辑 温岚'],
    ['文     字：雷小雪', '雷小雪', '', ''],
    ['編輯：張學文', '', '', '编辑 張學文'],
    ['本報記者 陳大文', '陳大文', '', ''],
    ['记者 钱 多 陆 羽西', '钱多、陆羽西', '', ''],
    ['本报记者 汤 唯真 通讯员 祖 海', '汤唯真', '祖海', ''],
    ['记者 邓颖 周密 图', '邓颖、周密', '', '摄影 周密'],
    ['学生记者 苗苗 文并摄', '苗苗', '', ''],
    ['小记者 童心', '童心', '', ''],
    ['记者 霍卓贤 实习记者 简欣', '霍卓贤', '', '实习生 简欣'],
    ['本报记者 楼兰 文 受访者 供图', '楼兰', '', ''],
    ['口述：张三 整理：李四', '张三、李四', '', ''],
    ['文/本报记者 邓颖 图/通讯员 周密', '邓颖', '周密', '摄影 周密'],
    ['文：记者 邓颖 图：实习生 周密', '邓颖', '', '摄影 周密、实习生 周密'],
    ['邓颖 文/周密 图', '邓颖', '', '摄影 周密'],
  ])('reads %s', (printed, reporters, correspondents, others) => {
    expect(read(printed)).toEqual([reporters, correspondents, others]);
  });

  it.each([
    ['吴国强 马兰', '吴国强、马兰'],
    ['冯雨禾　温克勤', '冯雨禾、温克勤'],
    ['拉巴卓玛', '拉巴卓玛'],
    ['外国语学院 江珊', '江珊'],
    ['临川一中 语文教师 柳三变', '柳三变'],
    ['董 文', '董文'],
  ])('reads bare names when they are allowed: %s', (printed, reporters) => {
    expect(read(printed, true)?.[0]).toBe(reporters);
    expect(read(printed)).toBeNull();
  });

  it.each([
    '记者从市气象局获悉',
    '记者获悉',
    '记者在现场看到',
    '编辑部的故事',
    '文明新风进万家',
    '图书馆昨日开馆',
    '全市记者节座谈会召开',
    '下转A03版',
    '未完待续',
    '',
    '记者',
  ])('takes %s for no byline', (text) => {
    expect(read(text)).toBeNull();
    expect(read(text, true)).toBeNull();
  });
});
