import type { Span } from '../../domain/span.ts';
import type { Mention } from './event-mention.ts';
import type { Story, Telling } from './event-story.ts';
import { placesBefore } from './event-venue.ts';

/** 「公开开庭审理…一案」 */
const HEARS =
  /(?:依法|一审|二审|公开|开庭|集中|当庭|巡回|对){1,4}(?:审理|宣判|审结)了?[^,。;:审]{2,60}?案(?![件例情由子卷])/g;
/** 「…一案在市法院公开开庭审理」 */
const IS_HEARD =
  /(?:[^,。;:]{4,60}一|对[^,。;:]{2,60})案(?:[^,。;:案]{0,30}?)(?:公开|一审|二审|依法|当庭|进行){0,4}(?:开庭(?:审理)?|宣判)(?=$|[,。;])/g;
/** 「召集各部门负责人开会,研究…」 */
const CALLS = /召集[^,。;:]{2,40}?(?:开会|会商)(?:,?(?:专题)?(?:研究|部署|听取|商讨|商量|讨论|安排)[^,。;]{2,30})?/g;

/** 「在县影剧院集会,纪念…七十周年」 */
const GATHERS = /集会,?(?:隆重|热烈)?(?:纪念|庆祝|欢庆|悼念|欢送|欢迎|声援)[^,。;]{2,40}/g;
/** 「作了题为《…》的学术报告」 */
const LECTURES =
  /作(?:了)?(?:题为|以|关于|[一两])?[^,。;:]{0,60}?(?:学术|专题|先进事迹|事迹|辅导|科普|形势)[^,。;:]{0,4}?(?:报告|讲座|演讲)(?=$|[,。;])/g;
/** 「在…剧院演出京剧《…》」 */
const PERFORMS = /(?:演出|上演|公演|献演|首演)了?[^,。;:《]{0,16}《\ue000{1,40}》/g;

/** 「签署项目合作协议」 */
const SIGNS = /(?<!已|曾|的)(?:签署|签订)了?[^,。;:]{2,40}?(?:协议书?|备忘录|意向书)(?![^,。;]{0,6}(?:后|以来|的))/g;

/** 「对三家单位负责人进行集体约谈」 */
const TALKED_TO =
  /对[^,。;:]{2,40}(?:进行|开展)了?(?:集体|提醒|诫勉|警示|公开)*约谈(?=$|[,。;])|(?:集体|提醒|公开)约谈了?[^,。;:]{2,30}/g;
/** One of these stands in every phrase. */
const WORDS = /召集|签[署订]|集会|报告|讲座|演讲|演出|上演|公演|献演|首演|开庭|宣判|约谈/;

/** Happenings that one telling tells by a phrase rather than by a name: hearings in court, people called together, contracts signed, talks and plays given. */
export function findPhrases(story: Story, telling: Telling): Mention[] {
  const text = story.masked.slice(telling.start, telling.toldEnd);
  if (!WORDS.test(text)) return [];
  const found: Mention[] = [];
  for (const match of text.matchAll(CALLS)) {
    const called = phrase(story, telling, spanOf(telling, match));
    found.push({ ...called, shape: 'meeting', kind: '会议', weak: false, deed: '召集' });
  }
  for (const match of text.matchAll(TALKED_TO))
    found.push({ ...phrase(story, telling, spanOf(telling, match)), shape: 'meeting', kind: '会议' });
  for (const match of text.matchAll(SIGNS)) {
    const signed = phrase(story, telling, spanOf(telling, match));
    found.push({ ...signed, shape: 'ceremony', kind: '仪式', weak: false });
  }
  for (const match of text.matchAll(GATHERS))
    found.push({ ...phrase(story, telling, spanOf(telling, match)), shape: 'meeting', kind: '会议', weak: false });
  for (const match of text.matchAll(LECTURES))
    found.push({
      ...phrase(story, telling, spanOf(telling, match)),
      kind: '学习',
      alone: true,
      deed: match[0].slice(-2),
    });
  for (const match of text.matchAll(PERFORMS))
    found.push({ ...phrase(story, telling, spanOf(telling, match)), kind: '活动', alone: true });
  if (!text.includes('案') || !/开庭|宣判/.test(text)) return found;
  for (const match of [...text.matchAll(HEARS), ...text.matchAll(IS_HEARD)]) {
    if (!/开庭|宣判/.test(match[0]) || /[本该此]案$/.test(match[0]) || /[0-9]{2,}[余多]?[起件宗]/.test(match[0]))
      continue;
    const span = spanOf(telling, match);
    if (!found.some((one) => one.name.start < span.end && span.start < one.name.end))
      found.push(phrase(story, telling, span));
  }
  return found;
}

function spanOf(telling: Telling, match: RegExpExecArray): Span {
  const start = telling.start + match.index;
  return { start, end: start + match[0].length };
}

function phrase(story: Story, telling: Telling, name: Span): Mention {
  const before = story.masked.slice(Math.max(telling.start, name.start - 20), name.start);
  return {
    shape: 'activity',
    kind: '其他',
    name,
    core: name,
    reach: name,
    holder: '',
    generic: false,
    joint: false,
    how: 'held',
    weak: true,
    status: /(?:将|拟|定于)[^,。;]{0,16}$/.test(before) ? 'planned' : 'held',
    deed: null,
    places: placesBefore(story.masked, telling.start, name.start),
  };
}
