import type { QueryPlan, QuestionKind } from '../../domain/plan.ts';
import { fold } from '../../text/fold.ts';
import { withoutIssue } from './asked-issue.ts';
import { withoutOrder } from './asked-order.ts';

/** Kinds of questions whose answer is every event of a person, a time or a thing. */
const LISTS: ReadonlySet<QuestionKind> = new Set<QuestionKind>(['list', 'count', 'timeline']);

/** Whether a plan asks for all of something. */
export function asksForAll({ kind }: QueryPlan): boolean {
  return LISTS.has(kind);
}

const QUOTED = /《([^》]{2,40})》|“([^”]{2,40})”|"([^"]{2,40})"/g;
/** Words of asking and grammar, which part the names of things from one another. */
const BETWEEN =
  /请问|请|帮我|梳理|整理|列出|列举|列一下|按时间|时间[线轴]|大事记|来龙去脉|全?过程|经过|历程|始末|进展|一下|举行|举办|召开|开展|进行|发生|组织|建设|有关|关于|相关|哪些|哪几|哪[个场次项位]|什么|多少|几[次场个项]|一共|总共|共|先后|曾经?|所有|全部|历次|会议|活动|仪式|调研|考察|报道|消息|新闻|事件|情况|怎样|怎么样?|如何|[的了过从自到至是在有和与及被把为都也还吗呢,。?!、;:\s()]/;
/** Fewest characters of a thing's name: two stand in too much. */
const SHORTEST = 3;

/**
 * What a list without people is about, as it may stand in the archive: quoted names, else the runs of the question between
 * words of asking, the longest first. 「梳理砚水河大桥的建设时间线」 → 砚水河大桥.
 */
export function thingsAsked(plan: QueryPlan): string[] {
  let text = withoutIssue(withoutOrder(fold(plan.question)), plan);
  for (const { text: time } of plan.times) text = text.replaceAll(fold(time), ' ');
  const quoted = Array.from(text.matchAll(QUOTED), (match) => match[1] ?? match[2] ?? match[3] ?? '');
  if (quoted.length > 0) return quoted;
  return [...new Set(text.split(BETWEEN).filter((run) => run.length >= SHORTEST))].sort((a, b) => b.length - a.length);
}
