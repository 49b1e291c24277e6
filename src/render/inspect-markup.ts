import { terminalSafe } from './terminal-safe.ts';

/** A piece of HTML that `html` has made; a plain object of this shape made elsewhere is a mistake in the types. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a slot of `html`: text, which is escaped, or HTML that `html` has made. */
type Slot = string | number | Markup | readonly Markup[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * HTML from a template: html`<p title="${note}">${text}</p>`. Every text in a slot is made safe to show (no control
 * characters, no marks of text direction) and escaped, so that it stays text between tags and in quoted attributes.
 */
export function html(template: TemplateStringsArray, ...slots: readonly Slot[]): Markup {
  const markup = template.reduce((page, piece, i) => page + filled(slots[i - 1] ?? '') + piece);
  return { markup };
}

function filled(slot: Slot): string {
  if (typeof slot === 'string') return escaped(slot);
  if (typeof slot === 'number') return String(slot);
  return 'markup' in slot ? slot.markup : slot.map(({ markup }) => markup).join('');
}

function escaped(text: string): string {
  return terminalSafe(text).replace(/[&<>"']/g, (char) => ENTITIES[char] ?? '');
}
