/** The question that asks for a timeline of what stands behind `/timeline`; null when nobody and nothing is named. */
export function timelineQuestion(words: string): string | null {
  const parts = words
    .normalize('NFKC')
    .split(/\s+/)
    .filter((part) => part !== '');
  const times = parts.map(periodOf);
  const subject = parts.filter((_, at) => times[at] === null).join('');
  if (subject === '') return null;
  return `${subject}${times.filter((time) => time !== null).join('')}的大事记`;
}

/** 「2022年9月」 of `2022`, `2022-09`, `2022-09-05` and of what is written so already; null for anything else. */
function periodOf(word: string): string | null {
  const match = /^(\d{4})(?:年|[-/.年](\d{1,2})(?:月|[-/.月](\d{1,2})日?)?)?$/.exec(word);
  if (!match) return null;
  const [, year, month, day] = match;
  return `${year}年${month === undefined ? '' : `${Number(month)}月`}${day === undefined ? '' : `${Number(day)}日`}`;
}
