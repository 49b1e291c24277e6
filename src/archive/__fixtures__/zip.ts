import { crc32, deflateRawSync } from 'node:zlib';

/** One entry of a ZIP file to be made. */
export interface ZipPart {
  readonly name: string | Buffer;
  readonly data: Buffer;
  /** General purpose flags: 1 = encrypted, 0x800 = the name is UTF-8. */
  readonly flags?: number;
  /** 8 = deflated (also the default), 0 = stored; anything else is written as it is. */
  readonly method?: number;
  /** Unix mode, such as 0o120777 for a link. */
  readonly mode?: number;
  /** A false size for the directory. */
  readonly size?: number;
}

/** A ZIP file (APPNOTE.TXT 4.3): local parts, central directory, its end. */
export function zipOf(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, data, flags = 0, method = 8, mode = 0, size = data.length } of parts) {
    const bytes = Buffer.from(name);
    const packed = method === 8 ? deflateRawSync(data) : data;
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(method, 4);
    head.writeUInt32LE(crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(size, 18);
    head.writeUInt16LE(bytes.length, 22);
    locals.push(Buffer.from('504b0304', 'hex'), head, bytes, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(mode * 0x10000, 6);
    rest.writeUInt32LE(at, 10);
    directory.push(Buffer.from(mode ? '504b01021403' : '504b01021400', 'hex'), head, rest, bytes);
    at += 30 + bytes.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('504b0506', 0, 'hex');
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, listed, end]);
}

/** A ZIP file of these names and contents. */
export function zip(parts: Readonly<Record<string, Buffer>>): Buffer {
  return zipOf(Object.entries(parts).map(([name, data]) => ({ name, data })));
}
