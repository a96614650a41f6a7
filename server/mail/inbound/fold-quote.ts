/**
 * A reply by mail repeats what it answers, and ends with a signature. What was written for this reply comes before; the
 * rest is kept, folded away. Where it is not clear, nothing is folded: a word too many is better than one lost.
 */

/** What a mail says, and what it repeats. */
export interface FoldedMail {
  text: string;
  quoted: string | null;
}

/** "On Tue, 3 Mar 2026 at 14:02, Maya wrote:" and the like; the lines may be broken. In the languages mail programs speak. */
const INTRODUCTIONS = [
  /^(on|am|le|el|il|op|em|a|den|dne)\b.{6,300}(wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu|skrev|napsal)(\s.{0,120})?\s?:$/iu,
  /^.{0,120}<[^<>\s]+@[^<>\s]+>.{0,60}(wrote|schrieb|a écrit|escribió|ha scritto|schreef|escreveu)\s?:$/iu,
  /^\d{4}-\d{2}-\d{2} \d{1,2}:\d{2}.{0,40} .{0,120}<[^<>\s]+@[^<>\s]+>\s?:$/u,
];
/** What Outlook and phones put above what they repeat. */
const SEPARATORS = [
  /^-{2,}\s*(original message|ursprüngliche nachricht|message d'origine|message d’origine|mensaje original|messaggio originale|oorspronkelijk bericht|mensagem original|forwarded message|weitergeleitete nachricht)\s*-{2,}$/iu,
  /^_{10,}$/,
  /^(from|von|de|da|van)\s?:\s.{0,200}(@|<).{0,200}$/iu,
];
/** RFC 3676 § 4.3; and what phones write of themselves. */
const SIGNATURE = /^-- ?$/;
const PHONE_SIGNATURE = /^(sent from my|get outlook for|von meinem .{1,40} gesendet|gesendet (von|mit)|envoyé (de|depuis)|enviado desde|inviato da|verzonden vanaf|verstuurd vanaf|enviado (do|de) meu)\b.{0,80}$/iu;
/** Lines of a header that follow each other where Outlook repeats a mail: From, Sent, To, Subject. */
const HEADER_LINE = /^(sent|gesendet|envoyé|enviado|inviato|verzonden|date|datum|fecha|data|to|an|à|para|a|aan|subject|betreff|objet|asunto|oggetto|onderwerp|assunto)\s?:\s/iu;

/** Splits a mail. Without anything of its own nothing is folded. */
export function foldQuote(text: string): FoldedMail {
  const lines = text.split('\n').map((line) => line.trimEnd());
  const at = lines.findIndex((_, i) => beginsQuote(lines, i));
  const cut = at < 0 ? lines.length : at;
  const own = lines.slice(0, cut);
  const signature = own.findIndex((line, i) => i > 0 && (SIGNATURE.test(line) || (PHONE_SIGNATURE.test(line) && own.slice(i + 1).every((rest) => rest === ''))));
  const end = signature < 0 ? cut : signature;
  const said = lines.slice(0, end).join('\n').trim();
  if (said === '') return { text: text.trim(), quoted: null };
  const quoted = lines.slice(end).join('\n').trim();
  return { text: said, quoted: quoted === '' ? null : quoted };
}

function beginsQuote(lines: readonly string[], i: number): boolean {
  const line = lines[i] ?? '';
  if (line.startsWith('>')) return lines.slice(i).every((rest, j) => rest.startsWith('>') || rest === '' || isTail(lines, i + j));
  if (isIntroduction(lines, i)) return true;
  if (SEPARATORS[0]?.test(line) === true) return true;
  if (SEPARATORS[1]?.test(line) === true) return isHeaderBlock(lines, i + 1);
  return SEPARATORS[2]?.test(line) === true && isHeaderBlock(lines, i);
}

/** An introduction may be broken over three lines; none of them is one by itself then. */
function isIntroduction(lines: readonly string[], i: number): boolean {
  const fits = (text: string): boolean => INTRODUCTIONS.some((form) => form.test(text.trim()));
  const parts = lines.slice(i, i + 3);
  const blank = parts.indexOf('');
  const together = blank < 0 ? parts : parts.slice(0, blank);
  const length = together.findIndex((_, n) => fits(together.slice(0, n + 1).join(' '))) + 1;
  return length > 0 && !together.slice(1, length).some(fits) && followsQuote(lines, i + length);
}

/** After an introduction comes what is repeated, or nothing more. */
function followsQuote(lines: readonly string[], from: number): boolean {
  const next = lines.slice(from).find((line) => line !== '');
  return next === undefined || next.startsWith('>') || !lines.slice(from).some((line) => line.startsWith('>'));
}

function isHeaderBlock(lines: readonly string[], from: number): boolean {
  const start = lines.findIndex((line, i) => i >= from && line !== '');
  return start >= 0 && SEPARATORS[2]?.test(lines[start] ?? '') === true && lines.slice(start + 1, start + 6).filter((line) => HEADER_LINE.test(line)).length >= 2;
}

/** A signature below a quotation belongs to what is folded; an answer between the lines does not. */
function isTail(lines: readonly string[], i: number): boolean {
  return lines.slice(0, i + 1).some((line) => SIGNATURE.test(line));
}
