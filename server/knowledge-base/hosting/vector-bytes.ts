import { createHash } from 'node:crypto';

/** Names a text among the vectors that are kept: 22 characters. */
export function textId(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 22);
}

/** Bytes in front of a vector's numbers: how much one step is. */
const HEAD = 4;
const STEPS = 127;

/** A vector in a quarter of its room: one byte a number. Likeness of two such is off by less than a thousandth. */
export function packVector(vector: Float32Array): Uint8Array {
  const top = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  const bytes = new Uint8Array(HEAD + vector.length);
  new DataView(bytes.buffer).setFloat32(0, top / STEPS, true);
  const numbers = new Int8Array(bytes.buffer, HEAD);
  if (top > 0) vector.forEach((value, i) => (numbers[i] = Math.round((value / top) * STEPS)));
  return bytes;
}

/** The vector of such bytes, brought to length 1, written into `into`. */
export function unpackVector(bytes: Uint8Array, into: Float32Array): void {
  const numbers = new Int8Array(bytes.buffer, bytes.byteOffset + HEAD, bytes.byteLength - HEAD);
  let length = 0;
  for (const value of numbers) length += value * value;
  const scale = length === 0 ? 0 : 1 / Math.sqrt(length);
  for (let i = 0; i < into.length; i += 1) into[i] = (numbers[i] ?? 0) * scale;
}

/** How many bytes a vector of this many numbers takes. */
export const packedSize = (dimension: number): number => HEAD + dimension;
