import { fileURLToPath } from 'node:url';
import type { Answer, Citation } from '../../../domain/answer.ts';
import { NO_SLOTS } from '../../../domain/conversation.ts';
import type { ArticleId } from '../../../domain/ids.ts';
import { listAnswer, sampleCitation } from '../../../render/__fixtures__/answers.ts';
import type { AnswerId, StoredAnswer } from '../../../state/answers.ts';
import type { Language } from '../../../state/readers.ts';
import { loadTexts } from '../../translate.ts';
import type { Words } from '../frame.ts';

const texts = loadTexts(fileURLToPath(new URL('../../locales', import.meta.url)), () => 'zh-CN');

/** The bot's texts in a language. */
export function wordsIn(language: Language): Words {
  return (key, variables) => texts.t(language, key, variables);
}

/** An answer as it is kept; the sample list unless told. */
export function storedAnswer(answer: Answer = listAnswer(), parts: Partial<StoredAnswer> = {}): StoredAnswer {
  return {
    // Branded: a test's id is made here rather than drawn.
    id: 'abcdefghijkl' as AnswerId,
    conversationId: 'telegram:7',
    chatId: 7,
    userId: 7,
    questionMessageId: 1,
    updateId: 1000,
    answer,
    before: NO_SLOTS,
    askedOn: '2031-09-07',
    paper: null,
    at: new Date(0),
    ...parts,
  };
}

/** Sources `[1]` to `[count]`, of so many articles in turn. */
export function manySources(count: number, articles: number, parts: Partial<Citation> = {}): readonly Citation[] {
  return Array.from({ length: count }, (_, index) =>
    sampleCitation({
      n: index + 1,
      // Branded, as above.
      articleId: `a_${index % articles}` as ArticleId,
      title: `第${(index % articles) + 1}篇`,
      quote: `第${index + 1}处引文。`,
      ...parts,
    }),
  );
}

/** An answer with a claim for every source. */
export function answerOf(citations: readonly Citation[], claim = '出席会议。'): Answer {
  const claims = citations.map(({ n }) => ({ text: `${n}. ${claim}`, citations: [n], event: null }));
  const text = ['共有这些：', ...claims.map((one) => `${one.text}[${one.citations[0]}]`)].join('\n');
  return listAnswer({ text, claims, citations });
}
