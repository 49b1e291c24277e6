import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type Bytes, floatTensor, intTensor, onnxGraphOf, onnxModel, onnxNode } from './onnx.ts';

/** What the chat model is to look like; all but what it says may be left out. */
export interface TinyChatOptions {
  /** What it replies to everything; the bytes of its UTF-8 text are its tokens. */
  readonly says: string | Uint8Array;
  /** Says it over and over and never comes to an end. */
  readonly endless?: boolean;
  /** `<|im_end|>` ends a reply in the tokenizer's configuration alone (default), in config.json, or nowhere. */
  readonly end?: 'tokenizer' | 'config' | 'nowhere';
  /** The form of a prompt: in the tokenizer's configuration (default), in a file of its own, or left out. */
  readonly template?: string | null;
  readonly templateAt?: 'tokenizer' | 'file';
  /** Names of the three tokens after the bytes; the last one ends a reply. Default: as Qwen has them. */
  readonly marks?: readonly [string, string, string];
  /** Token after which the reply is counted; the last one in the prompt counts. Default `<|im_start|>`. */
  readonly mark?: number;
  /** Tokens between that mark and the reply. Default: those of `assistant` and a new line. */
  readonly markedTail?: number;
  /** Tokens that prompt and reply may have together. Default 32,768. */
  readonly context?: number;
  /** Rounds of idle work a call, each of some milliseconds. Default 0. */
  readonly idle?: number;
  /** False makes a graph that fails on a prompt in pieces. */
  readonly pieces?: boolean;
  /** Where the weights go. Default `onnx/model.onnx`. */
  readonly weights?: string;
  /** Further fields of config.json. */
  readonly config?: Readonly<Record<string, unknown>>;
}

/** The tokens after the 256 bytes. */
const MARKS = ['<|endoftext|>', '<|im_start|>', '<|im_end|>'] as const;
const [START, END] = [257, 258];
const VOCABULARY = 259;
/** Side of the matrices that idle work multiplies. */
const IDLE_SIDE = 512;

/** The form that Qwen2 has, without its tools and standing orders. */
const TEMPLATE =
  "{% for message in messages %}{{'<|im_start|>' + message['role'] + '\n' + message['content'] + '<|im_end|>' + '\n'}}{% endfor %}{% if add_generation_prompt %}{{ '<|im_start|>assistant\n' }}{% endif %}";

/**
 * Writes a model folder that the real loading code takes for a Qwen2: a decoder with a cache of one layer, whose tokens
 * are bytes. It has a script: the cache keeps where marks stood, so the model knows how many tokens came after the last
 * one and says the token of its script that is next. So a prompt read wrongly, a cache lost or positions that are off
 * all show as a wrong reply.
 */
export async function writeTinyChat(folder: string, options: TinyChatOptions): Promise<void> {
  const {
    end = 'tokenizer',
    template = TEMPLATE,
    marks = MARKS,
    templateAt = 'tokenizer',
    weights = 'onnx/model.onnx',
  } = options;
  const path = join(folder, weights);
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, onnxModel(graph(options)));
  await writeJson(folder, 'tokenizer.json', tokenizer(marks));
  await writeJson(folder, 'tokenizer_config.json', {
    tokenizer_class: 'Qwen2Tokenizer',
    model_max_length: 131_072,
    eos_token: end === 'tokenizer' ? marks[2] : null,
    pad_token: marks[0],
    ...(template !== null && templateAt === 'tokenizer' ? { chat_template: template } : {}),
  });
  if (template !== null && templateAt === 'file') await writeFile(join(folder, 'chat_template.jinja'), template);
  // As such models come: with chance and a penalty, which a reply must not be subject to.
  await writeJson(folder, 'generation_config.json', { do_sample: true, temperature: 0.7, repetition_penalty: 1.1 });
  await writeJson(folder, 'config.json', {
    model_type: 'qwen2',
    architectures: ['Qwen2ForCausalLM'],
    hidden_size: 1,
    num_attention_heads: 1,
    num_key_value_heads: 1,
    num_hidden_layers: 1,
    vocab_size: VOCABULARY,
    max_position_embeddings: options.context ?? 32_768,
    ...(end === 'config' ? { eos_token_id: END } : {}),
    ...options.config,
  });
}

