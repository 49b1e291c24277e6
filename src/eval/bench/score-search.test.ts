import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { BenchGroup } from '../../domain/bench-report.ts';
import { findSet } from './find-set.ts';
import { randomFrom } from './random.ts';
import { type BenchQuestion, readQuestions } from './read-questions.ts';
import { systemReport } from './system-report.ts';

// The developers' folder of public sets and scorers; without it, or without Python, there is nothing to compare with.
const shared = resolve(process.env.SHARED ?? '../shared', 'bench');
const scorer = join(shared, 'tools', 'score_search.py');
const hasScorer = existsSync(scorer) && spawnSync('python3', ['--version']).status === 0;

const folder = mkdtempSync(join(tmpdir(), 'wenbao-score-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const SHOWN = ['hit@1', 'hit@5', 'hit@10', 'MRR@10', 'nDCG@10'] as const;

/** A ranking in which right documents, of either kind, stand anywhere or nowhere. */
function rankingFor({ relevant }: BenchQuestion, random: () => number): string[] {
  const right = [...new Set([...relevant.judged, ...relevant.also])].filter(() => random() < 0.6);
  const others = Array.from({ length: 8 }, (_, at) => `none${at}`);
  return [...right, ...others].sort(() => random() - 0.5).slice(0, 10);
}

function lineOf({ name, questions, metrics }: BenchGroup): string {
  return [name, 'n', questions, ...SHOWN.flatMap((metric) => [metric, metrics[metric].mean.toFixed(3)])].join(' ');
}

describe.skipIf(!hasScorer)('the metrics and those of score_search.py', () => {
  it.each(['crud1', 'domainrag'])('agree to the last digit on %s', async (set) => {
    const files = await findSet(join(shared, set));
    const questions = await readQuestions(files, { field: 'text', types: '', note: () => undefined });
    const random = randomFrom(11);
    const rankings = questions.map((question) => ({ id: question.id, ranking: rankingFor(question, random) }));
    const hits = rankings.map(({ id, ranking }) => ({ _id: id, hits: ranking.map((record) => ({ record })) }));
    const path = join(folder, `${set}.jsonl`);
    writeFileSync(path, hits.map((line) => JSON.stringify(line)).join('\n'));
    const theirs = spawnSync('python3', [scorer, join(shared, set), path], { encoding: 'utf8' }).stdout;
    const answers = rankings.map((each) => ({ ...each, milliseconds: 1, failed: false }));
    const { groups } = systemReport('x', { indexSeconds: 0, bytes: 0, peakBytes: 0, answers }, questions, null);
    const lines = theirs.trim().split('\n');
    expect(groups.map(lineOf).sort()).toEqual(lines.map((line) => line.replace(/\s+/g, ' ')).sort());
    expect(lines.length).toBeGreaterThan(4);
  });
});
