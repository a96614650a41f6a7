import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import { FILE_NAME_MAX } from '../../protocol/uploads-contract.ts';
import { AppError } from '../kernel/errors.ts';
import { tooLarge } from './create-uploads.ts';

/** What a form takes beside its file, in bytes, with room to spare. */
const FORM_BYTES = 64 * 1024;

/**
 * The one file of a `multipart/form-data` body, in its field `file`. Throws AppError `invalid_payload` for any other body
 * and `too_large` where the file is; the rest of the body is then read and thrown away, so that the answer arrives.
 */
export function readMultipart(request: IncomingMessage, maxBytes: number): Promise<{ name: string; bytes: Buffer }> {
  return new Promise((resolve, reject) => {
    // What announces itself as too large is not read at all.
    if (Number(request.headers['content-length'] ?? 0) > maxBytes + FORM_BYTES) {
      request.resume();
      reject(tooLarge(maxBytes));
      return;
    }
    const parser = openParser(request.headers, maxBytes);
    if (parser === null) {
      reject(new AppError('invalid_payload', 'Send the file as multipart/form-data, in a field named file.'));
      return;
    }
    let found: { name: string; bytes: Buffer } | null = null;
    let problem: AppError | null = null;
    parser.on('file', (field, stream, { filename }) => {
      const pieces: Buffer[] = [];
      stream.on('data', (piece: Buffer) => void pieces.push(piece));
      stream.on('limit', () => {
        problem = tooLarge(maxBytes);
        pieces.length = 0;
      });
      stream.on('close', () => {
        if (field === 'file') found = { name: String(filename ?? '').slice(0, FILE_NAME_MAX * 4), bytes: Buffer.concat(pieces) };
      });
    });
    parser.on('filesLimit', () => void (problem ??= new AppError('invalid_payload', 'Send one file at a time.')));
    parser.on('error', () => {
      request.unpipe(parser);
      request.resume();
      reject(new AppError('invalid_payload', 'The body cannot be read as multipart/form-data.'));
    });
    parser.on('close', () => {
      if (problem !== null) reject(problem);
      else if (found === null) reject(new AppError('invalid_payload', 'There is no file in the field named file.'));
      else resolve(found);
    });
    request.on('aborted', () => reject(new AppError('invalid_payload', 'The upload was broken off.')));
    request.pipe(parser);
  });
}

function openParser(headers: IncomingMessage['headers'], fileSize: number): busboy.Busboy | null {
  if (!/^multipart\/form-data\b/i.test(headers['content-type'] ?? '')) return null;
  try {
    return busboy({ headers, defParamCharset: 'utf8', limits: { files: 1, fields: 5, fieldSize: 1_000, parts: 6, fileSize, headerPairs: 20 } });
  } catch {
    return null;
  }
}