async function writeJson(folder: string, name: string, value: unknown): Promise<void> {
  await writeFile(join(folder, name), JSON.stringify(value));
}

/** Bytes as GPT-2 writes them: those that print stand for themselves, the others for characters from U+0100. */
function byteCharacters(): string[] {
  let next = 0x100;
  return Array.from({ length: 256 }, (_, byte) => {
    const prints = (byte >= 0x21 && byte <= 0x7e) || (byte >= 0xa1 && byte <= 0xac) || byte >= 0xae;
    return String.fromCharCode(prints ? byte : next++);
  });
}

/** A byte-level BPE that never merges: three tokens a Chinese character. */
function tokenizer(marks: readonly string[]): unknown {
  const added = marks.map((content, at) => ({ id: 256 + at, content, special: true, normalized: false }));
  return {
    version: '1.0',
    added_tokens: added,
    normalizer: null,
    pre_tokenizer: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false },
    post_processor: null,
    decoder: { type: 'ByteLevel', add_prefix_space: false, trim_offsets: false, use_regex: false },
    model: {
      type: 'BPE',
      unk_token: null,
      vocab: Object.fromEntries(byteCharacters().map((character, byte) => [character, byte])),
      merges: [],
    },
  };
}

/** Numbers that make the script's token the likeliest, a row for each place after the mark. */
function scriptTable({ says, endless = false, markedTail = 10 }: TinyChatOptions): readonly [Float32Array, number] {
  const script = [...(typeof says === 'string' ? Buffer.from(says, 'utf8') : says)];
  const tokens = endless ? script : [...script, END];
  const rows = markedTail + tokens.length;
  const table = new Float32Array(rows * VOCABULARY);
  for (let at = 0; at < rows; at++) {
    const token = at < markedTail ? 0 : (tokens[at - markedTail] ?? END);
    table[at * VOCABULARY + token] = 1;
  }
  return [table, rows];
}

function graph(options: TinyChatOptions): Bytes {
  const { idle = 0, endless = false, pieces = true, mark = START, markedTail = 10 } = options;
  const [table, rows] = scriptTable(options);
  const side = idle ? IDLE_SIDE : 1;
  const cache = { dims: ['batch_size', 1, 'past_sequence_length', 1] };
  const tokens = { dims: ['batch_size', 'sequence_length'], type: 'int64' as const };
  return onnxGraphOf({
    inputs: [
      { name: 'input_ids', ...tokens },
      { name: 'attention_mask', dims: ['batch_size', 'total_sequence_length'], type: 'int64' },
      { name: 'position_ids', ...tokens },
      { name: 'past_key_values.0.key', ...cache },
      { name: 'past_key_values.0.value', ...cache },
    ],
    outputs: [
      { name: 'logits', dims: ['batch_size', 'sequence_length', VOCABULARY] },
      { name: 'present.0.key', dims: ['batch_size', 1, 'total_sequence_length', 1] },
      { name: 'present.0.value', dims: ['batch_size', 1, 'total_sequence_length', 1] },
    ],
    initializers: [
      floatTensor('script', [rows, VOCABULARY], table),
      floatTensor('square', [side, side], new Float32Array(side * side)),
      floatTensor('one', [1], Float32Array.of(1)),
      floatTensor('none', [1], Float32Array.of(0)),
      floatTensor('last_row', [1], Float32Array.of(rows - 1)),
      floatTensor('tail', [1], Float32Array.of(markedTail)),
      floatTensor('script_length', [1], Float32Array.of(Math.max(1, rows - markedTail))),
      intTensor('mark', [mark]),
      intTensor('axes', [1, 3]),
      intTensor('width', [2]),
      intTensor('single', [1]),
    ],
    nodes: [...keepingNodes(), ...scriptNodes(endless), ...idleNodes(idle), ...pieceNodes(pieces)],
  });
}

