/**
 * An image without what a camera wrote beside the picture: where it was taken, when, with which device, a small preview of
 * what it was before it was cut. How it is to be turned stays, and its colours. JPEG (ITU-T T.81; Exif 2.3 in APP1), PNG
 * (W3C), WebP (RFC 9649 § 2.7). What is not read as such is given back as it is.
 */

/** The image without metadata. `type` is its media type. Never throws. */
export function withoutMetadata(bytes: Buffer, type: string): Buffer {
  try {
    if (type === 'image/jpeg') return plainJpeg(bytes);
    if (type === 'image/png') return plainPng(bytes);
    return type === 'image/webp' ? plainWebp(bytes) : bytes;
  } catch (error) {
    if (error instanceof RangeError) return bytes;
    throw error;
  }
}

const [APP0, APP1, APP2, APP14, APP15, COM, SOS, EOI] = [0xe0, 0xe1, 0xe2, 0xee, 0xef, 0xfe, 0xda, 0xd9];
const EXIF = 'Exif\0\0';
const COLOURS = 'ICC_PROFILE\0';

function plainJpeg(bytes: Buffer): Buffer {
  const kept: Buffer[] = [bytes.subarray(0, 2)];
  let turned = 1;
  let at = 2;
  for (;;) {
    while (bytes.readUInt8(at + 1) === 0xff) at += 1;
    const marker = bytes.readUInt8(at + 1);
    if (bytes.readUInt8(at) !== 0xff) return bytes;
    if (marker === EOI) break;
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    const segment = bytes.subarray(at, end);
    const says = (words: string): boolean => segment.toString('latin1', 4, 4 + words.length) === words;
    if (marker === APP1 && says(EXIF)) turned = orientationOf(segment.subarray(10));
    const isOfPicture = marker < APP0 || (marker > APP15 && marker !== COM) || marker === APP0 || marker === APP14 || (marker === APP2 && says(COLOURS));
    const upTo = marker === SOS ? endOfScan(bytes, end) : end;
    if (isOfPicture) kept.push(bytes.subarray(at, upTo));
    at = upTo;
  }
  kept.push(bytes.subarray(at, at + 2));
  const [start, ...rest] = kept as [Buffer, ...Buffer[]];
  return Buffer.concat([start, ...(turned === 1 ? [] : [onlyOrientation(turned)]), ...rest]);
}

/** Where the next marker stands behind compressed data; within them 0xff is followed by 0 or by a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.readUInt8(at + 1);
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  throw new RangeError('the picture does not end');
}

/** The entry 0x0112 of the first directory of a TIFF block; 1, upright, where there is none. */
function orientationOf(tiff: Buffer): number {
  if (tiff.length < 8) return 1;
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  if (directory + 2 > tiff.length) return 1;
  for (let i = 0; i < short(directory); i += 1) {
    const entry = directory + 2 + 12 * i;
    if (entry + 12 > tiff.length) return 1;
    if (short(entry) === 0x0112) return short(entry + 8) >= 1 && short(entry + 8) <= 8 ? short(entry + 8) : 1;
  }
  return 1;
}

/** An Exif segment with one entry. */
function onlyOrientation(turned: number): Buffer {
  const tiff = Buffer.from([0x4d, 0x4d, 0, 0x2a, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turned, 0, 0, 0, 0, 0, 0]);
  const head = Buffer.from([0xff, APP1, 0, 2 + EXIF.length + tiff.length]);
  return Buffer.concat([head, Buffer.from(EXIF, 'latin1'), tiff]);
}

const PNG_NOTES: ReadonlySet<string> = new Set(['eXIf', 'tEXt', 'zTXt', 'iTXt', 'tIME']);

function plainPng(bytes: Buffer): Buffer {
  const kept = [bytes.subarray(0, 8)];
  for (let at = 8; ; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return bytes;
    const kind = bytes.toString('latin1', at + 4, at + 8);
    if (!PNG_NOTES.has(kind)) kept.push(bytes.subarray(at, end));
    if (kind === 'IEND') return Buffer.concat(kept);
    at = end;
  }
}

/** Bits of VP8X that say that there is Exif, or XMP. */
const WEBP_NOTES = 0x0c;

function plainWebp(bytes: Buffer): Buffer {
  const kept = [Buffer.from(bytes.subarray(0, 12))];
  for (let at = 12; at + 8 <= bytes.length; ) {
    const length = bytes.readUInt32LE(at + 4);
    const end = Math.min(bytes.length, at + 8 + length + (length % 2));
    const kind = bytes.toString('latin1', at, at + 4);
    const chunk = Buffer.from(bytes.subarray(at, end));
    if (kind === 'VP8X') chunk.writeUInt8(chunk.readUInt8(8) & ~WEBP_NOTES, 8);
    if (kind !== 'EXIF' && kind !== 'XMP ') kept.push(chunk);
    at = end;
  }
  const plain = Buffer.concat(kept);
  plain.writeUInt32LE(plain.length - 8, 4);
  return plain;
}
