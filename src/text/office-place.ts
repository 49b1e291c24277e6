/** The place before an office, which its own paper leaves out: 汐阳 of 汐阳市委书记, 汐阳市 of 汐阳市市长. */
const PLACE_BEFORE = [/^.{2,3}?[市县区州](?=[市县区州]长)/, /^.{2,3}?(?=[市县区州](?![长市县区州])[\u4e00-\u9fff]{2})/];
/** What stands before an office and is no place. */
const NO_PLACE = /[原前任新现副兼]|代理|常务|兼任/;

/** A title taken apart into its place and the office as the place's own paper prints it; null when no place stands before it. */
export function officePlace(title: string): { readonly place: string; readonly office: string } | null {
  const before = PLACE_BEFORE.map((rule) => rule.exec(title)?.[0]).find((one) => one !== undefined);
  if (before === undefined || NO_PLACE.test(before)) return null;
  return { place: before.replace(/(?<=..)[市县区州]$/, ''), office: title.slice(before.length) };
}