/** The cache: for each token its place (from 1) if it is a mark, else 0; and the places themselves. */
function keepingNodes(): Bytes[] {
  return [
    onnxNode('Cast', ['position_ids'], 'position', { to: 1 }),
    onnxNode('Add', ['position', 'one'], 'place'),
    onnxNode('Equal', ['input_ids', 'mark'], 'is_mark'),
    onnxNode('Cast', ['is_mark'], 'marked', { to: 1 }),
    onnxNode('Mul', ['marked', 'place'], 'mark_place'),
    onnxNode('Unsqueeze', ['mark_place', 'axes'], 'new_key'),
    onnxNode('Concat', ['past_key_values.0.key', 'new_key'], 'present.0.key', { axis: 2 }),
    onnxNode('Unsqueeze', ['place', 'axes'], 'new_value'),
    onnxNode('Concat', ['past_key_values.0.value', 'new_value'], 'present.0.value', { axis: 2 }),
    onnxNode('ReduceMax', ['present.0.key'], 'last_mark', { keepdims: 0 }),
  ];
}

/** Which row of the script is next: tokens since the last mark; far behind its end when the mask does not fit. */
function scriptNodes(endless: boolean): Bytes[] {
  return [
    onnxNode('Cast', ['attention_mask'], 'mask', { to: 1 }),
    onnxNode('ReduceSum', ['mask'], 'seen', { keepdims: 0 }),
    onnxNode('ReduceMax', ['present.0.value'], 'held', { keepdims: 0 }),
    onnxNode('Sub', ['seen', 'held'], 'misfit'),
    onnxNode('Abs', ['misfit'], 'misfits'),
    onnxNode('Mul', ['misfits', 'last_row'], 'penalty'),
    onnxNode('Sub', ['place', 'last_mark'], 'since_mark'),
    onnxNode('Add', ['since_mark', 'penalty'], 'far'),
    ...(endless
      ? [
          onnxNode('Sub', ['far', 'tail'], 'spoken_raw'),
          onnxNode('Max', ['spoken_raw', 'none'], 'spoken'),
          onnxNode('Mod', ['spoken', 'script_length'], 'turn', { fmod: 1 }),
          onnxNode('Add', ['turn', 'tail'], 'next'),
        ]
      : [onnxNode('Max', ['far', 'none'], 'next')]),
    onnxNode('Min', ['next', 'last_row'], 'row_float'),
    onnxNode('Cast', ['row_float'], 'row', { to: 7 }),
    onnxNode('Gather', ['script', 'row'], 'said'),
  ];
}

/** Made of the input, else the runtime does the work once, while it loads. Its result is 0. */
function idleNodes(idle: number): Bytes[] {
  const rounds = Array.from({ length: idle }, (_, i) =>
    onnxNode('MatMul', [i ? `idle_${i - 1}` : 'idle_start', 'square'], `idle_${i}`),
  );
  return [
    onnxNode('Mul', ['square', 'seen'], 'idle_start'),
    ...rounds,
    onnxNode('ReduceSum', [idle ? `idle_${idle - 1}` : 'idle_start'], 'nothing', { keepdims: 0 }),
    onnxNode('Add', ['said', 'nothing'], 'rested'),
  ];
}

/** Tokens held before, times tokens that came: a graph without pieces takes these numbers for a shape that is none. */
function pieceNodes(pieces: boolean): Bytes[] {
  if (pieces) return [onnxNode('Mul', ['rested', 'one'], 'logits')];
  return [
    onnxNode('Shape', ['past_key_values.0.key'], 'past_shape'),
    onnxNode('Gather', ['past_shape', 'width'], 'past_width'),
    onnxNode('Shape', ['input_ids'], 'input_shape'),
    onnxNode('Gather', ['input_shape', 'single'], 'input_width'),
    onnxNode('Sub', ['input_width', 'single'], 'input_more'),
    onnxNode('Mul', ['past_width', 'input_more'], 'must_be_none'),
    onnxNode('Add', ['must_be_none', 'single'], 'must_be_one'),
    onnxNode('Reshape', ['one', 'must_be_one'], 'one_again'),
    onnxNode('Mul', ['rested', 'one_again'], 'logits'),
  ];
}
