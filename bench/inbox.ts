import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ViewFilter } from '../protocol/list-view.ts';
import { EMPTY_FILTER } from '../protocol/list-view.ts';
import { conversationIndexes, createConversations, eventIndexes } from '../server/conversations/index.ts';
import { createFinding, rowIndexes, savedViewIndexes, wordIndexes } from '../server/finding/index.ts';
import { silentLogger } from '../server/kernel/log.ts';
import { ensureIndexes } from '../server/storage/indexes.ts';
import { openStore } from '../server/storage/open-store.ts';
import type { Store } from '../server/storage/store.ts';
import { COMMON, LOOKER, OPEN, RARE, writeConversations } from './inbox-data.ts';
import type { BenchResult, Figure } from './table.ts';
import { percentile } from './table.ts';

/** How many conversations there are. */
const SIZES = [1_000, 10_000, 100_000] as const;
/** How often each thing is done; what comes first warms up. */
const RUNS = 20;
const WARM_UP = 3;
/** Lists and views may take at most so many times as long at the largest size as at the smallest. */
const GROWTH_MAX = 2;
/** A week, the stretch that is read first. */
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

type Times = ReadonlyMap<string, readonly number[]>;

/**
 * What it takes to show a list, to switch to a view, and to search, with more and more history behind the same amount of
 * open work; beside it the same index query by the driver alone.
 */
export async function benchInbox(): Promise<BenchResult> {
  const bySize = new Map<number, Times>();
  for (const size of SIZES) bySize.set(size, await measure(size));
  const names = [...(bySize.get(SIZES[0])?.keys() ?? [])];
  const at = (size: number, name: string, share: number): number => percentile(bySize.get(size)?.get(name) ?? [], share);
  const figures: Figure[] = names.flatMap((name) => [
    ...SIZES.flatMap((size) => [
      { name: `${name}, ${size.toLocaleString('en')}: p50`, value: at(size, name, 0.5), unit: 'ms' },
      { name: `${name}, ${size.toLocaleString('en')}: p95`, value: at(size, name, 0.95), unit: 'ms' },
    ]),
    ...(name.startsWith('list') || name.startsWith('view') ? [{ name: `${name}: p95 at the largest size ÷ at the smallest`, value: at(100_000, name, 0.95) / at(1_000, name, 0.95), unit: '×', max: GROWTH_MAX }] : []),
  ]);
  return { title: `inbox: ${OPEN} open conversations, the rest resolved over two years, on a store of its own`, figures };
}

async function measure(size: number): Promise<Times> {
  const dir = await mkdtemp(join(tmpdir(), 'porchlight-inbox-'));
  const store = await openStore({
    dataDir: dir, log: silentLogger, mongodbUri: undefined, engineCacheDir: undefined, minFreeBytes: 0, progress: () => undefined, onFatal: (sentence) => console.error(sentence),
  });
  try {
    return await timesOn(store, size);
  } finally {
    await store.close();
    await rm(dir, { recursive: true, force: true });
  }
}

async function timesOn(store: Store, size: number): Promise<Times> {
  await ensureIndexes(store.connection, [...eventIndexes, ...conversationIndexes, ...rowIndexes, ...savedViewIndexes, ...wordIndexes], silentLogger);
  const now = Date.now();
  await writeConversations(store, size, now, 0);
  let passed = 0;
  // What is open is kept for a moment; each run shall read it.
  const clock = { now: () => now + (passed += 1_000) };
  const conversations = createConversations({ connection: store.connection, clock, logger: silentLogger, absenceMs: WEEK_MS, assertWritable: () => undefined, facts: async () => ({ hasBot: false, peopleOnline: false, reopeningWindowMs: WEEK_MS }) });
  const finding = createFinding({ store, clock, events: conversations.events, receipts: conversations.receipts, teams: { all: async () => [] } });
  const view = (filter: Partial<ViewFilter>) => () => finding.rows.page(LOOKER, () => true, { filter: { ...EMPTY_FILTER, ...filter }, sort: 'urgent', limit: 50 });
  const search = (query: string) => () => finding.find({ query, fits: () => true, since: 0, limit: 20 });
  const bare = store.connection.collection('conversations');
  const work: Readonly<Record<string, () => Promise<unknown>>> = {
    'bare driver, newest open': () => bare.find({ open: true, lastAt: { $gte: new Date(now - WEEK_MS) } }, { projection: { state: 1 }, sort: { lastAt: -1, _id: -1 }, limit: 50 }).toArray(),
    'list of all open': () => conversations.store.list({ open: true, limit: 50 }),
    'list of mine': () => conversations.store.list({ agent: LOOKER, open: true, limit: 50 }),
    'list of resolved': () => conversations.store.list({ open: false, limit: 50 }),
    'view of urgent': view({ priorities: ['high', 'urgent'] }),
    'view of a team, waiting': view({ status: 'queued', team: 'Orders'.padEnd(22, '_') as never }),
    'view of resolved with a tag': view({ status: 'resolved', tags: ['vip'] }),
    'search for a rare word': search(RARE),
    'search for a frequent word': search(COMMON),
    'search for two beginnings': search(`${COMMON.slice(0, 5)} ${RARE.slice(0, 4)}`),
  };
  const times = new Map<string, number[]>();
  for (const [name, run] of Object.entries(work)) {
    const own: number[] = [];
    for (let n = 0; n < RUNS + WARM_UP; n += 1) {
      const startedAt = performance.now();
      await run();
      if (n >= WARM_UP) own.push(performance.now() - startedAt);
    }
    times.set(name, own);
  }
  await conversations.close();
  return times;
}
