import type { ViewPage } from '../protocol/views.ts';
import type { ViewEvent } from '../protocol/views.ts';
import { createCuttingProxy } from './cutting-proxy.ts';
import type { Chat } from './fault-chats.ts';
import { openStaff, startChat, writeBothWays } from './fault-chats.ts';
import { command, connectStaff, signIn } from './raw-clients.ts';
import { createServerProcess } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';
import type { BenchResult, Figure } from './table.ts';
import { compareMessages, sumComparisons } from './written-messages.ts';
import type { Comparison, Written } from './written-messages.ts';

const CONVERSATIONS = 20;
const MESSAGES_EACH_WAY = 50;
const KILLS = 5;
const KILL_EVERY_MS = 1_000;
const CUT_EVERY_MS = 100;
/** How long the timelines may take to catch up at the end, in milliseconds. */
const SETTLE_MAX_MS = 60_000;

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Twenty conversations, fifty messages each way, through connections that are cut at random and a server that is killed
 * five times. Counted at the end: what was acknowledged, and what of it is missing, doubled or out of order in the
 * store, in the widgets' timelines and in the console's.
 */
export async function benchFaults(): Promise<BenchResult> {
  const server = await createServerProcess();
  const proxy = await createCuttingProxy(server.url);
  try {
    await server.start();
    const cookie = await signIn(server.url);
    const staff = openStaff(proxy.url, cookie);
    const chats = await Promise.all(Array.from({ length: CONVERSATIONS }, () => startChat(proxy.url, staff)));

    let cuts = 0;
    const cutting = setInterval(() => (cuts += proxy.cutOne(Math.random()) ? 1 : 0), CUT_EVERY_MS);
    const killing = killRepeatedly(server);
    const written = await Promise.all(chats.map((chat) => writeBothWays(chat, staff, MESSAGES_EACH_WAY)));
    await killing;
    clearInterval(cutting);

    const stored = await readStore(server.url, cookie, chats);
    const all = written.flat();
    const figures: Figure[] = [
      { name: 'sent', value: all.length, unit: '' },
      { name: 'acknowledged', value: all.filter(({ acknowledged }) => acknowledged).length, unit: '', min: all.length },
      { name: 'connections cut', value: cuts, unit: '' },
      { name: 'server killed', value: KILLS, unit: '' },
      ...describe('store', compareAll(chats, written, ({ id }) => stored.get(id) ?? [])),
      ...describe('widget', await settled(() => compareAll(chats, written, ({ widget }) => widget.events.peek()))),
      ...describe('console', await settled(() => compareAll(chats, written, ({ desk }) => desk.events.peek()))),
    ];
    for (const { client } of chats) client.close();
    staff.close();
    return { title: `faults: ${CONVERSATIONS} conversations, ${MESSAGES_EACH_WAY} messages each way`, figures };
  } finally {
    await proxy.close();
    await server.remove();
  }
}

/** Kills the server without a warning and starts it again, over the same data. */
async function killRepeatedly(server: ServerProcess): Promise<void> {
  for (let i = 0; i < KILLS; i += 1) {
    await pause(KILL_EVERY_MS);
    await server.stop('SIGKILL');
    await server.start();
  }
}

/** What the log holds, asked for anew by a client that has seen nothing before. */
async function readStore(url: string, cookie: string, chats: readonly Chat[]): Promise<Map<string, readonly ViewEvent[]>> {
  const fresh = await connectStaff(url, cookie);
  const found = new Map<string, readonly ViewEvent[]>();
  for (const { id } of chats) {
    const { events } = await command<ViewPage>(fresh, 'conversation.open', { conversation: id, after: 0 });
    found.set(id, events);
  }
  fresh.disconnect();
  return found;
}

function compareAll(
  chats: readonly Chat[],
  written: readonly (readonly Written[])[],
  read: (chat: Chat) => readonly ViewEvent[],
): Comparison {
  return sumComparisons(chats.map((chat, i) => compareMessages(written[i] ?? [], read(chat))));
}

/** Compares until nothing is missing any more, or the time for catching up is over. */
async function settled(compare: () => Comparison): Promise<Comparison> {
  const until = Date.now() + SETTLE_MAX_MS;
  let found = compare();
  while (found.lost > 0 && Date.now() < until) {
    await pause(50);
    found = compare();
  }
  return found;
}

const describe = (where: string, { lost, doubled, outOfOrder }: Comparison): Figure[] => [
  { name: `${where}: lost`, value: lost, unit: '', max: 0 },
  { name: `${where}: doubled`, value: doubled, unit: '', max: 0 },
  { name: `${where}: out of order`, value: outOfOrder, unit: '', max: 0 },
];
