import { PAPER_NAME } from '../page/dateline.ts';
import { furnitureKind } from '../page/furniture-rules.ts';

/** What may follow a paper's name inside a word of a path. */
const AFTER =
  '(?=$|[^\\u4e00-\\u9fff]|合订本|数字报|电子报|电子版|第|社$|[一二三四五六七八九〇零○]{4}年|[一二三四五六七八九十头]{1,3}版)';
const NAMED = new RegExp(`^[\\u4e00-\\u9fff]{1,10}${PAPER_NAME}${AFTER}`);
/** 「临湖报」: names that only end in 报, words such as 简报 aside. */
const PLAIN = new RegExp(
  `^[\\u4e00-\\u9fff]{1,6}(?<![预海公简通情捷喜申举汇播战子字机墙板书剪月年季填速回上警谍])报${AFTER}`,
);

/** The newspaper's name in a folded path: the word nearest to the end that is one. */
export function pathPaper(path: string): string | null {
  const words = path.split(/[/_\-\s.()[\]《》【】]+/).reverse();
  for (const pattern of [NAMED, PLAIN]) {
    for (const word of words) {
      const paper = pattern.exec(word.replace(/^\d+/, ''))?.[0];
      if (paper) return paper;
    }
  }
  return null;
}

/** Names of pages and sections, and words of time and number, are no papers. */
const NO_PAPER = /[版期号日月年页]$|^(?:星期|第)/;

/** Words of a folded path that may be a paper's name if a masthead prints them too: 汉阴新闻, 青溪融媒. */
export function wordsIn(path: string): string[] {
  const words = path.match(/[\u4e00-\u9fff]{2,10}/g) ?? [];
  return words.filter((word) => !NO_PAPER.test(word) && furnitureKind(word) !== 'section');
}
