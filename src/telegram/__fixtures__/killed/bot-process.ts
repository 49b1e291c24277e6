import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { listAnswer } from '../../../render/__fixtures__/answers.ts';
import { openState } from '../../../state/open-state.ts';
import { startBot } from '../../start-bot.ts';
import { FakeArchive } from '../fake-archive.ts';
import { QuietNews, RecordingAsk, RecordingKeeper } from '../fake-services.ts';
import { QUICK } from '../quick-pace.ts';
import { testSettings } from '../test-settings.ts';

/** A whole bot in a process of its own, to be killed: its arguments are the API's root, the token, the folders of state and texts. */
const [, , apiRoot = '', token = '', folder = '', locales = ''] = process.argv;

const ask = new RecordingAsk();
ask.reply = async (question) => {
  await sleep(Math.random() * 40);
  return listAnswer({ question, text: `答：${question}[1]` });
};
const archive = new FakeArchive();
const stop = new AbortController();
process.once('SIGTERM', () => stop.abort());
const state = openState(join(folder, 'state.db'));
const bot = await startBot(
  testSettings({ apiRoot, token, stateFolder: folder, locales }),
  { state, ask, archive, keeper: new RecordingKeeper(), news: new QuietNews(archive) },
  { signal: stop.signal, write: () => undefined, pace: QUICK },
);
await bot.stopped;
state.close();
