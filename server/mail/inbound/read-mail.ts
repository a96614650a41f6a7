import { createHash } from 'node:crypto';
import { simpleParser } from 'mailparser';
import type { AddressObject, ParsedMail } from 'mailparser';
import { OWN_HEADER } from '../smtp-transport.ts';
import { textOfHtml } from './text-of-html.ts';

/** Largest mail that is read whole, in bytes. Of a larger one the beginning is read, where it is fetched from a mailbox. */
export const MAIL_MAX_BYTES = 10 * 1024 * 1024;

/** A mail as it came in, read. */
export interface ReceivedMail {
  /** Names it, the same whenever it is handed over again: 22 characters of base64url. */
  id: string;
  messageId: string | null;
  /** What it answers, the last one being the nearest. */
  references: readonly string[];
  from: { name: string; address: string } | null;
  /** Everybody it was sent to, also as the mail server noted it. Lower case. */
  to: readonly string[];
  subject: string;
  /** Of a mail with HTML only, what that says. */
  text: string;
  headers: ReadonlyMap<string, string>;
  attachments: readonly { name: string; type: string; bytes: Buffer }[];
}

/** Headers in which mail servers note where a mail was delivered. */
const DELIVERED = ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-forwarded-to'];
const TEXT_MAX = 200_000;
const SUBJECT_MAX = 200;
const FILES_MAX = 20;

/** Reads a mail. Never throws: whatever bytes there are, something of them can be read. */
export async function readMail(raw: Buffer): Promise<ReceivedMail> {
  const parsed = await parse(raw);
  const headers = headerTexts(parsed);
  const messageId = parsed.messageId?.trim().slice(0, 500) ?? null;
  const sender = parsed.from?.value[0];
  const plain = parsed.text?.trim() ?? '';
  return {
    id: createHash('sha256').update(messageId ?? raw).digest('base64url').slice(0, 22),
    messageId,
    references: [...new Set([...listOf(parsed.references), ...listOf(parsed.inReplyTo)])].slice(-50),
    from: sender?.address ? { name: sender.name.slice(0, 120), address: sender.address.toLowerCase().slice(0, 254) } : null,
    to: [...addressesOf(parsed.to), ...addressesOf(parsed.cc), ...DELIVERED.map((name) => headers.get(name) ?? '')].flatMap((text) => text.toLowerCase().match(/[^\s<>,;"]+@[^\s<>,;"]+/g) ?? []),
    subject: (parsed.subject ?? '').replace(/\s+/g, ' ').trim().slice(0, SUBJECT_MAX),
    text: (plain === '' && typeof parsed.html === 'string' ? textOfHtml(parsed.html.slice(0, TEXT_MAX * 5)) : plain).replaceAll('\r\n', '\n').slice(0, TEXT_MAX),
    headers,
    attachments: parsed.attachments.slice(0, FILES_MAX).map(({ filename, contentType, content }) => ({ name: filename ?? 'file', type: contentType, bytes: content })),
  };
}

async function parse(raw: Buffer): Promise<ParsedMail> {
  const options = { keepDeliveryStatus: true, skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, skipTextLinks: true, maxHtmlLengthToParse: TEXT_MAX * 10 };
  try {
    return await simpleParser(raw, options);
  } catch {
    // What cannot be read as a mail is read as text, so that an agent sees that something came.
    return simpleParser(Buffer.concat([Buffer.from('Content-Type: text/plain; charset=utf-8\r\n\r\n'), raw.subarray(0, TEXT_MAX)]), options);
  }
}

const listOf = (value: readonly string[] | string | undefined): string[] =>
  (value === undefined ? [] : typeof value === 'string' ? value.split(/\s+/) : [...value]).map((id) => id.trim().slice(0, 500)).filter((id) => id !== '');

function addressesOf(value: AddressObject | AddressObject[] | undefined): string[] {
  const groups = value === undefined ? [] : Array.isArray(value) ? value : [value];
  return groups.flatMap((group) => group.value.flatMap(({ address }) => (address ? [address] : [])));
}

function headerTexts(parsed: ParsedMail): Map<string, string> {
  const lines = parsed.headerLines.map(({ key, line }) => [key.toLowerCase(), line.slice(line.indexOf(':') + 1).replace(/\s+/g, ' ').trim().slice(0, 1_000)] as const);
  // Of several of one name the first was written last, by the server nearest to us; delivery notes are joined.
  const headers = new Map<string, string>();
  for (const [key, text] of lines) headers.set(key, DELIVERED.includes(key) && headers.has(key) ? `${headers.get(key)}, ${text}` : (headers.get(key) ?? text));
  return headers;
}

/** Whether we sent it ourselves. */
export const isOwnMail = ({ headers }: ReceivedMail): boolean => headers.has(OWN_HEADER.toLowerCase());
