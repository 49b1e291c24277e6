import { describe, expect, it } from 'vitest';
import { Jobs } from './jobs.ts';

describe('Jobs', () => {
  it('waits for jobs that began while it waited', async () => {
    const jobs = new Jobs();
    const done: string[] = [];
    const later = (name: string, then?: () => void) =>
      jobs.run(async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        done.push(name);
        then?.();
      });
    void later('一', () => void later('二'));
    await expect(jobs.idle(2_000)).resolves.toBe(true);
    expect(done).toEqual(['一', '二']);
    expect(jobs.size).toBe(0);
  });

  it('says that it is not idle when the time is over', async () => {
    const jobs = new Jobs();
    void jobs.run(() => new Promise(() => undefined));
    await expect(jobs.idle(20)).resolves.toBe(false);
    expect(jobs.size).toBe(1);
  });

  it('gives a failure to the caller and forgets the job', async () => {
    const jobs = new Jobs();
    await expect(jobs.run(() => Promise.reject(new Error('x')))).rejects.toThrow('x');
    expect(jobs.size).toBe(0);
    await expect(jobs.idle(0)).resolves.toBe(true);
  });
});
