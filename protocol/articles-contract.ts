/** What editors ask of the server: the list of articles, one article with its draft, review, publishing, history. */
import * as v from 'valibot';
import { articleFields, draftTitleSchema } from './article-fields.ts';
import type {
  ArticleCounts, ArticleDraft, ArticleRow, ArticleSettings, ArticleTranslation, ArticleVersion, BulkResult, DeskArticle, DraftContent, DraftField, EditorHere, FieldDiff,
  PersonRef,
} from './article-desk.ts';
import { DESK_STATES } from './article-desk.ts';
import { command } from './command.ts';
import { cursorSchema, limitSchema, localeSchema, slugSchema } from './fields.ts';
import type { GoldenTrial } from './golden.ts';
import { ID, userIdSchema } from './ids.ts';
import type { RichText } from './rich-text.ts';
import type { SnippetProblem } from './snippets-contract.ts';

/** Parses the id of an article. */
export const articleIdSchema = v.pipe(v.string(), v.regex(ID, 'must be 22 characters of base64url'));
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));
const note = (max: number) => v.pipe(v.string(), v.trim(), v.maxLength(max, `must be at most ${max} characters`));
const label = v.pipe(v.string(), v.maxLength(80));
const at = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(8_640_000_000_000_000));
/** Most articles of one bulk action. */
export const BULK_MAX = 200;

/** The fields of a draft, each parsed alone. A title may be blank in a draft; publishing asks for one. */
export const draftFieldsSchema = v.partial(
  v.object({
    title: draftTitleSchema,
    summary: articleFields.summary,
    body: articleFields.body,
    questions: articleFields.questions,
    category: articleFields.category,
    tags: articleFields.tags,
    audience: articleFields.audience,
    tiers: articleFields.tiers,
    owner: articleFields.owner,
    verifyBy: articleFields.verifyBy,
  }),
);

/** One article, and one save of its draft; rev 0 where it has no draft. */
const one = { article: articleIdSchema };
const draft = { ...one, rev: count };
/** A golden trial whose result was seen, and the decision to go on although something got worse. */
/** What an article becomes without a draft: put away, or what it was in an older version. */
const becomes = v.variant('kind', [v.object({ kind: v.literal('archived') }), v.object({ kind: v.literal('version'), version: count })]);
const tried = { trial: v.optional(v.pipe(v.string(), v.regex(ID))), acceptWorse: v.optional(v.boolean(), false) };

/** A change that met somebody else's. `mine` was not stored; `merged` is a proposal where the two do not clash. */
export interface DraftConflict {
  draft: ArticleDraft;
  /** Fields that both changed, differently; empty where `was` was not given. */
  clashes: readonly DraftField[];
}

/** Why an article was not published: a decision is asked for, or the article in force changed in the same places. */
export type PublishAnswer =
  | { published: true; article: DeskArticle }
  /** The trial runs on and can be read by its id; ask again with it, and with `acceptWorse` where its report is worse. */
  | { published: false; reason: 'trial_running' | 'needs_decision'; trial: GoldenTrial }
  | { published: false; reason: 'clash'; clashes: readonly DraftField[]; article: DeskArticle };

