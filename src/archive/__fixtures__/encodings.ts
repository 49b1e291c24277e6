/** Bytes of a text in GB18030 (two-byte part) or Big5, by turning the decoder's table around; throws on other letters. */
export function encode(text: string, label: 'gb18030' | 'big5'): Buffer {
  const table = tableOf(label);
  const bytes = [...text].flatMap((char) => {
    const found = char.charCodeAt(0) < 0x80 ? [char.charCodeAt(0)] : table.get(char);
    if (!found) throw new Error(`${char} is not in ${label}`);
    return found;
  });
  return Buffer.from(bytes);
}

const tables = new Map<string, ReadonlyMap<string, readonly number[]>>();

function tableOf(label: string): ReadonlyMap<string, readonly number[]> {
  const known = tables.get(label);
  if (known) return known;
  const decoder = new TextDecoder(label);
  const table = new Map<string, readonly number[]>();
  for (let lead = 0xfe; lead >= 0x81; lead--) {
    for (let trail = 0xfe; trail >= 0x40; trail--) {
      const char = decoder.decode(Uint8Array.of(lead, trail));
      if (char.length === 1 && char !== '\uFFFD') table.set(char, [lead, trail]);
    }
  }
  tables.set(label, table);
  return table;
}
