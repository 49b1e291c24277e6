import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { WenbaoError } from '../errors.ts';
import { restingEmbedder } from './resting-embedder.ts';

const VECTOR = Float32Array.of(1);

/** An embedder whose answers to questions are given in turn; counts how often it was asked. */
function scripted(...answers: (() => Promise<Float32Array>)[]) {
  let asked = 0;
  const notes: string[] = [];
  const embedder = {
    id: '甲',
    dimension: 1,
    embedPassages: async () => [VECTOR],
    embedQuery: () => answers[asked++]?.() ?? Promise.resolve(VECTOR),
    close: async () => undefined,
  };
  const rested = restingEmbedder(embedder, (line) => notes.push(line), { queryMs: 30, restMs: 60 });
  return { rested, notes, asked: () => asked };
}

const good = async () => VECTOR;
const down = () => Promise.reject(new WenbaoError('连不上向量服务', { hint: '' }));
const silent = () => new Promise<Float32Array>((_, reject) => setTimeout(() => reject(new Error('late')), 40));

it('is left alone for a while after a failure, which is told once until it has worked again', async () => {
  const { rested, notes, asked } = scripted(down, down, good, down);
  await expect(rested.embedQuery('一')).rejects.toThrow('连不上');
  await expect(rested.embedQuery('二')).rejects.toThrow('rests');
  expect(asked()).toBe(1);
  await sleep(80);
  await expect(rested.embedQuery('三')).rejects.toThrow('连不上');
  await sleep(80);
  expect(await rested.embedQuery('四')).toBe(VECTOR);
  expect(notes).toEqual(['连不上向量服务，暂时只按字面检索。']);
  await expect(rested.embedQuery('五')).rejects.toThrow('连不上');
  expect(notes).toHaveLength(2);
});

it('gives up on a vector that does not come in time', async () => {
  const { rested, notes } = scripted(silent);
  await expect(rested.embedQuery('一')).rejects.toThrow();
  expect(notes).toEqual(['向量模型太久没有回应，暂时只按字面检索。']);
});

it('does not blame the embedder for a question that was taken back', async () => {
  const { rested, notes } = scripted(down, good);
  await expect(rested.embedQuery('一', AbortSignal.abort(new Error('gone')))).rejects.toThrow();
  expect(await rested.embedQuery('二')).toBe(VECTOR);
  expect(notes).toEqual([]);
});
