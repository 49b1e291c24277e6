import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Embedder } from '../../domain/embedder.ts';
import { PEERS } from './all-peers.ts';
import { bestDocuments } from './passages.ts';
import { missingPackage, type Peer, type PeerDocument, type PeerKind } from './peer.ts';

const top = mkdtempSync(join(tmpdir(), 'wenbao-peers-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

/** Vectors that count a few characters: enough to tell four short texts apart. */
const embedder: Embedder = {
  id: 'counts',
  dimension: 6,
  embedPassages: async (texts) => texts.map(counts),
  embedQuery: async (text) => counts(text),
  close: async () => undefined,
};

function counts(text: string): Float32Array {
  const numbers = [...'河桥梨夜花'].map((character) => text.split(character).length - 1);
  const length = Math.hypot(...numbers, 0.1);
  return Float32Array.from([...numbers, 0.1], (number) => number / length);
}

const FILLER = '各单位要认真抓好落实，确保各项工作有序推进。'.repeat(60);
const DOCUMENTS: readonly PeerDocument[] = [
  { id: 'river', text: '云栖河水位上涨\n云栖市水利局通报，云栖河水位升至12.4米，沿岸低洼路段已经封闭。' },
  { id: 'bridge', text: '芦湾大桥通车\n芦湾大桥全长1860米，正式通车，双向六车道。' },
  // Two passages of one document match better than any of another: it must still be named once.
  { id: 'pear', text: `松岭镇梨花节开幕\n松岭镇梨花节接待游客4.2万人次。${FILLER}松岭镇梨花节昨日闭幕。` },
  { id: 'night', text: '夜校开班\n市图书馆夜校开班，首期教授剪纸 paper-cutting 和书法。' },
];

async function* documents(): AsyncGenerator<PeerDocument> {
  yield* DOCUMENTS;
}

// The retriever takes its own question apart at spaces; the others take whole ones.
const spaced = (kind: PeerKind, question: string) =>
  kind.name === 'langchain-bm25' ? question.replace(/(水位|大桥|梨花节|夜校)/g, ' $1 ') : question;

async function withPeer(kind: PeerKind, work: (peer: Peer) => Promise<void>): Promise<void> {
  const { loadLance } = await import('../../index/lance.ts');
  const peer = await kind.open({ folder: mkdtempSync(join(top, 'peer-')), embedder, loadLance });
  try {
    await peer.index(documents());
    await work(peer);
  } finally {
    await peer.close();
  }
}

describe.each(PEERS.map((kind) => [kind.name, kind] as const))('%s', (_, kind) => {
  it('finds the obvious document, names each once and at most as many as are wanted', async () => {
    await withPeer(kind, async (peer) => {
      for (const [question, id] of [
        ['云栖河水位升到多少米？', 'river'],
        ['芦湾大桥什么时候通车？', 'bridge'],
        ['松岭镇梨花节来了多少游客？', 'pear'],
        ['夜校开班教什么？', 'night'],
      ] as const) {
        const found = await peer.search(spaced(kind, question), 3);
        expect(found[0], question).toBe(id);
        expect(new Set(found).size).toBe(found.length);
        expect(found.length).toBeLessThanOrEqual(3);
      }
    });
  });

  it.each([
    ['empty', ''],
    ['of marks', '"*:()[]{}^~-+ AND OR NOT \' \\ %_ ？！'],
    ['with a quote inside', '云栖河"水位" NEAR(1) -- \'; DROP TABLE passages'],
    ['very long', '云栖河水位升到多少米'.repeat(400)],
    ['of two characters', '夜校'],
  ])('is not broken by a question that is %s', async (_name, question) => {
    await withPeer(kind, async (peer) => {
      const found = await peer.search(question, 3);
      expect(DOCUMENTS.map(({ id }) => id)).toEqual(expect.arrayContaining([...found]));
    });
  });
});

describe('bestDocuments', () => {
  it('takes each document where its best passage stands', () => {
    const passages = [...'abacdb'].map((document) => ({ document, text: '' }));
    expect(bestDocuments(passages, 3)).toEqual(['a', 'b', 'c']);
  });
});

const notFound = (message: string, code: string) => Object.assign(new Error(message), { code });

describe('missingPackage', () => {
  it.each([
    [
      'an import',
      notFound("Cannot find package 'minisearch' imported from /x/y.mjs", 'ERR_MODULE_NOT_FOUND'),
      'minisearch',
    ],
    ['a require', notFound("Cannot find module '@libsql/linux-x64-gnu'", 'MODULE_NOT_FOUND'), '@libsql/linux-x64-gnu'],
    ['a module without a name', notFound('gone', 'MODULE_NOT_FOUND'), '?'],
    ['an error of another kind', new Error("Cannot find package 'minisearch'"), null],
    ['no error at all', 'gone', null],
  ])('reads %s that found nothing', (_, error, wanted) => {
    expect(missingPackage(error)).toBe(wanted);
  });
});
