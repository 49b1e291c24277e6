/** Names with nothing but letters, digits and characters. */
function plain(name: string): string {
  return name.replace(/[^\p{L}\p{N}\ue000]/gu, '');
}

/** Share of two-character pieces that two names have in common, 0 to 1. */
export function likeness(a: string, b: string): number {
  const [x, y] = [pieces(plain(a)), pieces(plain(b))];
  if (x.size === 0 || y.size === 0) return 0;
  let common = 0;
  for (const piece of x) if (y.has(piece)) common++;
  return (2 * common) / (x.size + y.size);
}

/** Whether one name holds the other, marks and white space aside. */
export function nameHolds(a: string, b: string): boolean {
  const [x, y] = [plain(a), plain(b)];
  return x.length > 0 && y.length > 0 && (x.includes(y) || y.includes(x));
}

const LEVELS: readonly (readonly [RegExp, string])[] = [
  [/^(?:全国|国家|国务院|中央|中共中央)/, '国'],
  [/^(?:全省|省|全自治区|自治区)/, '省'],
  [/^(?:全市|市)/, '市'],
  [/^(?:全县|县)/, '县'],
  [/^(?:全区|区委|区政府|区人大|区政协)/, '区'],
  [/^(?:全镇|镇|全乡|乡)/, '镇'],
];

/** The level of government that a name or its holder begins with; null when it begins otherwise. */
export function levelOf(name: string, holder: string): string | null {
  return LEVELS.find(([rule]) => rule.test(holder))?.[1] ?? LEVELS.find(([rule]) => rule.test(name))?.[1] ?? null;
}

/** Whether two names can be of one happening: same ordinal, alike or one in the other. */
export function sameName(a: string, b: string): boolean {
  const [x, y] = [ordinal(a), ordinal(b)];
  if (x !== null && y !== null && x !== y) return false;
  if (isMeetingAbout(a, b) || isMeetingAbout(b, a)) return false;
  return nameHolds(a, b) || likeness(a, b) >= 0.5;
}

/** 「第五届文化节组委会第一次会议」 is not the festival. */
function isMeetingAbout(long: string, short: string): boolean {
  const at = short.length >= 3 && !/[会议]$/.test(short) ? long.indexOf(short) : -1;
  return (
    at >= 0 &&
    /^(?:组委会|筹委会|筹备|新闻发布|发布会|动员|部署|推进|调度|协调|座谈|总结)/.test(long.slice(at + short.length))
  );
}

function ordinal(name: string): string | null {
  return /第[0-9一二三四五六七八九十百]+[次届期场]/.exec(name)?.[0] ?? null;
}

function pieces(text: string): Set<string> {
  const found = new Set<string>();
  for (let i = 0; i + 1 < text.length; i++) found.add(text.slice(i, i + 2));
  return found;
}
