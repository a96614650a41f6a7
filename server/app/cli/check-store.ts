import { statfsSync } from 'node:fs';
import type { Logger } from '../../kernel/log.ts';
import { systemClock } from '../../kernel/clock.ts';
import type { PartStatus } from '../../knowledge-base/index.ts';
import { createKnowledgeBase } from '../../knowledge-base/index.ts';
import { assertNotRestoring } from '../../storage/backup/restore-mark.ts';
import { indexName, indexesToMake } from '../../storage/indexes.ts';
import { allMigrations } from '../../storage/migrations/all-migrations.ts';
import { newestMigration } from '../../storage/migrations/run-migrations.ts';
import { openStoreCheck } from '../../storage/store-check.ts';
import type { Store } from '../../storage/store.ts';
import type { Config } from '../config.ts';
import { ALL_INDEXES } from '../prepare-store.ts';
import type { Finding } from './finding.ts';
import { failed } from './finding.ts';

const CHECK_MS = 5_000;

/** Looks over the store and what is in it; one finding each, told as it is found. */
export async function checkStore(store: Store, config: Config, log: Logger, show: (finding: Finding) => void): Promise<void> {
  const looks: readonly (readonly [string, () => Promise<Finding>])[] = [
    ['store', () => writesAndReads(store)],
    ['disk', async () => disk(store, config)],
    ['restore', () => restore(store)],
    ['migrations', () => migrations(store)],
    ['indexes', () => indexes(store)],
    ['articles', () => articles(store, config, log)],
  ];
  for (const [what, look] of looks) show(await look().catch((error: unknown) => failed(what, error)));
}

async function writesAndReads(store: Store): Promise<Finding> {
  const check = openStoreCheck(store.uri, CHECK_MS);
  const writable = store.writable();
  const startedAt = performance.now();
  try {
    await check.run(writable);
  } finally {
    await check.close();
  }
  return { state: 'ok', what: 'store', text: `${store.description}; ${writable ? 'wrote and read back' : 'read'} in ${Math.round(performance.now() - startedAt)} ms` };
}

function disk(store: Store, { dataDir, minFreeBytes }: Config): Finding {
  const { bavail, bsize } = statfsSync(dataDir);
  const free = `${Math.floor((bavail * bsize) / 1024 / 1024).toLocaleString('en')} MB free`;
  if (store.writable()) return { state: 'ok', what: 'disk', text: free };
  return { state: 'fail', what: 'disk', text: `${free}, below the floor of ${minFreeBytes / 1024 / 1024} MB: nothing new is stored` };
}

async function restore({ connection }: Store): Promise<Finding> {
  await assertNotRestoring(connection);
  return { state: 'ok', what: 'restore', text: 'none is unfinished' };
}

async function migrations({ connection }: Store): Promise<Finding> {
  const newest = await newestMigration(connection);
  const known = allMigrations.at(-1)?.id ?? 0;
  const what = 'migrations';
  if (newest > known) return { state: 'fail', what, text: `the database is of a newer version (${newest}, this one knows ${known})` };
  if (newest === known) return { state: 'ok', what, text: `${newest} of ${known}` };
  return { state: 'warn', what, text: `${newest} of ${known}; the next start runs the others` };
}

async function indexes({ connection }: Store): Promise<Finding> {
  const what = 'indexes';
  const toMake = await indexesToMake(connection, ALL_INDEXES);
  if (toMake.length === 0) return { state: 'ok', what, text: `${ALL_INDEXES.length} as they should be` };
  const names = toMake.map(({ collection, key }) => `${collection}.${indexName(key)}`);
  return { state: 'warn', what, text: `${names.length} missing or different; the next start makes them: ${names.join(', ')}` };
}

/** Reads the articles and builds the index over them, as the server does. */
async function articles(store: Store, config: Config, logger: Logger): Promise<Finding> {
  const what = 'articles';
  const knowledgeBase = createKnowledgeBase({ store, clock: systemClock, logger, embeddings: config.kbEmbeddings, learns: false });
  const startedAt = performance.now();
  await knowledgeBase.refresh();
  const tookMs = Math.round(performance.now() - startedAt);
  const { version, parts } = knowledgeBase.engineStatus();
  await knowledgeBase.close();
  const published = await store.connection.collection('articles').countDocuments({ state: 'published' });
  if (published === 0) return { state: 'warn', what, text: 'none is published; the bot has nothing to answer from' };
  return { state: 'ok', what, text: `${published} published, index of version ${version} built in ${tookMs} ms; ${parts.map(learntOf).join(', ')}` };
}

function learntOf({ language, learnt, hasVectors }: PartStatus): string {
  const words = { learnt: 'learnt', pending: 'not learnt yet', nothing: 'too few questions to learn from' };
  return `${language}: ${words[learnt]}${hasVectors ? ', with sentence vectors' : ''}`;
}
