import { comparable } from '../../text/comparable.ts';
import { isSymbol } from './forms.ts';
import type { LaidClause } from './laid-clause.ts';

/** Words printed as somebody's own; shorter ones are names and terms. */
const SPEECH = /[“「]([^”」]{8,400})[”」]?/g;
const SAYING = /[“「]|指出|强调|要求|表示|认为|提出|介绍|透露|通报|称|说|呼吁|希望|告诉/;
const LEAST = 4;

/** Whether a clause tells as a fact what is printed as somebody's words: the claim neither quotes it nor says who said it. */
export function tellsSpeechAsFact({ form, source, laid }: LaidClause, claim: string): boolean {
  if (SAYING.test(claim)) return false;
  const speeches = [...source.text.matchAll(SPEECH)].map(([speech]) =>
    comparable(speech).replace(/[“”「」《》()]/g, ''),
  );
  if (speeches.length === 0) return false;
  return laid.tiles.some((tile) => {
    const words = [...form.text.slice(tile.at, tile.at + tile.length)].map((char) => (isSymbol(char) ? ' ' : char));
    return words
      .join('')
      .split(' ')
      .some((run) => run.length >= LEAST && speeches.some((speech) => speech.includes(run)));
  });
}
