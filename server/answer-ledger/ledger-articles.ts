import type { GapArticle } from '../../protocol/ledger.ts';
import type { StaffContext } from '../realtime/handlers.ts';

/** Who does something about a gap. */
export type Editor = StaffContext['user'];

/** What the ledger wants of the articles' domain. Refusals are AppErrors that an editor may see. */
export interface LedgerArticles {
  /** Begins an article with a draft of it. The same `key` by the same person makes no second one. */
  begin(draft: { gap: string; title: string; questions: readonly string[]; locale: string; key: string }, by: Editor): Promise<GapArticle>;
  /** Adds example questions to the draft of an article; those that it has already are left out. AppError `not_found`. */
  addQuestions(article: { slug: string; locale: string }, questions: readonly string[], gap: string, by: Editor): Promise<GapArticle>;
  /** When the articles that readers have were published last, by id; milliseconds since the Unix epoch. */
  publishedAt(ids: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** Articles of the desk by their words, best first; `locale` is the language that is preferred. */
  find(query: string, locale: string): Promise<readonly GapArticle[]>;
  /** Articles by their slugs, in this order, each in the language that is preferred where it has it; what is gone or archived is left out. */
  named(slugs: readonly string[], locale: string): Promise<readonly GapArticle[]>;
}
