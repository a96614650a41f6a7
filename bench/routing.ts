import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Socket } from 'socket.io-client';
import type { ConversationEvent } from '../protocol/events.ts';
import { DEFAULT_ROUTING } from '../protocol/routing.ts';
import { createAuth } from '../server/auth/index.ts';
import { systemClock } from '../server/kernel/clock.ts';
import { silentLogger } from '../server/kernel/log.ts';
import { openStore } from '../server/storage/open-store.ts';
import type { Store } from '../server/storage/store.ts';
import { readStoreFile } from '../server/storage/store-file.ts';
import { command, connectStaff, connectVisitor, randomText, signIn } from './raw-clients.ts';
import { startAgent } from './routing-agent.ts';
import { raceInMemory } from './routing-baseline.ts';
import { pause, RACE, spreadOf } from './routing-work.ts';
import { createServerProcess } from './server-process.ts';
import type { ServerProcess } from './server-process.ts';
import { percentile } from './table.ts';
import type { BenchResult } from './table.ts';

const PASSWORD = 'porchlight-race';
/** A server is killed when so many conversations are resolved. */
const KILL_AT = [RACE.conversations * 0.3, RACE.conversations * 0.6] as const;
/** How long everything may take after the last customer came, in milliseconds; what is open then counts as stuck. */
const SETTLE_MAX_MS = 180_000;

/**
 * The race: two server processes on one store, twenty agents at real sockets, five hundred conversations. Agents accept,
 * decline, let offers run out, and resolve; each server is killed once in the middle and started again. Beside it the same
 * customers and agents with round robin in memory, which is as fast as agents decide.
 */