/** The commands of the articles' desk. All need the permission `articles`; those marked need `articles.publish`. */
export const articlesContract = {
  'articles.list': command<{ rows: readonly ArticleRow[]; next: string | null; found: number }>()(
    v.object({
      state: v.optional(v.picklist(DESK_STATES)),
      /** Everything but archived ones where no state is asked for. */
      category: v.optional(label),
      locale: v.optional(localeSchema),
      audience: v.optional(articleFields.audience),
      /** The empty text asks for articles without an owner. */
      owner: v.optional(label),
      tag: v.optional(label),
      need: v.optional(v.picklist(['review', 'my_review', 'proposed', 'verify', 'overdue', 'outdated', 'feedback', 'draft', 'schedule_failed'])),
      /** Words that title, slug, summary, questions or tags hold. */
      text: v.optional(v.pipe(v.string(), v.maxLength(200))),
      sort: v.optional(v.picklist(['title', 'updated', 'verify_by', 'category', 'state']), 'updated'),
      descending: v.optional(v.boolean()),
      cursor: v.optional(cursorSchema),
      limit: v.optional(limitSchema),
    }),
  ),
  /** The names of the tiers that the owner keeps. */
  'articles.tiers': command<{ tiers: readonly string[] }>()(v.object({})),
  'articles.counts': command<{ counts: ArticleCounts }>()(v.object({})),
  /** Makes an article with a draft. Without a slug it is made from the title; a translation takes the slug of what it translates. */
  'article.create': command<{ article: DeskArticle; draft: ArticleDraft }>()(
    v.object({
      slug: v.optional(slugSchema),
      locale: v.optional(localeSchema, 'en'),
      translates: v.optional(articleIdSchema),
      /** Takes over the content of this article, which stays as it is. */
      copies: v.optional(articleIdSchema),
      content: v.optional(draftFieldsSchema, {}),
      /** Recognises a retry. */
      clientId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_.-]{8,64}$/)),
    }),
  ),
  /** Reads one article; from then on the push `article` tells what happens to it, until `article.leave`. */
  'article.open': command<{
    article: DeskArticle;
    draft: ArticleDraft | null;
    translations: readonly ArticleTranslation[];
    /** People who may review it. */
    reviewers: readonly PersonRef[];
    settings: ArticleSettings;
    others: readonly EditorHere[];
  }>()(v.object(one)),
  'article.leave': command<null>()(v.object(one)),
  /** Says that one has the article open; to be repeated every 10 s, and forgotten after 25 s. */
  'article.here': command<{ others: readonly EditorHere[] }>()(v.object({ ...one, editing: v.boolean() })),
  /**
   * Saves what changed. Another rev is answered with `saved: false` and the draft as it is; nothing is overwritten. Asking
   * again with `was`, the values one's own change began from, merges where the two do not clash. A retry is recognised.
   */
  'draft.save': command<{ saved: true; draft: ArticleDraft; merged: boolean } | { saved: false; conflict: DraftConflict }>()(
    v.object({ ...draft, change: draftFieldsSchema, was: v.optional(draftFieldsSchema) }),
  ),
  /** Throws a draft away and answers it, so that `draft.restore` can bring it back. */
  'draft.discard': command<{ discarded: ArticleDraft }>()(v.object(draft)),
  'draft.restore': command<{ draft: ArticleDraft }>()(v.object({ ...one, content: draftFieldsSchema })),
  /**
   * Brings a draft up to date with the article in force at `version`, after publishing was answered with `clash`. What only
   * one of them changed is kept; `choices` decides the rest, and is a `conflict` where it leaves something out.
   */
  'draft.rebase': command<{ draft: ArticleDraft }>()(v.object({ ...draft, version: count, choices: draftFieldsSchema })),
  /** The blocks that readers would see of a Markdown text, snippets included, and what is wrong with the snippets in it. */
  'draft.render': command<{ body: RichText; problems?: readonly SnippetProblem[] }>()(v.object({ body: articleFields.body, locale: v.optional(localeSchema, 'en') })),
  'review.request': command<{ draft: ArticleDraft }>()(v.object({ ...draft, reviewer: v.nullable(userIdSchema), note: note(2_000) })),
  /** For others than the authors; needs `articles.publish`. */
  'review.decide': command<{ draft: ArticleDraft }>()(
    v.object({ ...draft, decision: v.picklist(['approved', 'changes_wanted']), note: note(2_000) }),
  ),
  'review.withdraw': command<{ draft: ArticleDraft }>()(v.object(draft)),
  /** Replays the golden set with this draft, or with what else the article becomes, aside; takes seconds, with many articles a minute. One at a time for each person: a new one cancels the one before. */
  'trial.start': command<{ trial: GoldenTrial }>()(v.object({ ...draft, becomes: v.optional(becomes) })),
  'trial.read': command<{ trial: GoldenTrial }>()(v.object({ trial: v.pipe(v.string(), v.regex(ID)) })),
  'trial.cancel': command<null>()(v.object({ trial: v.pipe(v.string(), v.regex(ID)) })),
  /** Makes the draft the article in force; rev 0 publishes the article as it is. Needs `articles.publish`. */
  'article.publish': command<PublishAnswer>()(v.object({ ...draft, why: note(300), ...tried })),
  /** Publishes the draft by itself at a time in the future. Needs `articles.publish`. */
  'article.schedule': command<{ scheduled: true; draft: ArticleDraft } | { scheduled: false; reason: 'trial_running' | 'needs_decision'; trial: GoldenTrial }>()(
    v.object({ ...draft, at, why: note(300), ...tried }),
  ),
  'article.unschedule': command<{ draft: ArticleDraft }>()(v.object(draft)),
  /** Takes it from readers; its draft stays. With a trial in the answer nothing was done yet; ask again with it. Needs `articles.publish`. */
  'article.archive': command<{ article: DeskArticle; trial: GoldenTrial | null }>()(v.object({ ...one, version: count, why: note(300), ...tried })),
  /** Another slug, in every language of the article; the old addresses lead to the new ones. Needs `articles.publish`. */
  'article.rename': command<{ article: DeskArticle }>()(v.object({ ...one, slug: slugSchema })),
  /** For good, with its history; published ones are archived first. Needs `articles.publish`. */
  'article.remove': command<null>()(v.object({ ...one, version: count })),
  /** “Still right”: moves the day of verification on. */
  'article.verify': command<{ article: DeskArticle }>()(v.object({ ...one, version: count })),
  'article.versions': command<{ versions: readonly ArticleVersion[]; next: string | null }>()(
    v.object({ ...one, cursor: v.optional(cursorSchema), limit: v.optional(limitSchema) }),
  ),
  'article.version': command<{ version: ArticleVersion; article: DeskArticle; body: RichText }>()(v.object({ ...one, version: count })),
  /** From one version to another; 0 stands for the draft. */
  'article.diff': command<{ fields: readonly FieldDiff[] }>()(
    v.object({ ...one, from: count, to: count, by: v.optional(v.picklist(['words', 'lines']), 'words') }),
  ),
  /** An older version as the draft, or at once as the article in force (needs `articles.publish`, and is tried first, as archiving is). */
  'article.restore': command<{ article: DeskArticle; draft: ArticleDraft | null; trial: GoldenTrial | null }>()(
    v.object({ ...one, version: count, to: v.picklist(['draft', 'force']), /** The present version or rev, so that nothing unseen is replaced. */ over: count, why: note(300), ...tried }),
  ),
  /**
   * One action on many articles; each has its own result. Needs `articles.publish`, but for `verify`. Publishing is tried
   * first, all drafts together: with a trial in the answer nothing was done yet; ask again with it, as with one article.
   */
  'articles.bulk': command<{ results: readonly BulkResult[]; trial: GoldenTrial | null }>()(
    v.object({
      articles: v.pipe(v.array(v.object({ id: articleIdSchema, version: count })), v.minLength(1), v.maxLength(BULK_MAX)),
      action: v.variant('kind', [
        v.object({ kind: v.literal('publish'), ...tried }),
        v.object({ kind: v.literal('archive') }),
        v.object({ kind: v.literal('verify') }),
        v.object({ kind: v.literal('category'), category: articleFields.category }),
        v.object({ kind: v.literal('owner'), owner: articleFields.owner }),
        v.object({ kind: v.literal('tags'), add: articleFields.tags, remove: articleFields.tags }),
      ]),
    }),
  ),
  /** Takes back what a bulk action did where nobody changed the article since. Needs `articles.publish`. */
  'articles.undo': command<{ results: readonly BulkResult[] }>()(
    v.object({
      articles: v.pipe(v.array(v.object({ id: articleIdSchema, version: count, before: count })), v.minLength(1), v.maxLength(BULK_MAX)),
    }),
  ),
  'articles.settings': command<{ settings: ArticleSettings }>()(v.object({})),
  /** Needs the permission `settings`. */
  'articles.change_settings': command<{ settings: ArticleSettings }>()(
    v.object({
      reviewRequired: v.optional(v.boolean()),
      verifyEveryDays: v.optional(v.pipe(v.number(), v.integer(), v.minValue(7), v.maxValue(1_825))),
    }),
  ),
} as const;

/** What the server tells the console unasked, of an article that is open there. */
export interface ArticleNotice {
  article: string;
  /** The rev of its draft, 0 where there is none, and the version in force. */
  rev: number;
  version: number;
  /** Its review or schedule changed, which moves neither. */
  decided?: true;
  by: string;
}

/** The content of a draft that nobody has written yet. */
export const EMPTY_DRAFT: DraftContent = {
  title: '', summary: '', body: '', questions: [], category: 'General', tags: [], audience: 'public', tiers: [], owner: null, verifyBy: null,
};
