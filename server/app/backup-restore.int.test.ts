import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { authIndexes, createAuth } from '../auth/index.ts';
import { silentLogger } from '../kernel/log.ts';
import { checkBackup } from '../storage/backup/read-backup.ts';
import { restoreBackup } from '../storage/backup/restore-backup.ts';
import { writeBackup } from '../storage/backup/write-backup.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import { tempFolder } from '../storage/testing/temp-folder.ts';
import type { Chat, SurveyStage } from '../surveys/testing/survey-stage.ts';
import { beginChat, newVisitor, openSurveyStage } from '../surveys/testing/survey-stage.ts';
import { backupPlan } from './backup-plan.ts';
import { ALL_INDEXES } from './prepare-store.ts';

const quiet = (): void => undefined;
let from: SurveyStage;
let to: SurveyStage;
beforeEach(async () => {
  [from, to] = [await openSurveyStage(), await openSurveyStage()];
  await ensureIndexes(from.store.connection, authIndexes, silentLogger);
});
afterEach(() => Promise.all([from.close(), to.close()]));

/** Saves the one stage and restores it into the other, whose server starts anew over it. */
async function move(): Promise<void> {
  const file = join(await tempFolder(), 'backup.gz');
  await writeBackup(from.store.connection, file, backupPlan, quiet);
  const header = await checkBackup(file, 1, quiet);
  await restoreBackup(to.store, { file, header, plan: backupPlan, indexes: ALL_INDEXES, replace: true, log: silentLogger, progress: quiet });
  await to.restart();
}

const everything = async ({ store }: SurveyStage, name: string): Promise<unknown[]> =>
  store.connection.collection(name).find({}, { sort: { _id: 1 } }).toArray();

/** The same chat, seen by the other server. */
const there = async (chat: Chat) => (await to.conversations.log.read(chat.id)).state;

describe('a backup restored into an empty folder', () => {
  it('holds the same conversations, events and surveys', async () => {
    const served = await beginChat(from);
    const seq = await served.serve();
    await served.answer(seq, { step: 'csat', value: 4 }, { step: 'solved', value: 'partly' });
    const open = await beginChat(from);
    await move();
    for (const name of ['conversations', 'events', 'surveys', 'checkpoints']) expect(await everything(to, name)).toEqual(await everything(from, name));
    expect(await there(served)).toEqual(await served.state());
    expect(await there(open)).toEqual(await open.state());
  });

  it('lets people sign in with their passwords, and nobody go on with an old session', async () => {
    const { accounts, sessions, users } = createAuth(from.store, from.clock);
    const ada = await accounts.addWithPassword({ email: 'ada@example.com', name: 'Ada', role: 'admin' }, 'lamp on the porch');
    const stored = await users.findMany([ada.id]);
    for (const user of stored) await sessions.begin(user);
    await move();
    const moved = createAuth(to.store, to.clock);
    expect(await moved.users.findMany([ada.id])).toEqual(stored);
    expect(await everything(to, 'sessions')).toEqual([]);
  });

  it('goes on where it was: a summary that lagged behind its log is caught up, a survey that was due is offered', async () => {
    const chat = await beginChat(from);
    await chat.serve();
    const summaries = from.store.connection.collection('conversations');
    const state = await chat.state();
    // As if the backup had read the summary before the chat was served.
    await summaries.deleteMany({});
    await from.store.connection.collection('surveys').deleteMany({});
    await from.store.connection.collection('checkpoints').deleteMany({});
    await move();
    await to.settle();
    expect(await there(chat)).toMatchObject({ seq: state.seq, status: 'resolved' });
    expect(await to.documents(chat.id)).toMatchObject([{ state: 'offered' }]);
    const again = await beginChat(to, newVisitor());
    expect((await again.state()).seq).toBe(2);
  });
});
