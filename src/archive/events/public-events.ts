/** A public event whose day is known, for telling the year of a text that looks forward to it. */
interface PublicEvent {
  readonly name: string;
  /** How texts call it before it is held. */
  readonly ahead: RegExp;
  readonly day: string;
}

/**
 * Opening days of the national congresses of the Communist Party of China, as announced in the communiqués of the
 * plenary sessions that called them (Xinhua).
 */
export const CONGRESSES: readonly PublicEvent[] = [
  congress('十六大', '2002-11-08'),
  congress('十七大', '2007-10-15'),
  congress('十八大', '2012-11-08'),
  congress('十九大', '2017-10-18'),
  congress('二十大', '2022-10-16'),
];

/** Years in which what newspapers count anniversaries from happened. */
export const ANNIVERSARIES: readonly { readonly name: RegExp; readonly year: number }[] = [
  { name: /(?:建党|中国共产党成立|建党节)/, year: 1921 },
  { name: /(?:建军|中国人民解放军建军)/, year: 1927 },
  { name: /(?:新中国成立|中华人民共和国成立|建国)/, year: 1949 },
  { name: /改革开放/, year: 1978 },
  { name: /香港回归(?:祖国)?/, year: 1997 },
  { name: /澳门回归(?:祖国)?/, year: 1999 },
];

function congress(name: string, day: string): PublicEvent {
  return {
    name,
    ahead: new RegExp(`(?:迎接|喜迎|迎)(?:党的|中共)?${name}|(?:党的|为)${name}(?:的)?(?:胜利)?召开(?:营造|创造|献礼)`),
    day,
  };
}
