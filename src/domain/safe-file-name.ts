/** Longest name, characters; and bytes in UTF-8, with room left for a number (most file systems end at 255). */
const LONGEST = { characters: 120, bytes: 230 };
/** Names that Windows keeps for devices, with any ending. */
const DEVICE = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)(?:\.|$)/i;
/** Controls, marks that turn the direction of writing, lone surrogates, and what Windows does not allow in a name. */
const FORBIDDEN = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029<>:"|?*]/gu;

/**
 * A name from outside made safe for a file: one part of a path, visible, without control characters, leading dots or
 * device names, at most 120 characters, its ending kept (`.txt.gz` whole). Never empty.
 */
export function safeFileName(name: string): string {
  const last = name.slice(-2000).split(/[/\\]/).at(-1) ?? '';
  const plain = last
    .normalize('NFC')
    .replace(FORBIDDEN, '_')
    .replace(/^[.\s]+/, '');
  const { stem, ending } = splitEnding(plain.replace(/[.\s]+$/, ''));
  const short = cut(stem.trim(), LONGEST.characters - ending.length, LONGEST.bytes - ending.length);
  const safe = `${short.replace(/[.\s]+$/, '') || '_'}${ending}`;
  return DEVICE.test(safe) ? `_${safe}` : safe;
}

/** `A01.txt.gz` → `A01` and `.txt.gz`; an ending is a dot and at most eight letters or digits, `.gz` with the one before it. */
export function splitEnding(name: string): { readonly stem: string; readonly ending: string } {
  const ending = /(?:\.[A-Za-z0-9]{1,8})?\.gz$/i.exec(name)?.[0] ?? /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return { stem: name.slice(0, name.length - ending.length), ending };
}

/** As many whole characters as fit both limits. */
function cut(text: string, characters: number, bytes: number): string {
  let [end, count, size] = [0, 0, 0];
  for (const character of text) {
    count++;
    size += Buffer.byteLength(character);
    if (count > characters || size > bytes) break;
    end += character.length;
  }
  return text.slice(0, end);
}
