import { webAddress } from './web-address.ts';

/** How a stretch of text looks. */
type TextStyle = 'bold' | 'italic' | 'underline' | 'expandable_blockquote';

/** A stretch of a message with a meaning of its own, as the Bot API has it. `offset` and `length` are UTF-16 units. */
export type TextEntity =
  | { readonly type: TextStyle; readonly offset: number; readonly length: number }
  | { readonly type: 'text_link'; readonly offset: number; readonly length: number; readonly url: string };

/** Text with its entities, in order of offset; nothing is markup, so no text can break it. */
export interface Formatted {
  readonly text: string;
  readonly entities: readonly TextEntity[];
}

/** Joins pieces; the entities of each move to where it now stands. */
export function joined(pieces: readonly (string | Formatted)[]): Formatted {
  const entities: TextEntity[] = [];
  let text = '';
  for (const piece of pieces) {
    const shift = text.length;
    if (typeof piece === 'string') text += piece;
    else {
      text += piece.text;
      entities.push(...piece.entities.map((entity) => ({ ...entity, offset: entity.offset + shift })));
    }
  }
  return { text, entities };
}

/** The whole text in these styles; empty text has no entity. */
export function styled(styles: TextStyle | readonly TextStyle[], text: string): Formatted {
  const types = typeof styles === 'string' ? [styles] : styles;
  return { text, entities: text === '' ? [] : types.map((type) => ({ type, offset: 0, length: text.length })) };
}

/** Text that opens `url`. An address that no message may carry is left out and the text stands alone. */
export function linked(text: string, url: string | null): Formatted {
  const address = webAddress(url);
  if (address === null || text === '') return { text, entities: [] };
  return { text, entities: [{ type: 'text_link', offset: 0, length: text.length, url: address }] };
}
