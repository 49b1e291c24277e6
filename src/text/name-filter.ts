import type { TitledName } from './name-behind-title.ts';
import { headBefore } from './titles.ts';

/** What ends the name of a school, a sluice, a team: 长林二中, 杨湾闸. */
const BODY = /(?:学校|中学|小学|大学|学院|医院|公司|[一二三四五六七八九十]中|水库|[\u3400-\u9fff]{2}闸)$/;
/** What counts the places of a list: 「柳林、石桥、杨庄三个乡」. */
const COUNTED_PLACES =
  /^等?[两二三四五六七八九十0-9]{1,2}个?(?:乡|镇|县|村|市|区|省|州|社区|街道|街|村庄|景区|行政村|自然村)/;

/** 大桥 of 「清柏大桥」: what ends a name whose first characters were taken for the end of another word. */
const BUILT = /(?:大桥|大道|大街|大厦|大坝)$/;
const HAN = /[\u3400-\u9fff]/;
const NUMERAL_AT_END = /[零一二两三四五六七八九十百千]$/;
const CLOCK = /^(?:[零一二两三四五六七八九十0-9]{1,3}[时点]|时分|前后|左右)/;

/** Whether a name is a bridge, a time of day or a number: 「清柏大桥」, 「凌晨三点」, 「稻田三十二万亩」. */
function isNoPerson(text: string, { name, start, end }: TitledName): boolean {
  if (name === '凌晨' && CLOCK.test(text.slice(end, end + 5))) return true;
  if (NUMERAL_AT_END.test(name) && /^[万亿千百余多]/.test(text.slice(end, end + 1))) return true;
  return BUILT.test(name) && HAN.test(text.charAt(start - 1)) && !headBefore(text, start);
}

/** The names without those of bodies and places: a list that counts villages names villages. */
export function withoutPlaces(text: string, names: readonly TitledName[]): readonly TitledName[] {
  const kept: TitledName[] = [];
  let places = false;
  for (let n = names.length - 1; n >= 0; n--) {
    const name = names[n];
    if (!name) continue;
    const listed: boolean = places && text.charAt(name.end) === '、' && names[n + 1]?.start === name.end + 1;
    places = listed || COUNTED_PLACES.test(text.slice(name.end, name.end + 10));
    if (!places && !(BODY.test(name.name) && !headBefore(text, name.start)) && !isNoPerson(text, name)) kept.push(name);
  }
  return kept.length === names.length ? names : kept.reverse();
}
