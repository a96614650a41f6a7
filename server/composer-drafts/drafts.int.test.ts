import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyConversation } from '../../protocol/conversation.ts';
import type { ConversationId, UserId } from '../../protocol/ids.ts';
import { standardGrants } from '../../protocol/roles.ts';
import { manualClock } from '../kernel/clock.ts';
import { silentLogger } from '../kernel/log.ts';
import type { StaffContext } from '../realtime/handlers.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import type { Store } from '../storage/store.ts';
import { openTestStore } from '../storage/testing/test-store.ts';
import { createDraftStore, draftCommands, draftIndexes } from './index.ts';

const CONVERSATION = 'c'.repeat(22) as ConversationId;
const FILE = { id: 'f'.repeat(22), name: 'a.png', type: 'image/png', size: 3, width: 2, height: 2 };
let store: Store;
let told: { room: string; push: string; payload: unknown; except?: string | undefined }[];

beforeEach(async () => {
  store = await openTestStore();
  await ensureIndexes(store.connection, draftIndexes, silentLogger);
  told = [];
});
afterEach(() => store.close());

const device = (connectionId: string, name = 'maya', role: 'agent' | 'editor' = 'agent'): StaffContext => {
  const user = { id: name.padEnd(22, '0') as UserId, name, email: 'm@example.com', role, permissions: standardGrants(role) };
  return { user, sessionId: 's', connectionId, join: async () => undefined, leave: async () => undefined };
};
const commands = () =>
  draftCommands({
    drafts: createDraftStore(store, manualClock()),
    broadcast: { toVisitors: () => undefined, toStaff: (room, push, payload, except) => void told.push({ room, push, payload, except }) },
    peek: async (id) => ({ ...emptyConversation(id), seq: id === CONVERSATION ? 4 : 0 }),
  });
const save = (on: StaffContext, text: string, version: number) =>
  commands()['composer.save'](on, { conversation: CONVERSATION, kind: 'reply', text, articles: ['returns'], attachments: [FILE], version });

describe('what somebody is writing', () => {
  it('is there on their other device, which is told at once, and on nobody else’s', async () => {
    await save(device('laptop'), 'Dear Tom', 0);
    expect(await commands()['composer.read'](device('phone'), { conversation: CONVERSATION })).toEqual({
      reply: { text: 'Dear Tom', articles: ['returns'], attachments: [FILE], version: 1 },
      note: { text: '', articles: [], attachments: [], version: 0 },
    });
    expect(told).toMatchObject([{ room: `u:${device('x').user.id}`, push: 'composer', except: 'laptop', payload: { kind: 'reply', draft: { text: 'Dear Tom', version: 1 } } }]);
    expect((await commands()['composer.read'](device('desk', 'zoe'), { conversation: CONVERSATION })).reply.text).toBe('');
  });

  it('is never written over by a device that did not see it, and a repeated save is harmless', async () => {
    await save(device('laptop'), 'Dear Tom', 0);
    expect(await save(device('laptop'), 'Dear Tom', 0)).toEqual({ version: 1 });
    await expect(save(device('phone'), 'Hi', 0)).rejects.toMatchObject({ code: 'conflict' });
    await save(device('laptop'), '', 1);
    await expect(save(device('phone'), 'Dear Tom, ', 1)).rejects.toMatchObject({ code: 'conflict' });
    expect((await commands()['composer.read'](device('phone'), { conversation: CONVERSATION })).reply).toMatchObject({ text: '', version: 2 });
  });

  it('is for people at the desk, in conversations that there are', async () => {
    await expect(save(device('laptop', 'edith', 'editor'), 'x', 0)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(commands()['composer.read'](device('laptop'), { conversation: 'd'.repeat(22) as ConversationId })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('who looks at a conversation', () => {
  it('is told to those who look at it too', async () => {
    await commands()['looking.set'](device('laptop'), { conversation: CONVERSATION, looking: true, writing: 'reply', hello: true });
    expect(told).toMatchObject([{ room: `c:${CONVERSATION}`, push: 'looking', except: 'laptop', payload: { user: { name: 'maya' }, looking: true, writing: 'reply', hello: true } }]);
  });
});
