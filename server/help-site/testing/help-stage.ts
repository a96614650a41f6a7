/** A help site on a port of its own, over a real knowledge base, for stories about its readers. */
import { readFileSync } from 'node:fs';
import { onTestFinished } from 'vitest';
import { startTestApp } from '../../http/testing/test-app.ts';
import { createInboxes, createInboxStore } from '../../inboxes/index.ts';
import { manualClock } from '../../kernel/clock.ts';
import type { ManualClock } from '../../kernel/clock.ts';
import { silentLogger } from '../../kernel/log.ts';
import type { ArticleInput, KnowledgeBase } from '../../knowledge-base/index.ts';
import { articleIndexes, createKnowledgeBase, shelfIndexes } from '../../knowledge-base/index.ts';
import { createRateLimiter } from '../../realtime/rate-limits.ts';
import { ensureIndexes } from '../../storage/indexes.ts';
import type { Store } from '../../storage/store.ts';
import { openTestStore } from '../../storage/testing/test-store.ts';
import type { HelpSearch, HelpSiteDomain, HelpVote } from '../index.ts';
import { createHelpSettings, createHelpSettingsStore, createHelpSite, helpSiteMounts, knowledgeBaseSources } from '../index.ts';
import type { AfterSearch } from '../help-sources.ts';
import type { HelpSettingsChange } from '../settings/help-settings-store.ts';

/** The address that the site is known by. */
export const PUBLIC_URL = 'http://chat.example.com';

/** The id that every search gets. */
export const SEARCH_ID = 's:AAAAAAAAAAAAAAAAAAAAAA';

/** A page as a reader's browser gets it. */
export interface Visited {
  status: number;
  headers: Headers;
  text: string;
}

/** What a story holds on to. */
export interface HelpStage {
  url: string;
  store: Store;
  clock: ManualClock;
  knowledge: KnowledgeBase;
  site: HelpSiteDomain;
  searches: HelpSearch[];
  votes: HelpVote[];
  followed: AfterSearch[];
  /** Publishes an article for customers, unless `fields` say otherwise. */
  publish(slug: string, fields?: Partial<ArticleInput>): Promise<void>;
  decide(change: HelpSettingsChange): Promise<void>;
  /** Follows no redirect. */
  visit(path: string, init?: RequestInit): Promise<Visited>;
  /** A vote as a browser sends it from one of our pages. */
  vote(slug: string, fields: Record<string, string>, headers?: Record<string, string>): Promise<Visited>;
}

const text = (name: string): string => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');

/** An open stage; it goes with the test. Each address may search and vote `perMinute` times, 0 for as often as it likes. */
export async function openHelpSite(perMinute = 0): Promise<HelpStage> {
  const store = await openTestStore();
  await ensureIndexes(store.connection, [...articleIndexes, ...shelfIndexes], silentLogger);
  const clock = manualClock();
  const knowledge = createKnowledgeBase({ store, clock, logger: silentLogger });
  await knowledge.refresh();
  const inboxes = createInboxes(createInboxStore(store), clock);
  await inboxes.ensureDefault();
  const searches: HelpSearch[] = [];
  const votes: HelpVote[] = [];
  const followed: AfterSearch[] = [];
  const sources = knowledgeBaseSources(knowledge, {
    async recordSearch(search) {
      searches.push(search);
      return SEARCH_ID;
    },
    followSearch: async (_id, what) => void followed.push(what),
    recordVote: async (vote) => void votes.push(vote),
  });
  const site = createHelpSite({ settings: createHelpSettings(createHelpSettingsStore(store), clock), inboxes, sources, publicUrl: PUBLIC_URL, css: text('help.css'), script: text('ask-in-chat.js') });
  const limiter = () => createRateLimiter({ points: perMinute, seconds: 60 });
  const app = await startTestApp({
    mounts: helpSiteMounts({ current: site.current, sources, publicUrl: PUBLIC_URL, searches: limiter(), votes: limiter() }),
  });
  onTestFinished(async () => {
    await app.close();
    await knowledge.close();
    await store.close();
  });

  async function visit(path: string, init: RequestInit = {}): Promise<Visited> {
    const response = await fetch(`${app.url}${path}`, { redirect: 'manual', ...init });
    return { status: response.status, headers: response.headers, text: await response.text() };
  }
  return {
    url: app.url,
    store,
    clock,
    knowledge,
    site,
    searches,
    votes,
    followed,
    visit,
    async publish(slug, fields = {}) {
      await knowledge.create({ slug, locale: 'en', title: slug, state: 'published', ...fields });
    },
    decide: async (change) => void (await site.settings.change(change)),
    vote: (slug, fields, headers = {}) =>
      visit(`/help/${slug}/vote`, { method: 'POST', body: new URLSearchParams(fields), headers: { origin: app.url, 'sec-fetch-site': 'same-origin', ...headers } }),
  };
}
