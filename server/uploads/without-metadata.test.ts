import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageSize } from './image-size.ts';
import { gif, png, webp } from './testing/sample-files.ts';
import { withoutMetadata } from './without-metadata.ts';

const PLACE = 'GPS 53.27 N 9.05 W';
const segment = (marker: number, data: Buffer): Buffer => Buffer.concat([Buffer.from([0xff, marker, (data.length + 2) >> 8, (data.length + 2) & 255]), data]);
const latin = (text: string): Buffer => Buffer.from(text, 'latin1');

/** A photo that was held sideways, with a place, a comment, colours, two scans and a second picture behind it. */
function photo(turned: number): Buffer {
  const entry = Buffer.from([0x12, 0x01, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0]);
  const exif = Buffer.concat([latin('Exif\0\0II*\0\x08\0\0\0\x01\0'), entry, latin(`\0\0\0\0${PLACE}`)]);
  const frame = segment(0xc2, Buffer.from([8, 0, 3, 0, 4, 1, 1, 0x11, 0]));
  const scan = Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), Buffer.from([1, 0xff, 0, 2, 0xff, 0xd0, 3])]);
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]), segment(0xe0, latin('JFIF\0')), segment(0xe1, exif), segment(0xe1, latin(`http://ns.adobe.com/xap/1.0/\0${PLACE}`)),
    segment(0xe2, latin('ICC_PROFILE\0colours')), segment(0xe2, latin(`MPF\0${PLACE}`)), segment(0xed, latin(PLACE)), segment(0xfe, latin(PLACE)),
    frame, scan, segment(0xc4, latin('table')), scan, Buffer.from([0xff, 0xd9]), latin(PLACE),
  ]);
}

describe('an image that was uploaded', () => {
  it('loses where and how it was taken, and keeps its picture, its colours and how it is turned', () => {
    const plain = withoutMetadata(photo(6), 'image/jpeg');
    expect(plain.includes(PLACE)).toBe(false);
    expect(plain.includes('ICC_PROFILE')).toBe(true);
    expect(imageSize(plain, 'image/jpeg')).toEqual({ width: 4, height: 3 });
    expect(plain.subarray(-9).equals(photo(6).subarray(-9 - PLACE.length, -PLACE.length))).toBe(true);
    expect(plain.subarray(2, 12).toString('latin1')).toContain('Exif');
    expect(withoutMetadata(plain, 'image/jpeg').equals(plain)).toBe(true);
    expect(withoutMetadata(photo(1), 'image/jpeg').includes('Exif')).toBe(false);
  });

  it('loses notes in PNG and WebP', () => {
    const note = Buffer.concat([Buffer.from([0, 0, 0, PLACE.length]), latin(`tEXt${PLACE}`), Buffer.alloc(4)]);
    const noted = Buffer.concat([png().subarray(0, 33), note, png().subarray(33)]);
    expect(withoutMetadata(noted, 'image/png').equals(png())).toBe(true);
    const picture = webp(7, 5);
    const wide = Buffer.concat([picture, latin('EXIF'), Buffer.from([PLACE.length, 0, 0, 0]), latin(PLACE)]);
    wide.writeUInt32LE(wide.length - 8, 4);
    const plain = withoutMetadata(wide, 'image/webp');
    expect(plain.includes(PLACE)).toBe(false);
    expect(imageSize(plain, 'image/webp')).toEqual({ width: 7, height: 5 });
  });

  it('stays as it is where it is damaged, or of another kind', () => {
    const cut = photo(6).subarray(0, 60);
    expect(withoutMetadata(cut, 'image/jpeg')).toBe(cut);
    expect(withoutMetadata(gif(2, 2), 'image/gif').equals(gif(2, 2))).toBe(true);
    const any = fc.uint8Array({ maxLength: 200 });
    expect(() => fc.assert(fc.property(any, fc.constantFrom('image/jpeg', 'image/png', 'image/webp'), (bytes, type) => withoutMetadata(Buffer.from(bytes), type).length <= bytes.length + 40))).not.toThrow();
  });
});
