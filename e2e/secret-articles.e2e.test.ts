import type { Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, connectStaff, connectVisitor, randomText, signIn } from '../bench/raw-clients.ts';
import { createServerProcess } from '../bench/server-process.ts';
import type { ServerProcess } from '../bench/server-process.ts';
import { crawl } from './testing/crawl.ts';

/** Two words that no article for customers holds: one is asked for, the other must not come with it. */
const ASKED = 'moonkite';
const HIDDEN = 'zephyrine';
const SLUG = `${ASKED}-${HIDDEN}`;
const WORDS = `The ${ASKED} is called ${HIDDEN}`;

const secret = (slug: string, more: object) => ({
  slug, title: WORDS, summary: WORDS, body: `## ${WORDS}\n\n${WORDS}.`, questions: [`${WORDS}?`, `What is the ${ASKED}?`], category: WORDS, tags: ['featured', HIDDEN], locale: 'en', ...more,
});

let server: ServerProcess;
let staff: Socket;
beforeAll(async () => {
  server = await createServerProcess({ HELP_SEARCHES_PER_MINUTE: '0' });
  await server.start();
  const cookie = await signIn(server.url);
  const made = await fetch(`${server.url}/console/api/tokens`, {
    method: 'POST',
    headers: { cookie, 'content-type': 'application/json', 'x-porchlight': 'console' },
    body: JSON.stringify({ name: 'Test', scopes: ['articles:write', 'articles:read'] }),
  });
  const { token } = (await made.json()) as { token: string };
  const put = (articles: object[]): Promise<Response> =>
    fetch(`${server.url}/api/v1/articles/import`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({ articles }),
    });
  const answer = await put([
    secret(SLUG, { audience: 'agents', state: 'published' }),
    secret(`${SLUG}-draft`, { audience: 'public', state: 'draft' }),
    secret(`${SLUG}-review`, { audience: 'public', state: 'in_review' }),
    secret(`${SLUG}-archived`, { audience: 'public', state: 'archived' }),
    secret(SLUG, { audience: 'agents', state: 'published', locale: 'de' }),
    secret(`${SLUG}-tiers`, { audience: 'tiers', tiers: ['Premium'], state: 'published' }),
    secret(`${SLUG}-tiers`, { audience: 'tiers', tiers: ['Premium'], state: 'published', locale: 'de' }),
    { slug: 'links-there', title: 'Links to what is hidden', body: `See [the rules](${SLUG}.md) and [the draft](${SLUG}-draft.md).`, category: 'Returns', locale: 'en', state: 'published' },
  ]);
  if (!answer.ok) throw new Error(await answer.text());
  // A change that waits on an article which customers read.
  staff = await connectStaff(server.url, cookie);
  const { rows } = await command<{ rows: { id: string; slug: string }[] }>(staff, 'articles.list', { query: 'Links to what is hidden' });
  const id = rows.find(({ slug }) => slug === 'links-there')?.id ?? '';
  const { draft } = await command<{ draft: { rev: number } | null }>(staff, 'article.open', { article: id });
  await command(staff, 'draft.save', { article: id, rev: draft?.rev ?? 0, change: { body: WORDS, summary: WORDS } });
});
afterAll(async () => {
  staff?.disconnect();
  await server?.remove();
});

const searches = [ASKED, HIDDEN, 'moonkit', 'zephyrin', `what is the ${ASKED}`];
const other = (query: string): string => (query.startsWith('zeph') ? ASKED : HIDDEN);

