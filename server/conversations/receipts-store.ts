import type { ConversationId } from '../../protocol/ids.ts';
import type { Receipts } from '../../protocol/receipts.ts';
import { NO_RECEIPTS, mergeReceipts } from '../../protocol/receipts.ts';
import type { Store } from '../storage/store.ts';

/** Keeps how far each side has got messages and seen them. */
export interface ReceiptsStore {
  read(id: ConversationId): Promise<Receipts>;
  readMany(ids: readonly ConversationId[]): Promise<ReadonlyMap<ConversationId, Receipts>>;
  /** Raises watermarks; lower ones change nothing. Resolves to all of them. Throws AppError `unavailable` on a full disk. */
  raise(id: ConversationId, marks: Partial<Receipts>): Promise<Receipts>;
}

/** Watermarks over a store: one small document a conversation, only ever raised, so the order of writes is no matter. */
export function createReceiptsStore(store: Pick<Store, 'connection' | 'assertWritable'>): ReceiptsStore {
  const receipts = store.connection.collection<Receipts & { _id: string }>('receipts');
  return {
    async read(id) {
      return mergeReceipts(NO_RECEIPTS, (await receipts.findOne({ _id: id })) ?? {});
    },
    async readMany(ids) {
      const found = await receipts.find({ _id: { $in: [...ids] } }).toArray();
      return new Map(found.map((document) => [document._id as ConversationId, mergeReceipts(NO_RECEIPTS, document)]));
    },
    async raise(id, marks) {
      store.assertWritable();
      const raised = await receipts.findOneAndUpdate(
        { _id: id },
        { $max: { ...marks } },
        { upsert: true, returnDocument: 'after' },
      );
      return mergeReceipts(NO_RECEIPTS, raised ?? marks);
    },
  };
}
