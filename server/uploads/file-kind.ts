import { fileTypeFromBuffer } from 'file-type';
import { UPLOAD_MAX_PIXELS } from '../../protocol/uploads-contract.ts';
import { AppError } from '../kernel/errors.ts';
import { imageSize } from './image-size.ts';
import type { ImageSize } from './image-size.ts';

/** What a file is, read from its content: the name somebody gave it means nothing. */
export interface FileKind {
  type: string;
  extension: string;
  /** Null for what is no image. */
  size: ImageSize | null;
}

/** Images that every browser shows. APNG is a PNG to those who do not know it. */
const IMAGES: Readonly<Record<string, string>> = {
  'image/png': 'png',
  'image/apng': 'png',
  'image/jpeg': 'jpg',
  'image/gif': 'gif',
  'image/webp': 'webp',
  'image/avif': 'avif',
};

/** Documents that are given to download. */
const DOCUMENTS: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
  'application/vnd.oasis.opendocument.text': 'odt',
  'application/vnd.oasis.opendocument.spreadsheet': 'ods',
  'application/vnd.oasis.opendocument.presentation': 'odp',
};

const TAKEN = 'Images are taken as PNG, JPEG, GIF, WebP or AVIF; documents as PDF, Office, OpenDocument or plain text.';

/** What a file is. Throws AppError `invalid_payload` for what is not taken, with what to do instead. */
export async function fileKind(bytes: Buffer): Promise<FileKind> {
  if (bytes.length === 0) throw refused('The file is empty.');
  const detected = await fileTypeFromBuffer(bytes);
  const mime = detected?.mime ?? '';
  const image = IMAGES[mime];
  if (image !== undefined) {
    const type = mime === 'image/apng' ? 'image/png' : mime;
    const size = imageSize(bytes, type);
    if (size === null) throw refused('The image is damaged: its size cannot be read.');
    if (size.width * size.height > UPLOAD_MAX_PIXELS) throw new AppError('too_large', `The image has ${size.width} × ${size.height} pixels; make it smaller.`);
    return { type, extension: image, size };
  }
  const document = DOCUMENTS[mime];
  if (document !== undefined) return { type: mime, extension: document, size: null };
  if (mime.startsWith('image/')) throw refused(`This kind of image (${detected?.ext ?? mime}) is not shown by every browser. Save it as PNG or JPEG.`);
  if (detected === undefined || mime === 'application/xml') return plainText(bytes);
  throw refused(TAKEN);
}

/** How much of a text is looked at for markup, in bytes. */
const HEAD_BYTES = 4_096;

/** Text without a signature. What a browser could take for markup is refused: it can hold scripts. */
function plainText(bytes: Buffer): FileKind {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw refused(TAKEN);
  }
  // oxlint-disable-next-line no-control-regex -- a text holds none but tabs and line breaks
  if (/[\u0000-\u0008\u000E-\u001F]/.test(text)) throw refused(TAKEN);
  const head = text.slice(0, HEAD_BYTES);
  if (/<svg[\s>]/i.test(head)) throw refused('SVG is not taken, because it can hold scripts. Save the image as PNG.');
  if (/<(!doctype|html|head|body|script|iframe|\?xml)[\s>]/i.test(head)) throw refused('HTML and XML are not taken, because they can hold scripts. Write the text into the article.');
  return { type: 'text/plain', extension: 'txt', size: null };
}

const refused = (message: string): AppError => new AppError('invalid_payload', message, { issues: [{ path: 'file', message }] });
