import type { Fields } from '../rules/fields.ts';
import { botApiSchema, optionsOf } from '../schema/compile-schema.ts';
import type { Schema, Upload } from '../schema/schema.ts';

const HEAD_END = Buffer.from('\r\n\r\n');

/** The fields of a call that came as a form (RFC 7578), with its files in the places that `attach://` names. */
export function readForm(method: string, body: Buffer, contentType: string): Fields {
  const boundary = /boundary="?([^";]+)"?/.exec(contentType)?.[1] ?? '';
  const parts = partsOf(body, `--${boundary}`);
  const uploads = new Map(
    parts.flatMap(({ name, file, value }) => (file === null ? [] : [[name, upload(file, value)]])),
  );
  const fields = botApiSchema().methods.get(method)?.payload.fields();
  return Object.fromEntries(
    parts
      .filter(({ file }) => file === null)
      .map(({ name, value }) => [name, attach(decode(value.toString('utf8'), fields?.get(name)?.schema()), uploads)]),
  );
}

interface Part {
  readonly name: string;
  readonly file: string | null;
  readonly value: Buffer;
}

function partsOf(body: Buffer, mark: string): readonly Part[] {
  const parts: Part[] = [];
  let from = body.indexOf(mark);
  for (let to = body.indexOf(mark, from + 1); from >= 0 && to >= 0; to = body.indexOf(mark, from + 1)) {
    const headEnd = body.indexOf(HEAD_END, from);
    const head = body.subarray(from, headEnd).toString('utf8');
    const name = /\bname="?([^";\r\n]+)"?/.exec(head)?.[1] ?? '';
    const file = /\bfilename="?([^"\r\n]*?)"?(?:;|\r|$)/.exec(head)?.[1] ?? null;
    parts.push({ name, file, value: body.subarray(headEnd + HEAD_END.length, to - 2) });
    from = to;
  }
  return parts;
}

function upload(name: string, bytes: Buffer): Upload {
  return { upload: name, bytes: Buffer.from(bytes) };
}

/** Text where the field may be text; else what the JSON says, as the Bot API reads forms. */
function decode(text: string, schema: Schema | undefined): unknown {
  const kinds = schema ? optionsOf(schema).map(({ kind }) => kind) : [];
  if (kinds.includes('number') && /^-?\d+(?:\.\d+)?$/.test(text)) return Number(text);
  if (kinds.includes('string') || kinds.includes('literal') || kinds.includes('upload') || kinds.length === 0)
    return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function attach(value: unknown, uploads: ReadonlyMap<string, Upload>): unknown {
  if (typeof value === 'string') return (/^attach:\/\//.test(value) && uploads.get(value.slice(9))) || value;
  if (Array.isArray(value)) return value.map((one) => attach(one, uploads));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, attach(one, uploads)]));
}
