/** Length of the longest subsequence that two texts share, in UTF-16 units. Takes time by the product of both lengths. */
export function commonSubsequence(a: string, b: string): number {
  const row = new Uint16Array(b.length + 1);
  for (let i = 0; i < a.length; i++) {
    const unit = a.charCodeAt(i);
    let diagonal = 0;
    for (let j = 0; j < b.length; j++) {
      const above = row[j + 1] ?? 0;
      row[j + 1] = unit === b.charCodeAt(j) ? diagonal + 1 : Math.max(above, row[j] ?? 0);
      diagonal = above;
    }
  }
  return row[b.length] ?? 0;
}

/** Length of the longest piece of `a` that stands in `b`. */
export function longestRun(a: string, b: string): number {
  let best = 0;
  for (let i = 0; i < a.length; i++) while (i + best < a.length && b.includes(a.slice(i, i + best + 1))) best++;
  return best;
}

/** Length, at most `most`, of the longest ending of `part` that stands in `text`. */
export function endingIn(part: string, text: string, most: number): number {
  let length = 0;
  while (length < Math.min(most, part.length) && text.includes(part.slice(-length - 1))) length++;
  return length;
}
