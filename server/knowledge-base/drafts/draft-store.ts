import type { PersonRef, ReviewState } from '../../../protocol/article-desk.ts';
import type { Audience } from '../../../protocol/articles.ts';
import { defineIndexes } from '../../storage/indexes.ts';
import { isDuplicateKey } from '../../storage/store-errors.ts';
import type { Store } from '../../storage/store.ts';
import type { Draft } from './draft.ts';

/** A draft as it lies in the collection `article_drafts`; times within it are milliseconds since the Unix epoch. */
interface DraftDocument extends Omit<Draft, 'article' | 'at'> {
  _id: string;
  at: Date;
  /** A copy of the schedule's time, for the index; missing where there is none. */
  publishAt?: Date;
  /** Until when the node that publishes it by schedule is believed to be alive. */
  leaseUntil?: Date;
}

/** What lists need of a draft. */
export interface DraftNote {
  article: string;
  rev: number;
  by: PersonRef;
  at: number;
  base: number;
  title: string;
  category: string;
  tags: readonly string[];
  audience: Audience;
  tiers: readonly string[];
  owner: string | null;
  verifyBy: string | null;
  questions: readonly string[];
  review: ReviewState;
  reviewer: PersonRef | null;
  publishAt: number | null;
  scheduleFailed: boolean;
}

/** Reads and writes drafts, one for each article. */
export interface DraftStore {
  find(article: string): Promise<Draft | null>;
  /** Of all drafts, or of those of some articles, what lists need; never their bodies. */
  notes(articles?: readonly string[]): Promise<readonly DraftNote[]>;
  /** False where the article has a draft already. */
  insert(draft: Draft): Promise<boolean>;
  /** Writes `next` over the draft that was at `seq`; null where it is not there any more. */
  replace(seq: number, next: Draft): Promise<Draft | null>;
  /** Removes the draft while it is at `rev`. */
  remove(article: string, rev?: number): Promise<boolean>;
  /** One draft whose time has come, for this caller alone until `leaseUntil`; null where there is none. */
  claimDue(now: number, leaseUntil: number): Promise<Draft | null>;
}

/** The indexes of the collection `article_drafts`. */
export const draftIndexes = defineIndexes('article_drafts', [{ publishAt: 1 }, { sparse: true }]);

/** Drafts over a store. */
export function createDraftStore(store: Pick<Store, 'connection' | 'assertWritable'>): DraftStore {
  const drafts = store.connection.collection<DraftDocument>('article_drafts');
  return {
    async find(article) {
      const found = await drafts.findOne({ _id: article });
      return found && toDraft(found);
    },
    async notes(articles) {
      const projection = { 'content.body': 0, 'content.summary': 0, 'review.steps': 0 };
      return (await drafts.find(articles === undefined ? {} : { _id: { $in: [...articles] } }, { projection }).toArray()).map(toNote);
    },
    async insert(draft) {
      store.assertWritable();
      try {
        await drafts.insertOne(toDocument(draft));
        return true;
      } catch (error) {
        if (isDuplicateKey(error)) return false;
        throw error;
      }
    },
    async replace(seq, next) {
      store.assertWritable();
      const { _id, ...fields } = toDocument({ ...next, seq: seq + 1 });
      const found = await drafts.findOneAndReplace({ _id, seq }, fields, { returnDocument: 'after' });
      return found && toDraft(found);
    },
    async remove(article, rev) {
      store.assertWritable();
      return (await drafts.deleteOne({ _id: article, ...(rev !== undefined && { rev }) })).deletedCount === 1;
    },
    async claimDue(now, leaseUntil) {
      store.assertWritable();
      const due = { publishAt: { $lte: new Date(now) }, $or: [{ leaseUntil: { $exists: false } }, { leaseUntil: { $lt: new Date(now) } }] };
      const found = await drafts.findOneAndUpdate(due, { $set: { leaseUntil: new Date(leaseUntil) } }, { sort: { publishAt: 1 }, returnDocument: 'after' });
      return found && toDraft(found);
    },
  };
}

function toDocument({ article, at, ...draft }: Draft): DraftDocument {
  return { _id: article, ...draft, at: new Date(at), ...(draft.schedule !== null && { publishAt: new Date(draft.schedule.at) }) };
}

function toDraft({ _id, at, publishAt: _publishAt, leaseUntil: _lease, ...draft }: DraftDocument): Draft {
  return { article: _id, ...draft, content: { ...draft.content, tiers: (draft.content as Partial<Draft['content']>).tiers ?? [] }, at: at.getTime() };
}

function toNote({ _id, at, rev, base, by, content, review, schedule, scheduleFailed }: DraftDocument): DraftNote {
  const { title, category, tags, audience, owner, verifyBy, questions } = content;
  // Drafts from before there were tiers have none.
  const tiers = (content as Partial<typeof content>).tiers ?? [];
  return {
    article: _id, rev, base, by, at: at.getTime(), title, category, tags, audience, tiers, owner, verifyBy, questions,
    review: review.state, reviewer: review.reviewer, publishAt: schedule?.at ?? null, scheduleFailed: scheduleFailed !== null,
  };
}
