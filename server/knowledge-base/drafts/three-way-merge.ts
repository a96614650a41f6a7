/**
 * Two people change the same text; both began from `base`. What only one of them touched is taken from that one. Lines
 * that both touched, or that lie side by side, clash unless both wrote the same: then a person decides.
 */
import { diffArrays } from 'diff';
import type { DraftContent, DraftField } from '../../../protocol/article-desk.ts';
import { DRAFT_FIELDS, sameValue } from './draft.ts';

/** Texts that differ in more lines than this are not merged: finding the differences takes the square of them, here some 40 ms. */
const EDITS_MAX = 600;

/** A merge: the fields that clash hold theirs. */
export interface Merge {
  content: DraftContent;
  clashes: readonly DraftField[];
}

/** Lays what changed from `base` to `mine` over `theirs`. Fields that `mine` leaves out have not changed. */
export function mergeContents(base: Partial<DraftContent>, mine: Partial<DraftContent>, theirs: DraftContent): Merge {
  const merged: Partial<Record<DraftField, unknown>> = {};
  const clashes: DraftField[] = [];
  for (const field of DRAFT_FIELDS) {
    const value = mergeField(base[field], mine[field], theirs[field]);
    if (value === undefined) clashes.push(field);
    merged[field] = value === undefined ? theirs[field] : value;
  }
  return { content: merged as unknown as DraftContent, clashes };
}

type Value = DraftContent[DraftField];

/** The merged value; undefined where both changed it differently. */
function mergeField(base: Value | undefined, mine: Value | undefined, theirs: Value): Value | undefined {
  if (mine === undefined || sameValue(mine, base) || sameValue(mine, theirs)) return theirs;
  if (sameValue(theirs, base)) return mine;
  if (isList(mine) && isList(theirs)) return mergeLists(isList(base) ? base : [], mine, theirs);
  const texts = [base, mine, theirs].filter((value) => typeof value === 'string');
  const hasLines = texts.length === 3 && texts.some((text) => text.includes('\n'));
  return hasLines ? (mergeTexts(texts[0] ?? '', texts[1] ?? '', texts[2] ?? '') ?? undefined) : undefined;
}

const isList = (value: Value | undefined): value is readonly string[] => Array.isArray(value);

/** Entries that either added stay, those that either took out are gone. */
function mergeLists(base: readonly string[], mine: readonly string[], theirs: readonly string[]): readonly string[] {
  const taken = base.filter((entry) => !mine.includes(entry));
  const added = mine.filter((entry) => !base.includes(entry) && !theirs.includes(entry));
  return [...theirs.filter((entry) => !taken.includes(entry)), ...added];
}

/** Lines `from` to `to` (exclusive) of the base become `lines`. */
interface Hunk {
  from: number;
  to: number;
  lines: readonly string[];
}

/** The text with the changes of both, line by line; null where they clash. */
export function mergeTexts(base: string, mine: string, theirs: string): string | null {
  const baseLines = base.split('\n');
  const own = hunks(baseLines, mine.split('\n'));
  const others = hunks(baseLines, theirs.split('\n'));
  if (own === null || others === null) return null;
  const all: Hunk[] = [];
  for (const hunk of own) {
    const twin = others.find((other) => sameHunk(hunk, other));
    if (twin === undefined && others.some((other) => touch(hunk, other))) return null;
    if (twin === undefined) all.push(hunk);
  }
  all.push(...others);
  const merged = [...baseLines];
  for (const { from, to, lines } of all.sort((a, b) => b.from - a.from)) merged.splice(from, to - from, ...lines);
  return merged.join('\n');
}

const touch = (a: Hunk, b: Hunk): boolean => a.from <= b.to && b.from <= a.to;
/** One empty line is not the same as none, although both are written as nothing. */
const sameHunk = (a: Hunk, b: Hunk): boolean => a.from === b.from && a.to === b.to && a.lines.length === b.lines.length && a.lines.every((line, i) => line === b.lines[i]);

function hunks(base: readonly string[], changed: readonly string[]): Hunk[] | null {
  const parts = diffArrays([...base], [...changed], { maxEditLength: EDITS_MAX });
  if (parts === undefined) return null;
  const found: Hunk[] = [];
  let at = 0;
  let open: { from: number; to: number; lines: string[] } | null = null;
  for (const { added, removed, value } of parts) {
    if (!added && !removed) {
      open = null;
      at += value.length;
      continue;
    }
    if (open === null) {
      open = { from: at, to: at, lines: [] };
      found.push(open);
    }
    if (added) open.lines.push(...value);
    else {
      at += value.length;
      open.to = at;
    }
  }
  return found;
}
