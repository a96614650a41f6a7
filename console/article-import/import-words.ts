import type { ImportDecision, ImportJob, ImportKind, ImportOutcome, SyncState } from '../../protocol/imports-contract.ts';

/** What files are, as the form asks. */
export const KIND_WORDS: Readonly<Record<ImportKind, { label: string; hint: string }>> = {
  articles: { label: 'Our own articles', hint: 'A folder or zip file as “Download everything” gives it, or kb-content/ from your repository.' },
  markdown: { label: 'Markdown from another help centre', hint: 'Files that end in .md. The first heading becomes the title.' },
  html: { label: 'HTML pages from another help centre', hint: 'Saved pages. Menus, scripts and forms are left out; steps, tables and images are kept.' },
  csv: { label: 'A table (CSV)', hint: 'With columns for title and body; also questions, category, tags, language, slug, state.' },
};

/** How an article stands. */
export const STATE_WORDS: Readonly<Record<SyncState, string>> = {
  new: 'New',
  same: 'The same',
  newer_there: 'Changed in the file',
  newer_here: 'Changed here',
  removed_here: 'Removed here',
  conflict: 'Changed in both',
};

/** What a decision does with an article. */
export const DECISION_WORDS: Readonly<Record<ImportDecision, string>> = { take: 'Take the file', leave: 'Keep what is here' };

/** What was done with an article. */
export const OUTCOME_WORDS: Readonly<Record<ImportOutcome, string>> = { created: 'Added', updated: 'Updated', same: 'Nothing to do', left: 'Kept what is here' };

/** “1 article”, “12 articles”. */
export const articles = (count: number): string => `${count} ${count === 1 ? 'article' : 'articles'}`;

/** How far an import is, in a sentence. */
export function importSentence({ phase, rows, finished, undecided, counts }: ImportJob): string {
  if (phase === 'applying') return `${finished} of ${articles(rows)} are through.`;
  if (undecided > 0) return `${articles(undecided)} ${undecided === 1 ? 'waits' : 'wait'} for a decision.`;
  if (rows === 0) return 'No article could be read.';
  if (phase === 'open' && finished === rows) return `${articles(rows)}, all the same as here. What lies beside them can be added.`;
  if (phase === 'done') return counts.same === rows ? `${articles(rows)}, all the same as here.` : `All ${articles(rows)} are through.`;
  return `${articles(rows)}, ready to bring in.`;
}
