import type { QueryPlan } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';
import { dropQuestionWords } from '../../text/search-text.ts';
import { questionKind } from './question-kind.ts';
import { deeds } from './question-words.ts';
import { contentWords } from './topic.ts';

/** One part of a question that asks several things of one matter. */
export interface AskedPart {
  /** The question of this part alone, with what the first part said of the matter. */
  readonly plan: QueryPlan;
  /** What the part asks for, in a word or two: 时间, 地点, 藏书. */
  readonly label: string;
  /** It names no thing of its own, so that it asks of each thing that the part before tells: 「哪些会议，谁主持」. */
  readonly leans: boolean;
}

const ASKS =
  /什么时候|什么时间|(?<!任)何[时地处人]|哪一?[天年月日]|几[月点号]|哪[里儿]|在哪|什么地方|多少|百分之几|几(?!乎)|多[大长高宽深重远久]|谁|哪[些几]?[位名]|什么人|哪些人|怎么样|怎样|如何|为什么|为何|什么|哪些|吗$|是否/;
/** Parts that a comma or 「、」 joins when each of them asks; 「什么时候在哪里」 is joined by nothing. */
const CUTS = /[,;?。、]|以及|(?<=什么时候|什么时间|何时|哪天|哪一天)(?=在?(?:哪|何地|什么地方))|(?<=何时)(?=何地)/;
/** Words that begin a part which goes on with the matter of the one before. */
const GOES_ON =
  /^(?:又|还|并且?|且|同?比|较|其中?|它|他|她|该|分别|一共|共|是|由|在|为|有|谁|哪|什么|多少|何|几|为什么)/;
const MOST = 4;

/** The parts of a question that asks two or more things, in the asked order; empty when it asks one. */
export function askedParts(plan: QueryPlan): AskedPart[] {
  const pieces = fold(plan.question)
    .replace(/[?。\s]+$/, '')
    .split(CUTS)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  // 「8月10日的调度会，谁主持、在哪开」: what asks nothing opens all the others.
  const first = pieces.findIndex((piece) => ASKS.test(piece));
  const asking = pieces.slice(Math.max(0, first));
  if (first < 0 || asking.length < 2 || asking.length > MOST || !asking.every((piece) => ASKS.test(piece))) return [];
  return partsOf(plan, pieces.slice(0, first).join(''), asking);
}

function partsOf(plan: QueryPlan, opening: string, asking: readonly string[]): AskedPart[] {
  const [head = '', ...others] = asking;
  const first = opening + head;
  const matter = first
    .slice(0, first.search(ASKS))
    .replace(/(?:分?别?是|在|有|由|的|(?:参加|出席|召开|举行|主持|去|到|开)了?)+$/, '');
  const parts = [first, ...others.map((piece) => joined(matter, piece, questionKind(first) === 'quantity'))];
  return parts.map((question, at) => partOf(plan, question, asking[at] ?? ''));
}

/** A later part with the matter of the first; a thing of its own (藏书) takes the place of the last thing asked (面积). */
function joined(matter: string, piece: string, isMeasured: boolean): string {
  if (GOES_ON.test(piece) || contentWords(piece.slice(0, piece.search(ASKS))).length === 0) return `${matter}${piece}`;
  // 「云溪二桥什么时候开工、总投资多少」: only what is measured (面积多大) stands behind the thing itself.
  const words = isMeasured ? contentWords(matter) : [];
  const last = words.at(-1) ?? '';
  const at = matter.lastIndexOf(last);
  const short = words.length > 1 && at > 0 && matter.length - at <= last.length + 2 ? matter.slice(0, at) : matter;
  return piece.includes(short) ? piece : `${short}${piece}`;
}

function partOf(plan: QueryPlan, question: string, own: string): AskedPart {
  const kind = questionKind(question);
  const asked: QueryPlan = {
    ...plan,
    kind,
    question,
    text: dropQuestionWords(question),
    deeds: deeds(own),
    // Who hosted is not to be told of the person that the part before asks about.
    people: kind === 'who' || kind === 'attendance' ? plan.people.filter((name) => own.includes(name)) : plan.people,
  };
  return { plan: asked, label: labelOf(asked, own), leans: leansOn(own) };
}

function leansOn(own: string): boolean {
  return contentWords(own.replace(ASKS, ' ')).every((word) => word.length < 2 || deeds(word).length > 0);
}

const LABELS: Readonly<Partial<Record<QueryPlan['kind'], string>>> = {
  when: '时间',
  where: '地点',
  attendance: '参加人员',
  byline: '署名',
  source: '出处',
  list: '活动',
  count: '次数',
  summary: '讲话',
  speaker: '讲话人',
  role: '职务',
  yesno: '是否属实',
};

function labelOf({ kind, deeds: done }: QueryPlan, own: string): string {
  if (kind === 'who') return done[0] ?? '人员';
  if (kind === 'when')
    return `${
      /^[^,。]{2,4}$/.exec(
        own
          .split(ASKS)
          .at(-1)
          ?.replace(/^(?:举行|召开|举办|开)?的?$/, '') ?? '',
      )?.[0] ?? ''
    }时间`;
  const before = own
    .slice(0, Math.max(0, own.search(ASKS)))
    .replace(/(?:一共|总共|分别|[是有为达到了共约的由在])+$/, '');
  return LABELS[kind] ?? (before === '' ? own : before.length <= 12 ? before : before.slice(-6));
}
