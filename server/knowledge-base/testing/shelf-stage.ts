/** A knowledge base over a store of its own, with the commands of its desk, for stories about the shelf. */
import { onTestFinished } from 'vitest';
import type { Role } from '../../../protocol/roles.ts';
import { manualClock } from '../../kernel/clock.ts';
import type { ManualClock } from '../../kernel/clock.ts';
import { silentLogger } from '../../kernel/log.ts';
import type { StaffContext } from '../../realtime/handlers.ts';
import { ensureIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';
import { openTestStore } from '../../storage/testing/test-store.ts';
import { createUploads, createUploadStore, uploadIndexes } from '../../uploads/index.ts';
import type { Uploads } from '../../uploads/index.ts';
import { articleIndexes, createKnowledgeBase, createUpkeep, shelfCommands, shelfIndexes } from '../index.ts';
import type { KnowledgeBase, Upkeep } from '../index.ts';
import { standardGrants } from '../../../protocol/roles.ts';

/** What a story holds on to. */
export interface ShelfStage {
  store: Store;
  clock: ManualClock;
  knowledge: KnowledgeBase;
  uploads: Uploads;
  upkeep: Upkeep;
  commands: ReturnType<typeof shelfCommands>;
  /** Another process on the same store. */
  elsewhere(): KnowledgeBase;
}

/** An open stage; it goes with the test. `lookAt` plays the servers of links elsewhere. */
export async function openShelf({ lookAt }: { lookAt?: (address: string) => Promise<string | null> } = {}): Promise<ShelfStage> {
  const store = await openTestStore();
  await ensureIndexes(store.connection, [...articleIndexes, ...shelfIndexes, ...uploadIndexes], silentLogger);
  const clock = manualClock();
  const open = (): KnowledgeBase => {
    const knowledge = createKnowledgeBase({ store, clock, logger: silentLogger });
    opened.push(knowledge);
    return knowledge;
  };
  const opened: KnowledgeBase[] = [];
  const knowledge = open();
  onTestFinished(async () => {
    await Promise.all(opened.map((each) => each.close()));
    await store.close();
  });
  await knowledge.refresh();
  const uploads = createUploads({ store: createUploadStore(store), clock, limits: { totalBytes: 0 } });
  const upkeep = createUpkeep({ store, desk: knowledge.desk, shelf: knowledge.shelf, uploads, clock, ...(lookAt && { lookAt }) });
  return { store, clock, knowledge, uploads, upkeep, commands: shelfCommands(knowledge.shelf, upkeep), elsewhere: open };
}

/** Somebody with a role, at the console. */
export const person = (role: Role, name = 'Ada'): StaffContext => ({
  user: { id: name.padEnd(22, '-') as StaffContext['user']['id'], name, email: `${name}@example.com`, role, permissions: standardGrants(role) },
  sessionId: 'session',
  connectionId: 'connection',
  join: () => Promise.resolve(),
  leave: () => Promise.resolve(),
});
