import type { DraftKind, StoredDraft } from '../../protocol/drafts-contract.ts';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import type { Clock } from '../kernel/clock.ts';
import { AppError } from '../kernel/errors.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';
import type { Store } from '../storage/store.ts';

/** Whose draft, of what. */
export interface DraftKey {
  user: UserId;
  conversation: ConversationId;
  kind: DraftKind;
}

/** What people are writing, in the collection `composer_drafts`; one that nobody touches is gone after 90 days. */
export interface DraftStore {
  read(key: DraftKey): Promise<StoredDraft>;
  /** The draft after the change; AppError `conflict` where it has another version by now. Repeating is harmless. */
  save(key: DraftKey, draft: Omit<StoredDraft, 'version'>, version: number): Promise<StoredDraft>;
}

interface DraftDocument extends Omit<StoredDraft, 'version'> {
  _id: string;
  version: number;
  changedAt: Date;
}

const KEPT_SECONDS = 90 * 24 * 60 * 60;

/** Old drafts go by themselves. */
export const draftIndexes = defineIndexes('composer_drafts', [{ changedAt: 1 }, { expireAfterSeconds: KEPT_SECONDS }]);

const EMPTY: StoredDraft = { text: '', articles: [], attachments: [], version: 0 };

/** Drafts over a store. An empty one stays as a number for a while, so that an older device cannot bring it back. */
export function createDraftStore(store: Pick<Store, 'connection' | 'assertWritable'>, clock: Clock): DraftStore {
  const drafts = store.connection.collection<DraftDocument>('composer_drafts');
  const idOf = ({ user, conversation, kind }: DraftKey): string => `${user}:${conversation}:${kind}`;
  const read = async (key: DraftKey): Promise<StoredDraft> => {
    const found = await drafts.findOne({ _id: idOf(key) });
    if (found === null) return EMPTY;
    const { text, articles, attachments, version } = found;
    return { text, articles, attachments, version };
  };
  return {
    read,
    async save(key, { text, articles, attachments }, version) {
      store.assertWritable();
      const next: StoredDraft = { text, articles, attachments, version: version + 1 };
      const filter = { _id: idOf(key), version };
      const changed = await drafts
        .updateOne(filter, { $set: { ...next, changedAt: new Date(clock.now()) } }, { upsert: version === 0 })
        .then(({ matchedCount, upsertedCount }) => matchedCount + upsertedCount > 0)
        .catch((error: unknown) => {
          if (isDuplicateKey(error)) return false;
          throw error;
        });
      if (changed) return next;
      const now = await read(key);
      if (now.version === next.version && now.text === text) return now;
      throw new AppError('conflict', 'This draft was changed on another device meanwhile.');
    },
  };
}
