/** What of a conversation goes into a mail. Pure: of the same log and the same position always the same mail. */
import type { ConversationEvent } from '../../protocol/events.ts';
import { plainText } from '../../protocol/rich-text.ts';
import type { Letter } from './letter.ts';
import { fillWords, mailWords } from './mail-words.ts';
import type { MailWords } from './mail-words.ts';
import { messageIdOf, replyAddress } from './reply-address.ts';
import type { MailThread } from './thread-store.ts';

/** One message as it stands now: edited where it was, left out where it was deleted. */
export interface Said {
  seq: number;
  at: number;
  from: 'visitor' | 'agent' | 'bot';
  name: string | null;
  text: string;
  files: readonly string[];
  byMail: boolean;
}

/** The public messages up to a position. */
export function saidUpTo(events: readonly ConversationEvent[], upTo: number): Said[] {
  const corrections = new Map<number, string | null>();
  for (const event of events) {
    if (event.type === 'message.edited') corrections.set(event.data.messageSeq, event.data.text);
    if (event.type === 'message.deleted') corrections.set(event.data.messageSeq, null);
  }
  return events.flatMap((event): Said[] => {
    if (event.type !== 'message.posted' || event.seq > upTo) return [];
    const { actor, data, seq, at } = event;
    const text = corrections.get(seq) ?? data.text;
    if (corrections.get(seq) === null) return [];
    const quote = data.bot?.outcome === 'answer' ? `\n${plainText(data.bot.passage)}` : '';
    const from = actor.kind === 'visitor' ? 'visitor' : actor.kind === 'agent' ? 'agent' : 'bot';
    const files = (data.attachments ?? []).map(({ name }) => name);
    return [{ seq, at, from, name: actor.kind === 'agent' ? actor.name : null, text: text + quote, files, byMail: data.via === 'email' }];
  });
}

/** The customer's last message before what they have not seen, and all that was answered since: what a continuation says. */
export function unseenOf(said: readonly Said[], emailedUpTo: number): Said[] {
  const lastOwn = said.findLastIndex(({ from }) => from === 'visitor');
  // What they wrote by mail stands below in their own mail.
  const first = lastOwn >= 0 && said[lastOwn]?.byMail === true ? lastOwn + 1 : Math.max(lastOwn, 0);
  return said.slice(first).filter(({ seq, from }) => seq > emailedUpTo || from === 'visitor');
}

/** What a mail about a conversation is made of. */
export interface LetterParts {
  thread: MailThread;
  kind: 'continuation' | 'transcript';
  to: string;
  key: string;
  locale: string;
  timeZone: string | null;
  company: string;
  /** The first thing the customer said. */
  question: string | null;
  said: readonly Said[];
  /** Where the chat goes on; null where that is not known. */
  chatLink: string | null;
  /** Where one says that one wants no more of these. */
  stopLink: string;
  /** Null where replies do not come back to us. */
  replyPattern: string | null;
  domain: string;
}

/** The mail. */
export function conversationLetter(parts: LetterParts): Letter {
  const { thread, kind, to, key, locale, company, said, chatLink, stopLink, replyPattern } = parts;
  const words = mailWords(locale);
  const agent = said.findLast(({ from }) => from === 'agent')?.name ?? null;
  const intro = kind === 'transcript' ? fillWords(words.transcript, { company, zone: parts.timeZone ?? 'UTC' }) : fillWords(words.answered, { name: agent ?? words.bot, company });
  const goOn = goOnLine(words, chatLink, replyPattern !== null);
  const stop = fillWords(words.stop, { link: stopLink });
  const blocks = said.map((message) => ({ head: headOf(message, parts, words), body: bodyOf(message, words) }));
  const replyTo = replyPattern === null ? null : replyAddress(replyPattern, thread.token);
  return {
    to,
    key,
    locale,
    subject: kind === 'transcript' ? fillWords(words.transcriptSubject, { company }) : subjectOf(parts),
    text: [intro, ...blocks.map(({ head, body }) => `${head}\n${body}`), ['-- ', goOn, stop].filter((line) => line !== '').join('\n')].join('\n\n'),
    html: htmlOf(locale, intro, blocks, [goOn, stop]),
    ...(agent !== null && { fromName: `${agent} (${company})` }),
    ...(replyTo !== null && { replyTo }),
    messageId: messageIdOf(thread.token, key, parts.domain),
    references: thread.references,
    unsubscribe: [stopLink],
    conversation: thread.conversation,
  };
}

/** The same in every mail of a conversation, so that mail programs show them together. */
function subjectOf({ thread, question, company }: LetterParts): string {
  if (thread.subject !== null) return /^(re|aw|sv|antw|rif|res)\s*:/i.test(thread.subject) ? thread.subject : `Re: ${thread.subject}`;
  const clipped = question === null ? '' : [...question.replace(/\s+/g, ' ')].slice(0, 60).join('');
  return clipped === '' ? company : `${company}: ${clipped}`;
}

function goOnLine(words: MailWords, link: string | null, canReply: boolean): string {
  if (link === null) return canReply ? words.reply : '';
  return fillWords(canReply ? words.replyOrChat : words.chat, { link });
}

function headOf({ from, name, at }: Said, { locale, timeZone }: LetterParts, words: MailWords): string {
  const who = from === 'visitor' ? words.you : (name ?? words.bot);
  const when = new Date(at).toLocaleString(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: timeZone ?? 'UTC' });
  return `${who}, ${when}`;
}

function bodyOf({ text, files }: Said, words: MailWords): string {
  return [text, ...(files.length > 0 ? [fillWords(words.files, { names: files.join(', ') })] : [])].filter((line) => line !== '').join('\n');
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign);
/** Only addresses we or the writers put there become links; everything is text first. */
const withLinks = (text: string): string =>
  escaped(text).replace(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/g, (url) => `<a href="${url}">${url}</a>`).replace(/\r?\n/g, '<br>');

function htmlOf(locale: string, intro: string, blocks: readonly { head: string; body: string }[], foot: readonly string[]): string {
  const paragraph = (text: string, style: string): string => `<p style="${style}">${withLinks(text)}</p>`;
  return [
    `<!doctype html><html lang="${escaped(locale)}"><body style="font-family:sans-serif;font-size:15px;line-height:1.5">`,
    paragraph(intro, 'margin:0 0 16px'),
    ...blocks.map(({ head, body }) => paragraph(head, 'margin:0;font-weight:bold') + paragraph(body, 'margin:0 0 16px')),
    '<hr>',
    ...foot.filter((line) => line !== '').map((line) => paragraph(line, 'margin:0 0 8px;font-size:13px')),
    '</body></html>',
  ].join('');
}
