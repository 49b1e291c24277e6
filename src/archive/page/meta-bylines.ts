import type { Byline } from '../../domain/article.ts';
import { parseByline } from './byline-parts.ts';

const CREDIT =
  /(?:作者|记者|通讯员|摄影|责任编辑|责编|编辑|校对|审核|初审|复审|终审|编审|监制)(?:\s{0,4}:\s{0,4}|\s{1,4})[\u4e00-\u9fff·]{2,12}(?:\s[\u4e00-\u9fff·]{2,4}(?![\u4e00-\u9fff:]))*/g;

/** Credits in a (folded) line of web metadata: 「来源:某网  记者:贺小满  点击量:2193」. */
export function metaBylines(plain: string, printed = plain): Byline[] {
  return [...plain.slice(0, 300).matchAll(CREDIT)].flatMap(
    ({ 0: found, index }) => parseByline(found, false, printed.slice(index, index + found.length)) ?? [],
  );
}
