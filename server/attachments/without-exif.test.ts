import { describe, expect, it } from 'vitest';
import { withoutExif } from './without-exif.ts';

const segment = (marker: number, body: Buffer): Buffer => {
  const head = Buffer.from([0xff, marker, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([head, body]);
};
const PICTURE = Buffer.concat([segment(0xdb, Buffer.alloc(64, 1)), Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9])]);
const START = Buffer.from([0xff, 0xd8]);

/** Exif in the byte order of Intel: orientation 6, and where it was taken. */
const exif = segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), Buffer.from('49492a000800000001001201030001000000060000000000', 'hex'), Buffer.from('GPS 52.5N 13.4E')]));

describe('a photo', () => {
  it('does not tell where it was taken, but which way up it is', () => {
    const clean = withoutExif(Buffer.concat([START, exif, segment(0xfe, Buffer.from('by Tom')), PICTURE]));
    expect(clean.toString('latin1')).not.toMatch(/GPS|Tom/);
    expect(clean.subarray(-PICTURE.length).equals(PICTURE)).toBe(true);
    // Written anew in the other byte order, and read again.
    expect(withoutExif(Buffer.concat([clean.subarray(0, 2), clean.subarray(2)])).equals(clean)).toBe(true);
    expect(clean.subarray(2, 4).equals(Buffer.from([0xff, 0xe1]))).toBe(true);
    expect(clean.readUInt16BE(2 + 4 + 6 + 18)).toBe(6);
  });

  it('that tells nothing, or cannot be read, stays as it is', () => {
    for (const bytes of [Buffer.concat([START, PICTURE]), START, Buffer.alloc(0), Buffer.concat([START, exif.subarray(0, 20)]), Buffer.from('no photo')]) {
      expect(withoutExif(bytes)).toBe(bytes);
    }
  });
});
