import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { meetingRecord } from '../cli/__fixtures__/archives.ts';
import { write } from '../cli/__fixtures__/wenbao.ts';
import { plainConfig, recordedRun } from './__fixtures__/runs.ts';
import { openAsking } from './asking.ts';

const top = mkdtempSync(join(tmpdir(), 'wenbao-names-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

describe('what an archive offers to somebody who types', () => {
  it('is the names of its people, however they are typed, and its papers and days', async () => {
    write(
      join(top, 'archive', 'a.jsonl'),
      [meetingRecord('m1', '防汛会议'), meetingRecord('m2', '古桥会议')].join('\n'),
    );
    const asking = await openAsking(plainConfig(join(top, 'archive'), join(top, 'db')), recordedRun());
    try {
      expect(await asking.names('林', 5)).toEqual(['林致远']);
      expect(await asking.names('林致遠', 5)).toEqual(['林致远']);
      expect(await asking.names('王', 5)).toEqual([]);
      expect((await asking.names('', 1)).length).toBe(1);
      expect((await asking.holdings()).issues).toMatchObject([{ paper: '云栖晚报', day: '2031-03-29' }]);
    } finally {
      await asking.close();
    }
  });
});
