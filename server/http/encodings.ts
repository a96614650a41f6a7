import type { Request } from 'express';

/** Compressions we keep copies in, best first, with what the build appends to the file's name. */
export const ENCODINGS = [
  { name: 'br', extension: '.br' },
  { name: 'gzip', extension: '.gz' },
] as const;

/** One of the compressions above. */
export type Encoding = (typeof ENCODINGS)[number]['name'];

/** The best compression that the client takes and that is there. The client's own order is not asked: all list gzip first. */
export function bestEncoding(request: Request, isThere: (extension: string) => boolean): (typeof ENCODINGS)[number] | undefined {
  return ENCODINGS.find(({ name, extension }) => isThere(extension) && request.acceptsEncodings(name) === name);
}
