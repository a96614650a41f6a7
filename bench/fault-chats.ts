import { randomInt } from 'node:crypto';
import { createClient } from '../client/create-client.ts';
import type { Client, ConversationModel } from '../client/model.ts';
import { memoryStorage } from '../client/outbox-storage.ts';
import type { ConversationId } from '../protocol/ids.ts';
import type { StaffContract, StaffWelcome } from '../protocol/staff-contract.ts';
import type { VisitorContract, VisitorWelcome } from '../protocol/visitor-contract.ts';
import { randomText } from './raw-clients.ts';
import type { Written } from './written-messages.ts';

/** The console's client of a bench. */
export type StaffClient = Client<StaffContract, StaffWelcome>;
type VisitorClient = Client<VisitorContract, VisitorWelcome>;

/** One conversation seen from a widget and from the console. */
export interface Chat {
  id: ConversationId;
  client: VisitorClient;
  widget: ConversationModel;
  desk: ConversationModel;
}

/** Longest pause between two messages of one side, in milliseconds. */
const PAUSE_MAX_MS = 120;

/** Signs the console's client in by its cookie. */
export function openStaff(url: string, cookie: string): StaffClient {
  const client: StaffClient = createClient({
    url,
    namespace: '/staff',
    headers: { cookie },
    auth: () => ({}),
    storage: memoryStorage(),
    scope: 'bench:staff',
    view: 'agent',
  });
  client.connect();
  return client;
}

/** A customer who starts a conversation and asks for a person, who accepts it. */
export async function startChat(url: string, staff: StaffClient): Promise<Chat> {
  const token = randomText(32);
  const client: VisitorClient = createClient({
    url,
    namespace: '/visitor',
    query: { inbox: 'main' },
    auth: () => ({ inbox: 'main', token }),
    storage: memoryStorage(),
    scope: 'bench:visitor',
    view: 'contact',
  });
  client.connect();
  const id = randomText(16) as ConversationId;
  const widget = client.conversation(id);
  const page = null;
  await client.perform('conversation.start', { conversation: id, text: 'hello', page, locale: 'en', follows: null }).done;
  await client.perform('person.request', { conversation: id, page }).done;
  const accepted = await staff.perform('conversation.accept', { conversation: id }).done;
  if (!accepted.ok) throw new Error(`not accepted: ${accepted.error.message}`);
  return { id, client, widget, desk: staff.conversation(id) };
}

/** Both sides write `count` messages, each at its own pace and without waiting for answers; resolves when all are answered. */
export async function writeBothWays(chat: Chat, staff: StaffClient, count: number): Promise<Written[]> {
  const perform = {
    visitor: (text: string) => chat.client.perform('message.send', { conversation: chat.id, text }),
    agent: (text: string) => staff.perform('message.send', { conversation: chat.id, text }),
  };
  const sides = (['visitor', 'agent'] as const).map(async (side) => {
    const done: Promise<Written>[] = [];
    for (let i = 0; i < count; i += 1) {
      const sent = perform[side](`${side} ${i}`);
      done.push(sent.done.then(({ ok }) => ({ clientId: sent.clientId, side, acknowledged: ok })));
      await new Promise((resolve) => setTimeout(resolve, randomInt(PAUSE_MAX_MS)));
    }
    return Promise.all(done);
  });
  return (await Promise.all(sides)).flat();
}
