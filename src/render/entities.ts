/** A stretch of a message with a meaning of its own, as the Bot API has it. `offset` and `length` are UTF-16 units. */
export type TextEntity =
  | { readonly type: 'bold' | 'italic' | 'expandable_blockquote'; readonly offset: number; readonly length: number }
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

/** The whole text in one style; empty text has no entity. */
export function styled(type: 'bold' | 'italic' | 'expandable_blockquote', text: string): Formatted {
  return { text, entities: text === '' ? [] : [{ type, offset: 0, length: text.length }] };
}

/** Longest address that is made a link; the Bot API gives no number, browsers and proxies agree on about this one. */
const MAX_URL = 2048;

/** Text that opens `url`. An address that is not http(s), or is too long, is left out and the text stands alone. */
export function linked(text: string, url: string | null): Formatted {
  const address = url !== null && url.length <= MAX_URL && URL.canParse(url) ? new URL(url) : null;
  if (!address || !/^https?:$/.test(address.protocol) || text === '') return { text, entities: [] };
  return { text, entities: [{ type: 'text_link', offset: 0, length: text.length, url: address.href }] };
}
