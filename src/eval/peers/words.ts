const segmenter = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words of a text in lower case, as Node's own dictionary cuts them; marks and spaces are none. */
export function wordsOf(text: string): readonly string[] {
  return [...segmenter.segment(text)].flatMap(({ segment, isWordLike }) => (isWordLike ? segment.toLowerCase() : []));
}
