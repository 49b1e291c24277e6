import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NewsItem } from '../../../domain/news.ts';
import { listAnswer } from '../../../render/__fixtures__/answers.ts';
import { openState } from '../../../state/open-state.ts';
import { FakeArchive, fakeArticle } from '../../__fixtures__/fake-archive.ts';
import { QuietNews, RecordingAsk, RecordingKeeper } from '../../__fixtures__/fake-services.ts';
import { QUICK } from '../../__fixtures__/quick-pace.ts';
import { testSettings } from '../../__fixtures__/test-settings.ts';
import { startBot } from '../../start-bot.ts';

/**
 * A whole bot in a process of its own, to be killed, over an archive of as many issues as a file says, each of one
 * article: its arguments are the API's root, the token, the folders of state and texts, and that file.
 */
const [, , apiRoot = '', token = '', folder = '', locales = '', issues = ''] = process.argv;

const held = () =>
  Array.from({ length: Number(readFileSync(issues, 'utf8')) }, (_, n) =>
    fakeArticle({ id: `a_${n}`, title: `第${n}期防火`, body: '正文。', day: `2031-${10 + (n % 3)}-${10 + (n % 20)}` }),
  );
const archive = new FakeArchive();
archive.version = async () => String(held().length);
const news = new QuietNews(archive);
news.list = async () => {
  const articles = held().map(({ id, source, issueDate, title }) => {
    return { id, source: `${title} ${source}`, slot: '1', paper: '云栖晚报', day: issueDate?.value ?? null };
  });
  return { version: String(articles.length), articles };
};
news.find = async (ids, subjects) =>
  held()
    .filter(({ id }) => ids.includes(id))
    .map(({ id, title }): NewsItem => {
      const about = subjects.filter((subject) => title.includes(subject)).map((subject) => ({ subject, person: null }));
      const mention = [{ articleId: id, start: 0, end: 3 }];
      return { subjects: about, day: null, events: [], mention, told: [title], known: [title] };
    });
news.write = async (items) => ({
  answer: listAnswer({ text: items.map(({ told }) => `${told[0]}[1]`).join('\n') }),
  items,
});

const state = openState(join(folder, 'state.db'));
const bot = await startBot(
  testSettings({ apiRoot, token, stateFolder: folder, locales }),
  { state, ask: new RecordingAsk(), archive, keeper: new RecordingKeeper(), news },
  { signal: new AbortController().signal, write: () => undefined, pace: QUICK },
);
await bot.stopped;
