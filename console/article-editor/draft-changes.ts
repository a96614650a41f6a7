/** What differs between two contents of a draft. Pure. */
import type { Audience } from '../../protocol/articles.ts';
import type { DeskArticle, DraftContent, DraftField } from '../../protocol/article-desk.ts';

/** All fields, in the order in which editors meet them. */
export const DRAFT_FIELDS: readonly DraftField[] = ['title', 'summary', 'body', 'questions', 'category', 'tags', 'audience', 'tiers', 'owner', 'verifyBy'];

/** What each field is called on the screen. */
export const FIELD_WORDS: Readonly<Record<DraftField | 'slug' | 'state', string>> = {
  title: 'Title',
  summary: 'Summary',
  body: 'Text',
  questions: 'Example questions',
  category: 'Category',
  tags: 'Tags',
  audience: 'Who may read it',
  tiers: 'Tiers',
  owner: 'Owner',
  verifyBy: 'Verify by',
  slug: 'Address',
  state: 'State',
};

/** What each audience is called. */
export const AUDIENCE_WORDS: Readonly<Record<Audience, string>> = { public: 'Everybody', tiers: 'Signed-in customers of some tiers', agents: 'Agents only' };

/** The fields in which two contents differ. */
export function changedFields(a: DraftContent, b: DraftContent): DraftField[] {
  return DRAFT_FIELDS.filter((field) => !sameValue(a[field], b[field]));
}

/** Whether two values of a field are the same. */
export function sameValue(a: DraftContent[DraftField], b: DraftContent[DraftField]): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((entry, at) => entry === b[at]);
  return a === b;
}

/** Some fields of a content. */
export function pick(content: DraftContent, fields: readonly DraftField[]): Partial<DraftContent> {
  return Object.fromEntries(fields.map((field) => [field, content[field]])) as Partial<DraftContent>;
}

/** What a draft of an article begins with. */
export function contentOf({ title, summary, body, questions, category, tags, audience, tiers, owner, verifyBy }: DeskArticle): DraftContent {
  return { title, summary, body, questions, category, tags, audience, tiers, owner, verifyBy };
}

/** A field's value in words, for comparing two. */
export function valueWords(field: DraftField, content: DraftContent): string {
  const value = content[field];
  if (field === 'audience') return AUDIENCE_WORDS[content.audience];
  if (Array.isArray(value)) return value.join(field === 'tags' || field === 'tiers' ? ', ' : '\n');
  return (value as string | null) ?? '';
}
