import { describe, expect, it } from 'vitest';
import { fold } from '../../text/fold.ts';
import { captionOf } from './captions.ts';
import { closingCredits, jumpNote } from './closing-credits.ts';

describe('closingCredits', () => {
  it.each([
    ['正文完了。（吴国平 马小兰）', '（吴国平 马小兰）', ['吴国平', '马小兰'], true],
    ['正文完了。(记者 李丹)', '(记者 李丹)', ['李丹'], false],
    ['他说：“好。”（尤小满）', '（尤小满）', ['尤小满'], true],
    ['正文完了。 【编辑:刘禾】 更多精彩内容请进入频道', '【编辑:刘禾】 更多精彩内容请进入频道', [], false],
  ])('cuts %s', (text, credits, reporters, bare) => {
    const found = closingCredits(fold(text), text);
    expect(text.slice(found?.start)).toBe(credits);
    expect(found?.byline.reporters).toEqual(reporters);
    expect(found?.bare).toBe(bare);
  });

  it.each([
    '正文完了。（未完待续）',
    '正文完了。(完)',
    '参加会议（略）。',
    '正文（李丹）里有括号。',
    '没有完的（李丹）',
  ])('leaves %s whole', (text) => expect(closingCredits(fold(text))).toBeNull());
});

describe('jumpNote', () => {
  it.each([
    ['话没说完。（下转A03版）', '（下转A03版）'],
    ['话没说完（紧接第2版）', '（紧接第2版）'],
  ])('finds where %s goes on', (text, note) => expect(text.slice(jumpNote(fold(text))?.start)).toBe(note));

  it('finds none in plain text', () => expect(jumpNote('这趟车下转两站就到。')).toBeNull());
});

describe('captionOf', () => {
  it.each(['图为闭幕会会场。　贺小满 摄', '▲志愿者在分拣药品。', '会议现场。', '↑荷花开了。本报记者 宗越 摄'])(
    'takes %s for a caption',
    (text) => expect(captionOf(fold(text))).not.toBeNull(),
  );
  it.each(['张明远出席会议并讲话。', '张明远讲话。', '与会人员先后察看了现场，听取了汇报。', '王五在台上致辞。'])(
    'takes %s for text',
    (text) => expect(captionOf(fold(text))).toBeNull(),
  );
});
