/** A message of the ONNX format, built field by field (protobuf wire format; field numbers from onnx.proto). */
export type Bytes = Uint8Array;

const FLOAT = 1;
const INT64 = 7;

/** An ONNX model file (opset 17) of one graph. */
export function onnxModel(graph: Bytes): Bytes {
  const opset = message(text(1, ''), int(2, 17));
  return message(int(1, 8), text(2, 'wenbao-test'), bytes(7, graph), bytes(8, opset));
}

/** One input or output of a graph. */
interface OnnxValue {
  readonly name: string;
  readonly dims: readonly (string | number)[];
  /** Default float. */
  readonly type?: 'float' | 'int64';
}

/** A graph with inputs and outputs of any shape. */
export function onnxGraphOf(parts: {
  readonly nodes: readonly Bytes[];
  readonly initializers: readonly Bytes[];
  readonly inputs: readonly OnnxValue[];
  readonly outputs: readonly OnnxValue[];
}): Bytes {
  const value = ({ name, dims, type }: OnnxValue) => valueInfo(name, type === 'int64' ? INT64 : FLOAT, dims);
  return message(
    ...parts.nodes.map((node) => bytes(1, node)),
    text(2, 'graph'),
    ...parts.initializers.map((tensor) => bytes(5, tensor)),
    ...parts.inputs.map((input) => bytes(11, value(input))),
    ...parts.outputs.map((output) => bytes(12, value(output))),
  );
}

/** A graph; inputs are int64 [batch, tokens], the output is float. */
export function onnxGraph(parts: {
  readonly nodes: readonly Bytes[];
  readonly initializers: readonly Bytes[];
  readonly inputs: readonly string[];
  readonly output: { readonly name: string; readonly dims: readonly (string | number)[] };
}): Bytes {
  const inputs = parts.inputs.map((name): OnnxValue => ({ name, dims: ['batch', 'tokens'], type: 'int64' }));
  return onnxGraphOf({ ...parts, inputs, outputs: [parts.output] });
}

/** One operation; attributes are integers. */
export function onnxNode(
  op: string,
  inputs: readonly string[],
  output: string,
  attributes: Readonly<Record<string, number>> = {},
): Bytes {
  return message(
    ...inputs.map((name) => text(1, name)),
    text(2, output),
    text(3, output),
    text(4, op),
    ...Object.entries(attributes).map(([name, value]) => bytes(5, message(text(1, name), int(3, value), int(20, 2)))),
  );
}

/** A constant of floats. */
export function floatTensor(name: string, dims: readonly number[], values: Float32Array): Bytes {
  const raw = new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
  return message(...dims.map((dim) => int(1, dim)), int(2, FLOAT), text(8, name), bytes(9, raw));
}

/** A constant list of integers. */
export function intTensor(name: string, values: readonly number[]): Bytes {
  const raw = new Uint8Array(BigInt64Array.from(values, BigInt).buffer);
  return message(int(1, values.length), int(2, INT64), text(8, name), bytes(9, raw));
}

function valueInfo(name: string, type: number, dims: readonly (string | number)[]): Bytes {
  const shape = message(
    ...dims.map((dim) => bytes(1, typeof dim === 'number' ? message(int(1, dim)) : message(text(2, dim)))),
  );
  return message(text(1, name), bytes(2, message(bytes(1, message(int(1, type), bytes(2, shape))))));
}

function message(...fields: readonly Bytes[]): Bytes {
  return Buffer.concat(fields);
}

function int(field: number, value: number): Bytes {
  return Buffer.concat([varint(field << 3), varint(value)]);
}

function text(field: number, value: string): Bytes {
  return bytes(field, Buffer.from(value, 'utf8'));
}

function bytes(field: number, value: Bytes): Bytes {
  return Buffer.concat([varint((field << 3) | 2), varint(value.length), value]);
}

function varint(value: number): Bytes {
  const out: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    out.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return Uint8Array.from([...out, rest]);
}
