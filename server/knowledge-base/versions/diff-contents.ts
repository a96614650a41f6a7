import { diffLines, diffWordsWithSpace } from 'diff';
import type { DiffPart, DraftContent, FieldDiff } from '../../../protocol/article-desk.ts';
import type { ArticleContent } from '../article.ts';
import { DRAFT_FIELDS, sameValue } from '../drafts/draft.ts';

/** A difference of more edits by words is shown by lines, by lines as all out and all in: finding it takes the square of them. */
const EDITS_MAX = 600;

/** What may be compared: an article, a version, or a draft, which has no slug and state of its own. */
export type Comparable = DraftContent & Partial<Pick<ArticleContent, 'slug' | 'state'>>;

/** The fields that differ, in the order an editor sees them. */
export function diffContents(from: Comparable, to: Comparable, by: 'words' | 'lines'): FieldDiff[] {
  const fields = [...DRAFT_FIELDS, 'slug', 'state'] as const;
  const both = (field: (typeof fields)[number]): boolean => from[field] !== undefined && to[field] !== undefined;
  return fields
    .filter((field) => both(field) && !same(from[field], to[field]))
    .map((field) => ({ field, parts: diffValues(from[field], to[field], field === 'body' ? by : 'words') }));
}

type Value = Comparable[keyof Comparable];
const same = (a: Value, b: Value): boolean => sameValue(a as never, b as never);

function diffValues(from: Value, to: Value, by: 'words' | 'lines'): DiffPart[] {
  if (Array.isArray(from) && Array.isArray(to)) {
    const kept = (to as readonly string[]).map((text): DiffPart => ({ kind: from.includes(text) ? 'same' : 'added', text }));
    const gone = (from as readonly string[]).filter((text) => !to.includes(text)).map((text): DiffPart => ({ kind: 'removed', text }));
    return [...gone, ...kept];
  }
  return diffTexts(String(from ?? ''), String(to ?? ''), by);
}

/** A text as runs that stayed, came, or went. */
export function diffTexts(from: string, to: string, by: 'words' | 'lines'): DiffPart[] {
  const limit = { maxEditLength: EDITS_MAX };
  const parts = (by === 'words' ? diffWordsWithSpace(from, to, limit) : undefined) ?? diffLines(from, to, limit);
  const all = parts ?? [{ value: from, removed: true, added: false }, { value: to, added: true, removed: false }];
  return all.filter(({ value }) => value !== '').map(({ added, removed, value }) => ({ kind: added ? 'added' : removed ? 'removed' : 'same', text: value }));
}
