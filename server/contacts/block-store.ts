import type { Connection } from 'mongoose';
import type { Block } from '../../protocol/contacts.ts';
import type { VisitorId } from '../../protocol/ids.ts';
import { defineIndexes } from '../storage/indexes.ts';
import { isDuplicateKey } from '../storage/store-errors.ts';

/** A block with the browsers that it means, where it keeps out a contact. */
export interface StoredBlock extends Block {
  visitors: readonly VisitorId[];
}

/** Reads and writes blocks. */
export interface BlockStore {
  /** Those that count at `now`, or will: neither lifted nor over. */
  active(now: number): Promise<readonly StoredBlock[]>;
  /** Latest first, below `before`. */
  over(now: number, before: { at: number; id: string } | undefined, limit: number): Promise<readonly StoredBlock[]>;
  /** The one that is there where the id is taken. */
  insert(block: StoredBlock): Promise<StoredBlock>;
  /** Null where there is none, or it was lifted already. */
  lift(id: string, lifted: NonNullable<Block['lifted']>): Promise<StoredBlock | null>;
  addVisitor(id: string, visitor: VisitorId): Promise<void>;
  /** Forgets blocks that were over before this time (milliseconds since the Unix epoch). */
  forget(before: number): Promise<void>;
}

interface BlockDocument {
  _id: string;
  block: StoredBlock;
  visitors: readonly string[];
  at: Date;
  /** When it is over, as far as is known; far away where that is open. */
  endsAt: Date;
}

/** The end of a block that has none. */
const NEVER = new Date(8.64e15);
/** Blocks that a server keeps in mind; more than that should be a rule of the web server before it. */
const ACTIVE_MAX = 2_000;

/** The indexes of blocks. */
export const blockIndexes = defineIndexes('blocks', [{ endsAt: 1, at: -1 }]);

/** Blocks over a connection. */
export function createBlockStore(connection: Connection): BlockStore {
  const blocks = connection.collection<BlockDocument>('blocks');
  const blockOf = ({ block, visitors }: BlockDocument): StoredBlock => ({ ...block, visitors: visitors as readonly VisitorId[] });
  return {
    async active(now) {
      return (await blocks.find({ endsAt: { $gt: new Date(now) } }, { limit: ACTIVE_MAX }).toArray()).map(blockOf);
    },
    async over(now, before, limit) {
      const filter = {
        endsAt: { $gt: new Date(0), $lte: new Date(now) },
        ...(before && { $or: [{ at: { $lt: new Date(before.at) } }, { at: new Date(before.at), _id: { $lt: before.id } }] }),
      };
      return (await blocks.find(filter, { sort: { at: -1, _id: -1 }, limit }).toArray()).map(blockOf);
    },
    async insert(block) {
      const { visitors } = block;
      try {
        await blocks.insertOne({ _id: block.id, block, visitors, at: new Date(block.at), endsAt: block.until === null ? NEVER : new Date(block.until) });
        return block;
      } catch (error) {
        const there = isDuplicateKey(error) ? await blocks.findOne({ _id: block.id }) : null;
        if (there === null) throw error;
        return blockOf(there);
      }
    },
    async lift(id, lifted) {
      const found = await blocks.findOne({ _id: id });
      if (found === null || found.block.lifted !== null) return null;
      const block = { ...found.block, lifted };
      await blocks.updateOne({ _id: id }, { $set: { block, endsAt: new Date(lifted.at) } });
      return { ...block, visitors: found.visitors as readonly VisitorId[] };
    },
    addVisitor: async (id, visitor) => void (await blocks.updateOne({ _id: id }, { $addToSet: { visitors: visitor } })),
    forget: async (before) => void (await blocks.deleteMany({ endsAt: { $gt: new Date(0), $lte: new Date(before) } })),
  };
}
