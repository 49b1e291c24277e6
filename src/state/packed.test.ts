import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pack, unpack } from './packed.ts';

describe('packed values', () => {
  it('come back as JSON has them', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.integer({ min: 0, max: 255 }), (value, format) => {
        expect(unpack(format, pack(format, value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
  });

  it('are null in every other format', () => {
    expect(unpack(2, pack(1, { a: 1 }))).toBeNull();
  });

  it('are null, never an error, whatever the bytes', () => {
    const bytes = fc.uint8Array({ maxLength: 300 });
    fc.assert(
      fc.property(bytes, fc.constantFrom(0, 1), (noise, compressed) => {
        const value = unpack(1, Uint8Array.of(1, compressed, ...noise, 0xff));
        expect(value).toBeNull();
      }),
    );
  });

  it('of many characters are made smaller', () => {
    expect(pack(1, '大桥通车。'.repeat(200)).length).toBeLessThan(200);
    expect(pack(1, '短')).toEqual(Buffer.concat([Buffer.of(1, 0), Buffer.from('"短"')]));
  });

  it('that would fill the memory when they are unpacked are null', () => {
    const bomb = pack(1, ' '.repeat(17 * 1024 * 1024));
    expect(bomb.length).toBeLessThan(50_000);
    expect(unpack(1, bomb)).toBeNull();
  });
});
