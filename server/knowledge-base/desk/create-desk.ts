/** The articles' desk: drafts, reviews, publishing, history, and the golden set that is asked before anything goes out. */
import type { ArticleNotice } from '../../../protocol/articles-contract.ts';
import type { PersonRef } from '../../../protocol/article-desk.ts';
import type { Clock } from '../../kernel/clock.ts';
import type { Logger } from '../../kernel/log.ts';
import type { Store } from '../../storage/store.ts';
import type { Article } from '../article.ts';
import type { ArticleStore } from '../article-store.ts';
import type { Draft } from '../drafts/draft.ts';
import { createDraftStore } from '../drafts/draft-store.ts';
import type { EditorPresenceStore } from '../drafts/editor-presence-store.ts';
import { createEditorPresenceStore } from '../drafts/editor-presence-store.ts';
import type { SynonymGroup } from '../files/synonyms-file.ts';
import { createGoldenStore } from '../golden/golden-store.ts';
import { replayHosted } from '../golden/replay-hosted.ts';
import { createTrials } from '../golden/trials.ts';
import type { HostedEngine } from '../hosting/host-answer-engine.ts';
import type { Redirects } from '../redirects/create-redirects.ts';
import type { SnippetExpander } from '../snippets/expand-snippets.ts';
import { createVersionStore } from '../versions/version-store.ts';
import { createArticleHeads } from './article-heads-store.ts';
import type { SearchableRow } from './article-rows.ts';
import { articleRows } from './article-rows.ts';
import type { NewArticle } from './create-article.ts';
import { createArticle } from './create-article.ts';
import type { DraftSave, SaveOutcome } from './edit-draft.ts';
import { saveArticleDraft } from './edit-draft.ts';
import type { Proposal } from './propose-change.ts';
import { proposeChange } from './propose-change.ts';
import { publishDue } from './schedule-draft.ts';
import { createSettingsStore } from './settings-store.ts';
import type { TryParts } from './try-first.ts';

/** What the desk stands on. */
export interface DeskSources {
  store: Pick<Store, 'connection' | 'writable' | 'assertWritable'>;
  articles: ArticleStore;
  redirects: Pick<Redirects, 'renamed' | 'remove'>;
  /** Puts snippets in place, as readers have them. */
  expand: SnippetExpander;
  /** The slug of the category that a slug, a former one or a name means; null where there is none. */
  categorySlug(label: string): string | null;
  engine: Pick<HostedEngine, 'ask' | 'aside' | 'settled'>;
  clock: Clock;
  logger: Logger;
  changing: TryParts['changing'];
  /** The editors' synonyms. */
  synonyms(): Promise<readonly SynonymGroup[]>;
  /** Replaces them; what asks next uses the new ones. */
  saveSynonyms(groups: readonly SynonymGroup[]): Promise<void>;
}

/** The desk, wired. Its commands use `parts`; other domains use the rest. */
export interface Desk {
  readonly parts: TryParts;
  readonly presence: EditorPresenceStore;
  readonly sources: DeskSources;
  rows(): Promise<readonly SearchableRow[]>;
  /** Makes an article nobody reads yet, with a draft; the same `clientId` makes one. */
  create(input: NewArticle, by: PersonRef): Promise<{ article: Article; draft: Draft }>;
  /** Saves a change of a draft as an editor's console does; with `was` it merges. */
  save(save: DraftSave, by: PersonRef): Promise<SaveOutcome>;
  /** Begins a draft for somebody who may not edit articles. */
  propose(proposal: Proposal, by: PersonRef): Promise<Draft>;
  article(id: string): Promise<Article | null>;
  draft(article: string): Promise<Draft | null>;
  /** A translation says the same as its source does now. */
  markUpToDate(id: string, source: string): Promise<void>;
  /** Counts readers' open feedback by article; nothing until it is set. */
  countFeedbackWith(count: () => Promise<ReadonlyMap<string, number>>): void;
  /** Publishes what is due by schedule; answers how many. */
  publishDue(): Promise<number>;
  /** Hears of every change of an article or its draft that goes through this process. */
  onChanged(listener: (notice: ArticleNotice) => void): void;
  today(): string;
  close(): void;
}

/** Wires the desk over a store. */
export function createDesk(sources: DeskSources): Desk {
  const { store, articles, clock, logger, changing } = sources;
  const listeners = new Set<(notice: ArticleNotice) => void>();
  const heads = createArticleHeads(store);
  const trials = createTrials({ run: replayHosted(sources.engine), clock, logger });
  let feedback = async (): Promise<ReadonlyMap<string, number>> => new Map();
  const parts: TryParts = {
    articles,
    drafts: createDraftStore(store),
    versions: createVersionStore(store),
    settings: createSettingsStore(store),
    golden: createGoldenStore(store),
    trials,
    clock,
    changing,
    changed: (notice) => listeners.forEach((listener) => listener(notice)),
    synonyms: sources.synonyms,
    expand: (body, locale) => sources.expand(body, locale).text,
  };
  const today = (): string => new Date(clock.now()).toISOString().slice(0, 10);

  return {
    parts,
    sources,
    presence: createEditorPresenceStore(store),
    today,
    async rows() {
      const [all, drafts, counts] = await Promise.all([heads(), parts.drafts.notes(), feedback()]);
      return articleRows({ heads: all, drafts, feedback: counts, categorySlug: sources.categorySlug, today: today() });
    },
    create: (input, by) => createArticle(parts, input, by),
    save: (save, by) => saveArticleDraft(parts, save, by),
    propose: (proposal, by) => proposeChange(parts, proposal, by),
    article: (id) => articles.findId(id),
    draft: (article) => parts.drafts.find(article),
    async markUpToDate(id, source) {
      const of = await articles.findId(source);
      if (of !== null) await articles.setTranslates(id, { article: source, version: of.version });
    },
    countFeedbackWith: (count) => void (feedback = count),
    publishDue: () => publishDue(parts, logger),
    onChanged: (listener) => void listeners.add(listener),
    close: () => trials.close(),
  };
}
