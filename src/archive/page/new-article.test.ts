import { describe, expect, it } from 'vitest';
import { NO_CLAIMS } from '../facts/issue-facts.ts';
import { readPage } from '../read-page.ts';
import { linesOfText } from './page-line.ts';

const titles = (text: string) =>
  readPage({
    source: 'x.md',
    lines: linesOfText(text),
    shape: { wholeParagraphs: false },
    claims: NO_CLAIMS,
  }).articles.map(({ title }) => title);
const FIRST = '本报讯（记者 林晓）4月7日，县水利局部署今春清淤，要求月底前完工。';

describe('a headline-like line behind an article with a byline', () => {
  it.each([
    [
      'marked as high as its headline, however short',
      `## 县里清淤\n${FIRST}\n\n## 便民信息\n- 明日停水。`,
      ['县里清淤', '便民信息'],
    ],
    ['marked lower heads a section', `# 县里清淤\n${FIRST}\n## 东干渠\n今年先清东干渠。`, ['县里清淤']],
    ['in bold letters, as sections are too', `**县里清淤**\n${FIRST}\n\n**东干渠**\n今年先清东干渠。`, ['县里清淤']],
    [
      'apart, where gaps stand between articles only',
      `县里清淤\n${FIRST}\n\n寻找好邻居\n本报开展寻访活动，欢迎推荐。`,
      ['县里清淤', '寻找好邻居'],
    ],
    [
      'apart, in a longer article, heads a section',
      `县里清淤\n${FIRST}\n东干渠清了一半。\n西干渠还没有动工。\n\n先难后易\n工程队先清最难的一段，再清别处。`,
      ['县里清淤'],
    ],
  ])('%s', (_, text, wanted) => expect(titles(text)).toEqual(wanted));
});
