import type { IndexReader } from '../../domain/archive-index.ts';
import { namesByOffice, namesByTitle } from './addresses.ts';
import { eventDay } from './asked-anchor.ts';
import { localitiesOf } from './localities.ts';
import type { UnderstandContext } from './understand.ts';

/** What an archive tells about names and places, for understanding a question. */
export function knowledgeOf(
  reader: IndexReader,
): Pick<UnderstandContext, 'holdings' | 'localities' | 'namesByTitle' | 'namesByOffice' | 'knownNames' | 'eventDay'> {
  return {
    holdings: reader.holdings,
    localities: localitiesOf(reader.holdings),
    namesByTitle: (address, setting) => namesByTitle(reader, address, setting),
    namesByOffice: (title, setting) => namesByOffice(reader, title, setting),
    eventDay: (words, within) => eventDay(reader, words, within),
    knownNames: (candidates) => reader.knownNames(candidates),
  };
}
