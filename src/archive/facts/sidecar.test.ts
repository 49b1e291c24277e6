import { describe, expect, it } from 'vitest';
import { sidecarFacts } from './sidecar.ts';

const sidecar = (name: string, text: string) => ({ name, text: async () => text });

describe('sidecarFacts', () => {
  it('lets the more special sidecar speak, and keeps what only a higher folder says', async () => {
    const { claims, doubts } = await sidecarFacts([
      sidecar('A01.txt.yaml', 'page: A01\npage_image: a01.jpg'),
      sidecar('2021/issue.yaml', 'date: 2021-03-05\npage_image: "{page}.jpg"'),
      sidecar('issue.yaml', 'paper: 江州晚报\ndate: 2020-01-01'),
    ]);
    expect(doubts).toEqual([]);
    expect(claims.flatMap(({ paper }) => paper.map(({ value }) => value))).toEqual(['江州晚报']);
    expect(claims.flatMap(({ issueDate }) => issueDate.map(({ value }) => value))).toEqual(['2021-03-05']);
    expect(claims.flatMap(({ pageImage }) => pageImage ?? [])).toEqual(['a01.jpg']);
  });

  it('tries the patterns of the nearest folder first, and lets it name papers anew', async () => {
    const { settings } = await sidecarFacts([
      sidecar('2021/issue.yaml', 'path_pattern: "{page}"\npapers: { jz: 江州晚报 }'),
      sidecar('issue.yaml', 'path_pattern: "{yy}{mm}{dd}"\npapers: { jz: 江州日报, qs: 青石日报 }'),
    ]);
    expect(settings.patterns.map(({ text }) => text)).toEqual(['{page}', '{yy}{mm}{dd}']);
    expect(Object.fromEntries(settings.papers)).toEqual({ jz: '江州晚报', qs: '青石日报' });
  });

  it('doubts one that cannot be read, and reads the others', async () => {
    const broken = { name: 'issue.yaml', text: () => Promise.reject(new Error('no')) };
    const { claims, doubts } = await sidecarFacts([sidecar('a.yaml', 'page: 3'), broken]);
    expect(claims.flatMap(({ page }) => page.map(({ value }) => value))).toEqual(['3']);
    expect(doubts.map(({ text }) => text)).toEqual(['附属文件「issue.yaml」：读不了，未采用']);
  });
});