describe('what is not for customers', () => {
  it('is on no page of the help site that can be reached, in no feed and in no map', async () => {
    const pages = await crawl(server.url, ['/help', '/help/de', '/sitemap.xml', '/robots.txt', '/help/feed.xml', '/help/de/feed.xml', '/help/links-there']);
    expect(pages.size).toBeGreaterThan(100);
    for (const [path, text] of pages) expect({ path, holds: text.toLowerCase().includes(ASKED) || text.toLowerCase().includes(HIDDEN) }).toEqual({ path, holds: false });
  });

  it('is found by no search, nor suggested for what is nearly its name', async () => {
    for (const query of searches) {
      for (const path of ['/help/search', '/help/de/search']) {
        const text = await (await fetch(`${server.url}${path}?q=${encodeURIComponent(query)}`)).text();
        expect({ query, holds: text.toLowerCase().includes(other(query)) }).toEqual({ query, holds: false });
        expect(text.toLowerCase().replaceAll(query, '')).not.toContain(ASKED);
      }
    }
  });

  it('has addresses that look like those of nothing', async () => {
    const nothing = await page('/help/nothing-at-all', 'nothing-at-all');
    for (const slug of [SLUG, `${SLUG}-tiers`, `${SLUG}-draft`, `${SLUG}-review`]) {
      expect(await page(`/help/${slug}`, slug)).toEqual(nothing);
      expect((await fetch(`${server.url}/help/${slug}/vote`, { method: 'POST', body: new URLSearchParams({ helped: 'yes' }), redirect: 'manual' })).headers.get('location')).toBe(`/help/${slug}`);
    }
    expect((await fetch(`${server.url}/help/${SLUG}-archived`)).status).toBe(410);
    expect((await fetch(`${server.url}/help/category/the-${ASKED}-is-called-${HIDDEN}`)).status).toBe(404);
  });

  it('is told to no widget, whatever is asked', async () => {
    const visitor = await connectVisitor(server.url);
    const told: unknown[] = [];
    visitor.onAny((_name, payload) => told.push(payload));
    for (const locale of ['en', 'de']) {
      for (const query of searches) {
        const answer = JSON.stringify(await command(visitor, 'articles.search', { query, locale }));
        expect({ query, holds: answer.includes(ASKED) || answer.includes(HIDDEN) }).toEqual({ query, holds: false });
      }
      await expect(command(visitor, 'article.read', { slug: SLUG, locale })).rejects.toThrow('not_found');
      await expect(command(visitor, 'article.read', { slug: `${SLUG}-tiers`, locale })).rejects.toThrow('not_found');
      await expect(command(visitor, 'article.read', { slug: `${SLUG}-archived`, locale })).rejects.toThrow('not_found');
    }
    const conversation = randomText(16);
    await command(visitor, 'conversation.start', { conversation, clientId: randomText(9), text: `What is the ${ASKED}?`, page: null, locale: 'en', follows: null });
    await command(visitor, 'conversation.open', { conversation, after: 0 });
    await expect.poll(() => JSON.stringify(told)).toContain('bot.');
    await command(visitor, 'message.send', { conversation, clientId: randomText(9), text: `Tell me of the ${ASKED}`, article: SLUG });
    await expect.poll(async () => JSON.stringify(await command(visitor, 'conversation.open', { conversation, after: 0 })).split('bot.').length).toBeGreaterThan(2);
    const all = JSON.stringify([told, await command(visitor, 'conversation.open', { conversation, after: 0 })]);
    // The visitor named the article; nothing else may.
    expect(all.replaceAll(`"article":"${SLUG}"`, '')).not.toContain(HIDDEN);
    visitor.disconnect();
  });

  it('is told to nobody who only types the address of a customer of the tier', async () => {
    const email = 'pia@example.com';
    await command(staff, 'contacts.create', { clientId: randomText(9), name: 'Pia', email, tier: 'Premium' });
    const visitor = await connectVisitor(server.url);
    const conversation = randomText(16);
    await command(visitor, 'conversation.start', { conversation, clientId: randomText(9), text: 'Hello', page: null, locale: 'en', follows: null });
    await command(visitor, 'email.give', { conversation, clientId: randomText(9), email });
    await expect.poll(async () => JSON.stringify(await command(staff, 'customer.read', { conversation }))).toContain('"tier":"Premium"');
    await command(visitor, 'message.send', { conversation, clientId: randomText(9), text: `What is the ${ASKED}?`, article: `${SLUG}-tiers` });
    const events = async () => (await command<{ events: readonly { actor: { kind: string } }[] }>(visitor, 'conversation.open', { conversation, after: 0 })).events;
    await expect.poll(async () => (await events()).at(-1)?.actor.kind).toBe('bot');
    expect(JSON.stringify(await events()).replaceAll(`"article":"${SLUG}-tiers"`, '')).not.toContain(HIDDEN);
    expect(JSON.stringify(await command(visitor, 'articles.search', { query: ASKED, locale: 'en' }))).not.toContain(HIDDEN);
    await expect(command(visitor, 'article.read', { slug: `${SLUG}-tiers`, locale: 'en' })).rejects.toThrow('not_found');
    // An agent sees for whom it is, and that this customer has not shown it.
    const seen = await command(staff, 'chat_articles.read', { slug: `${SLUG}-tiers`, locale: 'en', conversation });
    expect(seen).toMatchObject({ article: { audience: 'tiers', tiers: ['Premium'], fits: 'unproven', address: null } });
    visitor.disconnect();
  });

  it('is answered by no address of the server to somebody without a token or a sign-in', async () => {
    const paths = ['/', '/widget.js', '/console', '/metrics', '/healthz', '/readyz', '/api/docs', '/api/v1/openapi.json', '/api/v1/articles', '/api/v1/articles?limit=100', '/api/v1/articles/export', '/console/api/session', '/console/api/tokens'];
    for (const path of paths) {
      const text = await (await fetch(`${server.url}${path}`)).text();
      expect({ path, holds: text.includes(ASKED) || text.includes(HIDDEN) }).toEqual({ path, holds: false });
    }
    const asked = await fetch(`${server.url}/api/v1/answers`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ question: ASKED }) });
    expect([asked.status, (await asked.text()).includes(HIDDEN)]).toEqual([401, false]);
  });
});

/** Status and text of a page, without its own slug. */
async function page(path: string, slug: string): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${server.url}${path}`);
  return { status: answer.status, text: (await answer.text()).replaceAll(slug, '…').replaceAll(slug.replaceAll('-', ' '), '…') };
}
