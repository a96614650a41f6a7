/**
 * Front matter is a block of YAML between two lines of `---` at the top of a Markdown file. It is read with the
 * core schema (no dates, no custom tags), without aliases and merge keys: nothing in it can run or grow.
 */
import { parseDocument } from 'yaml';
import { FRONT_MATTER_MAX } from '../../../protocol/article-limits.ts';

/** The parts of a file, or what is wrong with its front matter in a few words. */
export type FrontMatter = { ok: true; data: Readonly<Record<string, unknown>>; body: string } | { ok: false; issue: string };

const BLOCK = /^---[ \t]*\r?\n([\s\S]*?)(?:\r?\n)?^---[ \t]*(?:\r?\n|$)/m;

/** Splits a file into front matter and body. Never throws. */
export function readFrontMatter(file: string): FrontMatter {
  const text = file.replace(/^\uFEFF/, '');
  if (!/^---[ \t]*\r?\n/.test(text)) return { ok: false, issue: 'front matter is missing' };
  const match = BLOCK.exec(text);
  if (match === null) return { ok: false, issue: 'front matter does not end; a line --- is missing' };
  const yaml = match[1] ?? '';
  if (yaml.length > FRONT_MATTER_MAX) return { ok: false, issue: `front matter must be at most ${FRONT_MATTER_MAX} characters` };
  const read = readYaml(yaml);
  if (!read.ok) return { ok: false, issue: `front matter is broken: ${read.issue}` };
  if (typeof read.value !== 'object' || read.value === null || Array.isArray(read.value)) {
    return { ok: false, issue: 'front matter must be fields with values' };
  }
  return { ok: true, data: read.value as Record<string, unknown>, body: text.slice(match[0].length).trim() };
}

/** Reads a YAML text into plain values, or says in one line what is wrong. Never throws. */
export function readYaml(text: string): { ok: true; value: unknown } | { ok: false; issue: string } {
  try {
    const document = parseDocument(text, { schema: 'core', merge: false, uniqueKeys: true, logLevel: 'silent' });
    const [error] = [...document.errors, ...document.warnings];
    if (error) return { ok: false, issue: firstLine(error.message) };
    return { ok: true, value: document.toJS({ maxAliasCount: 0 }) as unknown };
  } catch (cause) {
    return { ok: false, issue: firstLine(cause instanceof Error ? cause.message : String(cause)) };
  }
}

const firstLine = (message: string): string => (message.split('\n')[0] ?? '').replace(/:$/, '').slice(0, 200);
