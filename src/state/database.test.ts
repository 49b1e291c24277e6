import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { WenbaoError } from '../errors.ts';
import { temporaryFolder } from './__fixtures__/state-folder.ts';
import { type Database, openDatabase } from './database.ts';

function opened(): Database {
  const db = openDatabase(join(temporaryFolder(), 'x.db'), 1000);
  onTestFinished(() => db.close());
  db.script('CREATE TABLE words (id INTEGER PRIMARY KEY, word TEXT, bytes BLOB)');
  return db;
}

const wordsIn = (db: Database) => db.all('SELECT word FROM words ORDER BY id').map((row) => row.word);
const add = (db: Database, word: string) => db.run('INSERT INTO words (word) VALUES (?)', word);

function errorOf(work: () => unknown): unknown {
  try {
    return work();
  } catch (error) {
    return error;
  }
}

describe('a transaction', () => {
  it('keeps all of what its work wrote', () => {
    const db = opened();
    expect(db.atomically(() => [add(db, '甲').id, add(db, '乙').id])).toEqual([1, 2]);
    expect(wordsIn(db)).toEqual(['甲', '乙']);
  });

  it('keeps nothing when its work throws, and the next one works', () => {
    const db = opened();
    const work = () => {
      add(db, '甲');
      throw new Error('半路');
    };
    expect(() => db.atomically(work)).toThrow('半路');
    expect(wordsIn(db)).toEqual([]);
    db.atomically(() => add(db, '乙'));
    expect(wordsIn(db)).toEqual(['乙']);
  });

  it('inside another takes back its own part alone when the outer one goes on', () => {
    const db = opened();
    db.atomically(() => {
      add(db, '外一');
      errorOf(() =>
        db.atomically(() => {
          add(db, '内');
          throw new Error('内坏');
        }),
      );
      db.atomically(() => add(db, '内二'));
      add(db, '外二');
    });
    expect(wordsIn(db)).toEqual(['外一', '内二', '外二']);
  });

  it('inside another goes with it', () => {
    const db = opened();
    const work = () => {
      db.atomically(() => add(db, '内'));
      throw new Error('外坏');
    };
    expect(() => db.atomically(work)).toThrow('外坏');
    expect(wordsIn(db)).toEqual([]);
  });

  it('refuses work that would go on after its end', () => {
    const db = opened();
    expect(() => db.atomically(async () => add(db, '迟'))).toThrow(TypeError);
    expect(wordsIn(db)).toEqual([]);
  });
});

describe('values', () => {
  it.each([
    ['quotes and marks', `'; DROP TABLE words; -- ?`],
    ['emoji and rare characters', '𠮷野家🎏'],
    ['an empty text', ''],
  ])('come back as they were: %s', (_, word) => {
    const db = opened();
    add(db, word);
    expect(wordsIn(db)).toEqual([word]);
  });

  it('lose NUL characters, at which the driver would cut them off', () => {
    const db = opened();
    add(db, '甲\0乙');
    expect(wordsIn(db)).toEqual(['甲乙']);
  });

  it('come back as bytes in one row and in many', () => {
    const db = opened();
    db.run('INSERT INTO words (bytes) VALUES (?)', Buffer.of(1, 0, 2));
    const [one, [first]] = [db.get('SELECT bytes FROM words'), db.all('SELECT bytes FROM words')];
    const bytes = [one?.bytes, first?.bytes];
    expect(bytes.map((value) => value instanceof Uint8Array && [...value])).toEqual([
      [1, 0, 2],
      [1, 0, 2],
    ]);
  });
});

describe('a failing disk', () => {
  it('that is full is told, what was written before stays, and what does not fit goes as a whole', () => {
    const db = opened();
    add(db, '早先');
    db.script('PRAGMA max_page_count = 12');
    const fill = () => {
      for (let count = 0; count < 100; count += 1) add(db, '满'.repeat(1000));
    };
    const error = errorOf(() => db.atomically(fill));
    expect(error).toBeInstanceOf(WenbaoError);
    expect(error).toMatchObject({
      message: expect.stringContaining('磁盘已满'),
      hint: expect.stringContaining('腾出'),
    });
    expect(wordsIn(db)).toEqual(['早先']);
    db.script('PRAGMA max_page_count = 1000');
    add(db, '后来');
    expect(wordsIn(db)).toEqual(['早先', '后来']);
  });

  it('that takes no writing is told', () => {
    const db = opened();
    db.script('PRAGMA query_only = ON');
    expect(errorOf(() => add(db, '甲'))).toMatchObject({ message: expect.stringContaining('不可写') });
  });

  it('leaves faults of the program as they are', () => {
    const db = opened();
    const error = errorOf(() => db.run('INSERT INTO words (nothing) VALUES (?)', 1));
    expect(error).toBeInstanceOf(Error);
    expect(error).not.toBeInstanceOf(WenbaoError);
  });
});
