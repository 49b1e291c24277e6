import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Bytes, floatTensor, intTensor, onnxGraph, onnxModel, onnxNode } from './onnx.ts';

/** What the model is to look like; all of it may be left out. */
export interface TinyModelOptions {
  /** Numbers in a vector. Default 32. */
  readonly dimension?: number;
  /** The same seed makes the same weights. Default 1. */
  readonly seed?: number;
  /** States of every token (default), or one vector per text pooled inside the graph. */
  readonly output?: 'states' | 'pooled';
  /** Where the weights go. Default `onnx/model.onnx`. */
  readonly weights?: string;
  /** As in the configuration of the tokenizer. Default 512. */
  readonly modelMaxLength?: number;
  /** Further fields of config.json. */
  readonly config?: Readonly<Record<string, unknown>>;
}

const SPECIAL = ['[PAD]', '[UNK]', '[CLS]', '[SEP]'];

/**
 * Writes a model folder that the real loading code takes for a BERT: characters are tokens, each has a seeded random
 * vector, and every token's state is its own vector plus the mean of the text. So texts that share characters are close.
 */
export async function writeTinyModel(folder: string, options: TinyModelOptions = {}): Promise<void> {
  const { dimension = 32, seed = 1, output = 'states', weights = 'onnx/model.onnx', modelMaxLength = 512 } = options;
  const vocabulary = [...SPECIAL, ...characters()];
  const path = join(folder, weights);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, onnxModel(graph(vocabulary.length, dimension, seed, output)));
  await writeJson(folder, 'tokenizer.json', tokenizer(vocabulary));
  await writeJson(folder, 'tokenizer_config.json', {
    tokenizer_class: 'BertTokenizer',
    model_max_length: modelMaxLength,
    pad_token: '[PAD]',
    unk_token: '[UNK]',
    cls_token: '[CLS]',
    sep_token: '[SEP]',
  });
  await writeJson(folder, 'config.json', {
    model_type: 'bert',
    architectures: ['BertModel'],
    hidden_size: dimension,
    vocab_size: vocabulary.length,
    max_position_embeddings: 512,
    ...options.config,
  });
}

async function writeJson(folder: string, name: string, value: unknown): Promise<void> {
  await writeFile(join(folder, name), JSON.stringify(value));
}

/** ASCII in lower case, letters and digits inside words, the common Chinese punctuation and the 3,755 commonest characters (level 1 of GB 2312). */
function characters(): string[] {
  const ascii = Array.from({ length: 94 }, (_, i) => String.fromCharCode(0x21 + i)).filter(
    (char) => !/[A-Z]/.test(char),
  );
  const inWords = ascii.filter((char) => /[a-z0-9]/.test(char)).map((char) => `##${char}`);
  const bytes: number[] = [];
  for (let high = 0xb0; high <= 0xd7; high++) {
    for (let low = 0xa1; low <= (high === 0xd7 ? 0xf9 : 0xfe); low++) bytes.push(high, low);
  }
  return [
    ...ascii,
    ...inWords,
    ...'，。、：；！？（）《》「」“”',
    ...new TextDecoder('gb18030').decode(Uint8Array.from(bytes)),
  ];
}

function tokenizer(vocabulary: readonly string[]): unknown {
  const id = (token: string) => vocabulary.indexOf(token);
  return {
    version: '1.0',
    added_tokens: SPECIAL.map((content) => ({ id: id(content), content, special: true, normalized: false })),
    normalizer: { type: 'BertNormalizer', clean_text: true, handle_chinese_chars: true, lowercase: true },
    pre_tokenizer: { type: 'BertPreTokenizer' },
    decoder: { type: 'WordPiece', prefix: '##', cleanup: true },
    post_processor: {
      type: 'TemplateProcessing',
      single: ['[CLS]', null, '[SEP]'].map(piece),
      pair: ['[CLS]', null, '[SEP]'].map(piece),
      special_tokens: {
        '[CLS]': { id: '[CLS]', ids: [id('[CLS]')], tokens: ['[CLS]'] },
        '[SEP]': { id: '[SEP]', ids: [id('[SEP]')], tokens: ['[SEP]'] },
      },
    },
    model: {
      type: 'WordPiece',
      unk_token: '[UNK]',
      continuing_subword_prefix: '##',
      max_input_chars_per_word: 100,
      vocab: Object.fromEntries(vocabulary.map((token, at) => [token, at])),
    },
  };
}

function piece(special: string | null): unknown {
  return special === null ? { Sequence: { id: 'A', type_id: 0 } } : { SpecialToken: { id: special, type_id: 0 } };
}

function graph(tokens: number, dimension: number, seed: number, output: 'states' | 'pooled'): Bytes {
  const pooled = output === 'pooled';
  return onnxGraph({
    inputs: ['input_ids', 'attention_mask', 'token_type_ids'],
    initializers: [
      floatTensor('table', [tokens, dimension], randomTable(tokens, dimension, seed)),
      intTensor('axis_1', [1]),
      intTensor('axis_2', [2]),
    ],
    nodes: [
      onnxNode('Gather', ['table', 'input_ids'], 'own'),
      onnxNode('Cast', ['attention_mask'], 'mask_flat', { to: 1 }),
      onnxNode('Unsqueeze', ['mask_flat', 'axis_2'], 'mask'),
      onnxNode('Mul', ['own', 'mask'], 'kept'),
      onnxNode('ReduceSum', ['kept', 'axis_1'], 'sum', { keepdims: 1 }),
      onnxNode('ReduceSum', ['mask', 'axis_1'], 'count', { keepdims: 1 }),
      onnxNode('Div', ['sum', 'count'], 'mean'),
      pooled
        ? onnxNode('Squeeze', ['mean', 'axis_1'], 'last_hidden_state')
        : onnxNode('Add', ['own', 'mean'], 'last_hidden_state'),
    ],
    output: { name: 'last_hidden_state', dims: pooled ? ['batch', dimension] : ['batch', 'tokens', dimension] },
  });
}

/**
 * Uniform numbers in [-1, 1) (mulberry32). The special tokens have vectors of their own, so that pooling over the
 * wrong tokens shows: the end marks small ones, padding one that would drown everything.
 */
function randomTable(tokens: number, dimension: number, seed: number): Float32Array {
  let state = seed >>> 0;
  return new Float32Array(tokens * dimension).map((_, at) => {
    const [token, i] = [Math.floor(at / dimension), at % dimension];
    if (token < SPECIAL.length) return [5, 0, i % 2 ? 0.1 : -0.1, i % 3 ? 0.1 : -0.1][token] ?? 0;
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 31 - 1;
  });
}
