import type { Answer } from '../../domain/answer.ts';
import { NO_SLOTS, type Slots } from '../../domain/conversation.ts';
import type { ArticleId } from '../../domain/ids.ts';
import { EMPTY_PLAN } from '../../domain/plan.ts';
import type { StoredAnswer } from '../answers.ts';

/** An answer with one claim and one citation, made of these words. */
export function answerOf(words: string): Answer {
  return {
    question: `${words}是怎么回事？`,
    status: 'answered',
    reason: null,
    text: `${words}有了结果[1]`,
    claims: [{ text: `${words}有了结果`, citations: [1], event: null }],
    citations: [
      {
        n: 1,
        start: 0,
        end: words.length,
        articleId: 'c'.repeat(24) as ArticleId, // a fixture needs no id derived from content
        source: '澄江晚报/2031-05-06_A01.txt',
        record: null,
        title: `${words}见报`,
        titleDerived: false,
        paper: '澄江晚报',
        paperInferred: false,
        issueDate: '2031-05-06',
        issueDateInferred: false,
        page: '1',
        url: null,
        pageImage: null,
        quote: words,
        sourceSpans: [{ start: 0, source: 0, length: words.length }],
        continuedOn: [],
        corrected: false,
      },
    ],
    coverage: { pages: 1, articlesScanned: 1, furtherMentions: 0, note: '查了1个版。' },
    plan: { ...EMPTY_PLAN, question: words, text: words },
    mode: 'extractive',
    notice: null,
    timingsMs: { total: 3 },
  };
}

/** A conversation in which these names were said. */
export function slotsOf(...names: readonly string[]): Slots {
  return { ...NO_SLOTS, names, plan: { ...EMPTY_PLAN, text: names.join('') } };
}

/** An answer to be kept: person 101 in their private chat, unless `changes` says otherwise. */
export function keptOf(changes: Partial<StoredAnswer> = {}, words = '澄江大桥通车'): Omit<StoredAnswer, 'id' | 'at'> {
  return {
    conversationId: 'telegram:101',
    chatId: 101,
    userId: 101,
    questionMessageId: 7,
    updateId: 5000,
    answer: answerOf(words),
    before: NO_SLOTS,
    askedOn: '2031-05-07',
    paper: null,
    ...changes,
  };
}
