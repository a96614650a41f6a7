/**
 * What a file of a chat is, read from its content: people send what they have, so more is taken than for articles. What
 * could run in a browser is kept as what it is and only ever given to download; programs are refused. Nothing is unpacked.
 */
import { fileTypeFromBuffer } from 'file-type';
import { AppError } from '../kernel/errors.ts';
import { fileKind } from '../uploads/index.ts';
import type { FileKind } from '../uploads/index.ts';

/** Plain text by other names; the name's own ending is kept for these. */
const TEXTS: ReadonlySet<string> = new Set(['txt', 'csv', 'tsv', 'log', 'md', 'json', 'ics', 'vcf', 'eml', 'srt', 'yaml', 'yml', 'ini', 'conf']);
/** Programs, by what they begin with. */
const PROGRAMS: ReadonlySet<string> = new Set([
  'application/x-msdownload', 'application/vnd.microsoft.portable-executable', 'application/x-elf', 'application/x-mach-binary', 'application/x-msi',
  'application/x-ms-shortcut', 'application/java-vm', 'application/wasm', 'application/x-chrome-extension', 'application/vnd.android.package-archive',
  'application/x-apple-diskimage', 'application/x-shockwave-flash', 'application/vnd.ms-cab-compressed', 'application/x-deb', 'application/x-rpm',
]);
const MARKUP = /<(!doctype|html|head|body|script|iframe|svg|\?xml)[\s>]/i;
/** How much of a text is looked at for markup, in bytes. */
const HEAD_BYTES = 4_096;

/** What a file is. Throws AppError `invalid_payload` for what is not taken, `too_large` for images that unfold too far. */
export async function chatFileKind(bytes: Buffer, name: string): Promise<FileKind> {
  if (bytes.length === 0) throw refused('The file is empty.');
  const detected = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (detected !== undefined && PROGRAMS.has(detected.mime)) throw refused('Programs are not taken.');
  if (detected !== undefined && detected.mime !== 'application/xml') {
    // Pictures that browsers show are measured and checked; any other file with a signature is what that says.
    const known = await fileKind(bytes).catch((error: unknown) => {
      if (error instanceof AppError && error.code === 'too_large') throw error;
      return null;
    });
    return known ?? { type: detected.mime, extension: detected.ext, size: null };
  }
  const given = /\.([A-Za-z0-9]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const text = textOf(bytes);
  if (text === null) return { type: 'application/octet-stream', extension: 'bin', size: null };
  if (/<svg[\s>]/i.test(text.slice(0, HEAD_BYTES))) return { type: 'image/svg+xml', extension: 'svg', size: null };
  if (MARKUP.test(text.slice(0, HEAD_BYTES))) return { type: 'text/html', extension: 'html', size: null };
  return { type: 'text/plain', extension: TEXTS.has(given) ? given : 'txt', size: null };
}

function textOf(bytes: Buffer): string | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    // oxlint-disable-next-line no-control-regex -- a text holds none but tabs and line breaks
    return /[\u0000-\u0008\u000E-\u001F]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

const refused = (message: string): AppError => new AppError('invalid_payload', message, { issues: [{ path: 'file', message }] });
