import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { zipOf } from '../archive/__fixtures__/zip.ts';
import { configFrom } from '../config.ts';
import { startBench } from '../telegram/__fixtures__/bot-bench.ts';
import { archiveKeeper } from './archive-keeper.ts';
import { openAsking } from './asking.ts';
import { archiveService, askService } from './bot-services.ts';

const ADMIN = 7;
const page = (title: string, venue: string, day: string) =>
  `${title}\n\n本报讯（记者 周砚）${day}上午，${title}在${venue}举行，副市长陆知远出席会议并讲话。\n`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenbao-issue-'));
  mkdirSync(join(folder, 'archive'));
  writeFileSync(join(folder, 'archive', '河畔周报_2031-05-09_A01.txt'), page('春耕工作会议', '河畔会堂', '5月8日'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('an issue that an admin sends in answers the next question, and its traps lead nowhere', async () => {
  const environment = {
    WENBAO_ARCHIVE: join(folder, 'archive'),
    WENBAO_DB: join(folder, 'db'),
    EMBEDDING_MODEL: 'off',
  };
  const config = configFrom(environment, folder, {});
  const options = { signal: new AbortController().signal, progress: () => undefined, note: () => undefined };
  const asking = await openAsking(config, options);
  try {
    const services = {
      ask: askService(asking),
      archive: archiveService(asking),
      keeper: archiveKeeper(config, options),
    };
    const bench = await startBench({ services, settings: { admins: [ADMIN] } });
    const [admin, reader] = [bench.reader(ADMIN), bench.reader(8)];
    const question = '陆知远5月15日出席了哪些会议';
    reader.says(question);
    await reader.sees('馆藏中没有5月15日');
    const bytes = zipOf([
      { name: '河畔周报_2031-05-16_A01.txt', data: Buffer.from(page('防汛工作会议', '河堤值班室', '5月15日')) },
      { name: '../evil.txt', data: Buffer.from('x') },
      { name: '/tmp/evil.txt', data: Buffer.from('x') },
      { name: 'nested.zip', data: zipOf([{ name: 'evil.txt', data: Buffer.from('x') }]) },
    ]);
    admin.sendsFile({ name: '2031-05-16.zip', bytes });
    const shown = await admin.sees('尚未入库');
    expect(shown.text).toContain('《河畔周报》2031年5月16日A01版');
    expect(shown.text).toContain('没有收的3个');
    admin.presses('确认入库');
    expect((await admin.sees('索引已更新')).text).toContain('新增1篇');
    expect(readdirSync(join(folder, 'archive', '2031-05-16'))).toEqual(['河畔周报_2031-05-16_A01.txt']);
    expect([existsSync(join(folder, 'evil.txt')), existsSync('/tmp/evil.txt')]).toEqual([false, false]);
    reader.says(question);
    await reader.sees('防汛工作会议');
  } finally {
    await asking.close();
  }
});
