import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { floatTensor, intTensor, onnxGraph, onnxModel, onnxNode } from './onnx.ts';
import { type TinyModelOptions, writeTinyModel } from './tiny-model.ts';

/** What the cross-encoder is to look like; all of it may be left out. */
export interface TinyRerankerOptions extends Pick<TinyModelOptions, 'seed' | 'weights' | 'modelMaxLength' | 'config'> {
  /** Marks around a pair: as BERT has them with types (default), as RoBERTa has them without, or none between. */
  readonly marks?: 'bert' | 'roberta' | 'none';
  /** Labels of the classifier. Default 1. */
  readonly labels?: number;
  /** Number that every logit is multiplied with. Default 1; NaN makes a model whose scores are none. */
  readonly scale?: number;
  /** Rounds of idle work a pair, each of some milliseconds. Default 0. */
  readonly idle?: number;
}

const DIMENSION = 64;
/** Side of the matrices that idle work multiplies. */
const IDLE_SIDE = 512;
const INPUTS = ['input_ids', 'attention_mask', 'token_type_ids'];

/**
 * Writes a model folder that the real loading code takes for a cross-encoder: characters are tokens with seeded random
 * vectors of about unit length, and the logit grows with the product of the two texts' sums, told apart by their types
 * (or by the tokens' place for a model without types: then it only depends on what is there). So texts that share
 * characters with the question score higher.
 */
export async function writeTinyReranker(folder: string, options: TinyRerankerOptions = {}): Promise<void> {
  const { marks = 'bert', labels = 1, scale = 1, idle = 0, weights = 'onnx/model.onnx' } = options;
  const base: TinyModelOptions = { ...options, dimension: DIMENSION, weights };
  await writeTinyModel(folder, base);
  const [config, tokenizer] = await Promise.all(
    ['config.json', 'tokenizer.json'].map((file) => readJson(folder, file)),
  );
  const vocabulary = Number(config?.vocab_size);
  await writeJson(folder, 'config.json', {
    ...config,
    architectures: ['BertForSequenceClassification'],
    id2label: Object.fromEntries(Array.from({ length: labels }, (_, i) => [i, `LABEL_${i}`])),
    ...options.config,
  });
  const template = tokenizer?.post_processor;
  // Made by writeTinyModel.
  await writeJson(folder, 'tokenizer.json', {
    ...tokenizer,
    post_processor: { ...(template as object), pair: pair(marks) },
  });
  const path = join(folder, weights);
  await mkdir(join(path, '..'), { recursive: true });
  await writeFile(path, graph({ vocabulary, seed: options.seed ?? 1, labels, scale, idle, typed: marks === 'bert' }));
}

/** [CLS] 甲 [SEP] 乙 [SEP], as BERT has it; with two marks between and no types as RoBERTa has it. */
function pair(marks: TinyRerankerOptions['marks']): unknown {
  const mark = (id: string, type_id = 0) => ({ SpecialToken: { id, type_id } });
  const text = (id: string, type_id = 0) => ({ Sequence: { id, type_id } });
  if (marks === 'none') return [mark('[CLS]'), text('A'), text('B'), mark('[SEP]')];
  if (marks === 'bert') return [mark('[CLS]'), text('A'), mark('[SEP]'), text('B', 1), mark('[SEP]', 1)];
  return [mark('[CLS]'), text('A'), mark('[SEP]'), mark('[SEP]'), text('B'), mark('[SEP]')];
}

interface GraphOptions {
  readonly vocabulary: number;
  readonly seed: number;
  readonly labels: number;
  readonly scale: number;
  readonly idle: number;
  readonly typed: boolean;
}

function graph({ vocabulary, seed, labels, scale, idle, typed }: GraphOptions): Uint8Array {
  const idleNodes = Array.from({ length: idle }, (_, i) =>
    onnxNode('MatMul', [i ? `idle_${i - 1}` : 'idle_start', 'square'], `idle_${i}`),
  );
  const side = idle ? IDLE_SIDE : 1;
  const last = idle ? `idle_${idle - 1}` : 'idle_start';
  return onnxModel(
    onnxGraph({
      inputs: INPUTS,
      initializers: [
        floatTensor('table', [vocabulary, DIMENSION], randomTable(vocabulary, seed)),
        floatTensor('square', [side, side], new Float32Array(side * side)),
        floatTensor('one', [1], Float32Array.of(1)),
        floatTensor('scale', [1, labels], new Float32Array(labels).fill(scale)),
        intTensor('axis_1', [1]),
        intTensor('axis_2', [2]),
        intTensor('axes_all', [0, 1]),
      ],
      nodes: [
        onnxNode('Gather', ['table', 'input_ids'], 'own'),
        onnxNode('Cast', [typed ? 'token_type_ids' : 'attention_mask'], 'second_flat', { to: 1 }),
        onnxNode('Unsqueeze', ['second_flat', 'axis_2'], 'second'),
        typed ? onnxNode('Sub', ['one', 'second'], 'first') : onnxNode('Mul', ['second', 'one'], 'first'),
        onnxNode('Mul', ['own', 'first'], 'question_tokens'),
        onnxNode('Mul', ['own', 'second'], 'text_tokens'),
        onnxNode('ReduceSum', ['question_tokens', 'axis_1'], 'question', { keepdims: 0 }),
        onnxNode('ReduceSum', ['text_tokens', 'axis_1'], 'text', { keepdims: 0 }),
        onnxNode('Mul', ['question', 'text'], 'product'),
        onnxNode('ReduceSum', ['product', 'axis_1'], 'likeness', { keepdims: 1 }),
        // Made of the input, else the runtime does the work once, while it loads.
        onnxNode('Mul', ['square', 'likeness'], 'idle_start'),
        ...idleNodes,
        onnxNode('ReduceSum', [last, 'axes_all'], 'nothing', { keepdims: 0 }),
        onnxNode('Add', ['likeness', 'nothing'], 'likeness_too'),
        onnxNode('MatMul', ['likeness_too', 'scale'], 'logits'),
      ],
      output: { name: 'logits', dims: ['batch', labels] },
    }),
  );
}

async function readJson(folder: string, file: string): Promise<Record<string, unknown>> {
  // Objects, as writeTinyModel writes them.
  return JSON.parse(await readFile(join(folder, file), 'utf8')) as Record<string, unknown>;
}

async function writeJson(folder: string, file: string, value: unknown): Promise<void> {
  await writeFile(join(folder, file), JSON.stringify(value));
}

/** Seeded numbers of a linear congruential generator, scaled so that a token times itself is about one third. */
function randomTable(tokens: number, seed: number): Float32Array {
  let state = seed >>> 0;
  return new Float32Array(tokens * DIMENSION).map((_, at) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return at < 4 * DIMENSION ? 0 : (state / 2 ** 31 - 1) / Math.sqrt(DIMENSION);
  });
}
