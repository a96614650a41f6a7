/**
 * Photos tell where they were taken. A JPEG (ITU-T T.81, annex B) is a row of segments before its picture; those with
 * Exif, XMP, IPTC and comments are left out, and only which way up it is held is written anew (TIFF 6.0, tag 0x0112).
 */

const APP1 = 0xe1;
const APP13 = 0xed;
const COMMENT = 0xfe;
const START_OF_SCAN = 0xda;
const ORIENTATION = 0x0112;

/** The photo without what it tells besides the picture; the same bytes where nothing is told or it cannot be read. */
export function withoutExif(bytes: Buffer): Buffer {
  try {
    return rewritten(bytes);
  } catch (error) {
    if (error instanceof RangeError) return bytes;
    throw error;
  }
}

function rewritten(bytes: Buffer): Buffer {
  const kept: Buffer[] = [];
  let orientation = 1;
  let dropped = false;
  let at = 2;
  while (bytes.readUInt8(at) === 0xff && bytes.readUInt8(at + 1) !== START_OF_SCAN) {
    const marker = bytes.readUInt8(at + 1);
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length) return bytes;
    const segment = bytes.subarray(at, end);
    if (marker === APP1 || marker === APP13 || marker === COMMENT) {
      dropped = true;
      if (marker === APP1 && segment.toString('latin1', 4, 10) === 'Exif\0\0') orientation = orientationOf(segment.subarray(10));
    } else kept.push(segment);
    at = end;
  }
  if (!dropped || bytes.readUInt8(at) !== 0xff) return bytes;
  return Buffer.concat([bytes.subarray(0, 2), ...(orientation === 1 ? [] : [exifOf(orientation)]), ...kept, bytes.subarray(at)]);
}

function orientationOf(tiff: Buffer): number {
  const little = tiff.toString('latin1', 0, 2) === 'II';
  const short = (at: number): number => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at));
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = short(directory);
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (short(at) === ORIENTATION) {
      const value = short(at + 8);
      return value >= 1 && value <= 8 ? value : 1;
    }
  }
  return 1;
}

/** An Exif segment that says nothing but the orientation. */
function exifOf(orientation: number): Buffer {
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex');
  tiff.writeUInt16BE(orientation, 18);
  const head = Buffer.from([0xff, APP1, 0, 0, ...Buffer.from('Exif\0\0', 'latin1')]);
  head.writeUInt16BE(head.length - 2 + tiff.length, 2);
  return Buffer.concat([head, tiff]);
}