export async function benchRouting(): Promise<BenchResult> {
  const bare = await raceInMemory();
  const dataDir = await mkdtemp(join(tmpdir(), 'porchlight-race-'));
  const store = await openStore({ dataDir, log: silentLogger, minFreeBytes: 0, onFatal: (sentence) => console.error(sentence) });
  const address = readStoreFile(dataDir)?.address ?? '';
  const settings = { MONGODB_URI: address, KB_EMBEDDINGS: 'off', DEMO: 'false', LOG_LEVEL: 'error', MIN_FREE_MB: '0' };
  const servers = await Promise.all([createServerProcess(settings), createServerProcess(settings)]);
  try {
    for (const server of servers) await server.start();
    return await race(store, servers, bare);
  } finally {
    for (const server of servers) await server.remove();
    await store.close();
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function race(store: Store, servers: readonly ServerProcess[], bare: readonly number[]): Promise<BenchResult> {
  await settle(servers[0]?.url ?? '');
  const agents = await openDesk(store, servers);
  const resolved = () => store.connection.collection('conversations').countDocuments({ status: 'resolved' });
  const killing = killInTheMiddle(servers, resolved);
  const firstKillAt = killing.firstAt;
  const ids = (await Promise.all(servers.map((server, i) => customers(server, RACE.conversations / servers.length, i)))).flat();
  await killing.done;
  const until = Date.now() + SETTLE_MAX_MS;
  while ((await resolved()) < ids.length && Date.now() < until) await pause(250);
  for (const agent of agents) agent.stop();

  const lives = await readLives(store, ids);
  const counts = agents.map(({ id }) => lives.filter(({ servedBy }) => servedBy.at(-1) === id).length);
  const waits = lives.flatMap(({ waitedMs }) => (waitedMs === null ? [] : [waitedMs]));
  const calm = lives.flatMap(({ waitedMs, acceptedAt }) => (waitedMs !== null && acceptedAt < firstKillAt() ? [waitedMs] : []));
  const { range, coefficient } = spreadOf(counts);
  const sum = (of: (life: Life) => number) => lives.reduce((all, life) => all + of(life), 0);
  return {
    title: `routing: ${RACE.conversations} conversations, ${RACE.agents} agents, 2 server processes on one store (${store.kind}), each killed once`,
    figures: [
      { name: 'assigned twice', value: sum(({ doubled }) => doubled), unit: '', max: 0 },
      { name: 'stuck', value: lives.filter(({ isResolved }) => !isResolved).length, unit: '', max: 0 },
      { name: 'offers accepted', value: sum(({ servedBy }) => servedBy.length), unit: '' },
      { name: 'offers declined', value: sum(({ declined }) => declined), unit: '' },
      { name: 'offers expired or withdrawn', value: sum(({ expired }) => expired), unit: '' },
      { name: 'conversations an agent, fewest', value: Math.min(...counts), unit: '' },
      { name: 'conversations an agent, most', value: Math.max(...counts), unit: '' },
      { name: 'spread, most minus fewest', value: range, unit: '' },
      { name: 'spread, deviation over mean', value: coefficient, unit: '' },
      { name: 'queue to accepted before the first kill, p50', value: percentile(calm, 0.5), unit: 'ms' },
      { name: 'queue to accepted before the first kill, p95', value: percentile(calm, 0.95), unit: 'ms' },
      { name: 'queue to accepted with both kills, p50', value: percentile(waits, 0.5), unit: 'ms' },
      { name: 'queue to accepted with both kills, p95', value: percentile(waits, 0.95), unit: 'ms' },
      { name: 'round robin in memory, p50', value: percentile(bare, 0.5), unit: 'ms' },
      { name: 'round robin in memory, p95', value: percentile(bare, 0.95), unit: 'ms' },
    ],
  };
}

/** No bot, and everybody is offered what comes. */
async function settle(url: string): Promise<void> {
  const admin = await connectStaff(url, await signIn(url));
  await command(admin, 'settings.change', { key: 'main', hasBot: false });
  const teams = [{ team: null, strategy: 'least_busy', lastAgentFirst: false, overflow: null }];
  await command(admin, 'routing.change', { version: 0, settings: { ...DEFAULT_ROUTING, teams, offerSeconds: RACE.offerSeconds } });
  // The admin must not be offered anything.
  await command(admin, 'presence.set', { status: 'away' });
  admin.disconnect();
}

async function openDesk(store: Store, servers: readonly ServerProcess[]) {
  const auth = createAuth(store, systemClock);
  const agents = [];
  for (let i = 0; i < RACE.agents; i += 1) {
    const email = `agent-${i}@example.com`;
    await auth.accounts.addWithPassword({ email, name: `Agent ${i}`, role: 'agent' }, PASSWORD);
    const url = servers[i % servers.length]?.url ?? '';
    agents.push(await startAgent({ url, cookie: await signIn(url, { email, password: PASSWORD }), seed: i + 1 }));
  }
  return agents;
}

/** Customers of one server, one after the other; what is not acknowledged is tried again, also after a kill. */
async function customers(server: ServerProcess, count: number, offset: number): Promise<readonly string[]> {
  const every = RACE.arriveWithinMs / count;
  const began = performance.now();
  const starting: Promise<string>[] = [];
  for (let i = 0; i < count; i += 1) {
    await pause(Math.max(0, began + (i + offset / 2) * every - performance.now()));
    starting.push(start(server));
  }
  return Promise.all(starting);
}

async function start(server: ServerProcess): Promise<string> {
  const [conversation, clientId, token] = [randomText(16), randomText(9), randomText(32)];
  for (;;) {
    let socket: Socket | null = null;
    try {
      socket = await connectVisitor(server.url, 'main', token);
      await command(socket, 'conversation.start', { conversation, clientId, text: 'Where is my tent?', page: null, locale: 'en', follows: null });
      return conversation;
    } catch {
      await pause(200);
    } finally {
      socket?.disconnect();
    }
  }
}

/** `firstAt` is when the first server was killed, in milliseconds since the Unix epoch. */
function killInTheMiddle(servers: readonly ServerProcess[], resolved: () => Promise<number>): { done: Promise<void>; firstAt(): number } {
  let firstAt = Infinity;
  const kill = async (): Promise<void> => {
    for (const [i, at] of KILL_AT.entries()) {
      while ((await resolved()) < at) await pause(100);
      firstAt = Math.min(firstAt, Date.now());
      await servers[i]?.stop('SIGKILL');
      await servers[i]?.start();
    }
  };
  return { done: kill(), firstAt: () => firstAt };
}

interface Life {
  /** Who accepted it, in order. */
  servedBy: readonly string[];
  /** Acceptances while somebody served it already. */
  doubled: number;
  declined: number;
  expired: number;
  isResolved: boolean;
  /** From the queue to the first acceptance, in milliseconds. */
  waitedMs: number | null;
  /** When it was first accepted, in milliseconds since the Unix epoch; Infinity where it never was. */
  acceptedAt: number;
}

type StoredEvent = Omit<ConversationEvent, 'at'> & { at: Date | number };

/** What became of the conversations, from their logs alone, read at once. */
async function readLives(store: Store, ids: readonly string[]): Promise<readonly Life[]> {
  const logs = new Map<string, StoredEvent[]>(ids.map((id) => [id, []]));
  for (const event of (await store.connection.collection('events').find({}).toArray()) as unknown as StoredEvent[]) logs.get(event.conversation)?.push(event);
  return [...logs.values()].map(lifeOf);
}

function lifeOf(events: StoredEvent[]): Life {
  events.sort((a, b) => a.seq - b.seq);
  const life = { servedBy: [] as string[], doubled: 0, declined: 0, expired: 0, isResolved: false, waitedMs: null as number | null, acceptedAt: Infinity };
  let serving = false;
  const time = ({ at }: { at: Date | number }) => (at instanceof Date ? at.getTime() : at);
  const queuedAt = events[0] ? time(events[0]) : 0;
  for (const event of events) {
    const { status, because } = event.data as { status?: string; because?: string };
    if (event.type === 'conversation.accepted') {
      if (serving) life.doubled += 1;
      life.servedBy.push((event.data as { agent: { id: string } }).agent.id);
      life.waitedMs ??= time(event) - queuedAt;
      life.acceptedAt = Math.min(life.acceptedAt, time(event));
    }
    if (event.type === 'offer.ended') life[because === 'declined' ? 'declined' : 'expired'] += 1;
    if (status !== undefined) serving = status === 'active' || status === 'waiting';
    life.isResolved = status === undefined ? life.isResolved : status === 'resolved';
  }
  return life;
}
