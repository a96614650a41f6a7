import { describe, expect, it } from 'vitest';
import { openHelpSite } from './testing/help-stage.ts';

const BODY = `You can send most things back.

## What does a return cost?

Nothing. See [refunds](refund-times.md), [the old page](moved-away.md) and [the rules for agents](goodwill.md).

## How long do I have?

60 days.

| from | price |
|---|---|
| Ireland | free |

<script>alert(1)</script>`;

describe('a reader of the help site', () => {
  it('comes in on the first page, goes through a topic and reads an article', async () => {
    const { visit, publish } = await openHelpSite();
    await publish('returns', { title: 'Send something back', summary: 'Within 60 days.', body: BODY, category: 'Returns & refunds', tags: ['featured'] });
    const home = await visit('/help');
    expect(home.status).toBe(200);
    expect(home.text).toContain('<a href="/help/returns">Send something back</a>');
    const topic = /<a href="(\/help\/category\/[a-z-]+)">Returns &amp; refunds<\/a>/.exec(home.text)?.[1] ?? '';
    expect((await visit(topic)).text).toContain('Within 60 days.');
    const article = await visit('/help/returns');
    expect(article.text).toContain('<h1>Send something back</h1>');
    expect(article.text).toContain('<h2 id="what-does-a-return-cost">');
    expect(article.text).toContain('<th scope="col">from</th>');
    expect(article.text).toContain(`<a href="${topic}">Returns &amp; refunds</a>`);
    expect(article.text).toContain('Updated on January 5, 2026');
  });

  it('never gets an author’s markup as markup, nor a link to what is not for customers', async () => {
    const { visit, publish } = await openHelpSite();
    await publish('returns', { title: 'Back & forth <b>', body: BODY });
    await publish('refund-times', { title: 'Refund times' });
    await publish('goodwill', { title: 'Goodwill', audience: 'tiers', tiers: ['Premium'] });
    const { text } = await visit('/help/returns');
    expect(text).toContain('<h1>Back &amp; forth &lt;b&gt;</h1>');
    expect(text).not.toContain('<script>alert');
    expect(text).toContain('<a href="/help/refund-times">refunds</a>, the old page and the rules for agents.');
  });

  it('is led from an old address to the new one, by links inside articles too', async () => {
    const { visit, publish, knowledge } = await openHelpSite();
    await publish('returns', { body: BODY });
    await publish('moved-here');
    await knowledge.shelf.redirects.add({ locale: 'en', from: 'moved-away', to: 'moved-here' });
    const old = await visit('/help/moved-away');
    expect([old.status, old.headers.get('location')]).toEqual([301, '/help/moved-here']);
    expect((await visit('/help/returns')).text).toContain('<a href="/help/moved-here">the old page</a>');
  });

  it('is not sent in circles, should the store hold one', async () => {
    const { visit, publish, store, knowledge } = await openHelpSite();
    await publish('returns');
    await knowledge.shelf.redirects.add({ locale: 'en', from: 'a', to: 'returns' });
    await store.connection.collection('article_redirects').insertMany([['x', 'y'], ['y', 'x'], ['z', 'z']].map(([from, to]) => ({ locale: 'en', from, to, at: new Date(0) })));
    await knowledge.shelf.redirects.add({ locale: 'en', from: 'b', to: 'returns' });
    for (const slug of ['x', 'y', 'z']) expect((await visit(`/help/${slug}`)).status).toBe(404);
    expect((await visit('/help/b')).headers.get('location')).toBe('/help/returns');
  });

  it('is told that an article was withdrawn, and that there is none of a wrong address, with a search at hand', async () => {
    const { visit, publish } = await openHelpSite();
    await publish('old-offer', { state: 'archived' });
    await publish('secret-plan', { state: 'archived', audience: 'agents' });
    await publish('returns');
    expect((await visit('/help/old-offer')).status).toBe(410);
    expect((await visit('/help/secret-plan')).status).toBe(404);
    const wrong = await visit('/help/return-lable');
    expect([wrong.status, wrong.headers.get('cache-control')]).toEqual([404, 'no-store']);
    expect(wrong.text).toContain('value="return lable"');
    expect(wrong.text).toContain('<meta name="robots" content="noindex">');
  });

  it('sees a change with the next look, and is not sent what is the same', async () => {
    const { visit, publish, knowledge } = await openHelpSite();
    await publish('returns', { body: 'Within 30 days.' });
    const first = await visit('/help/returns');
    const etag = first.headers.get('etag') ?? '';
    // A browser asks `no-cache` of its own; fetch would bypass the tag then.
    const asking = { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } };
    expect((await visit('/help/returns', asking)).status).toBe(304);
    await knowledge.update({ slug: 'returns', locale: 'en' }, { body: 'Within 60 days.' });
    const second = await visit('/help/returns', asking);
    expect([second.status, second.text.includes('Within 60 days.')]).toEqual([200, true]);
    await knowledge.update({ slug: 'returns', locale: 'en' }, { audience: 'agents' });
    expect((await visit('/help/returns', asking)).status).toBe(404);
  });

  it('asks for heads, compressions and other methods and gets what they mean', async () => {
    const { visit, publish } = await openHelpSite();
    await publish('returns', { body: 'Within 30 days. '.repeat(100) });
    const head = await visit('/help/returns', { method: 'HEAD' });
    const whole = await visit('/help/returns', { headers: { 'accept-encoding': 'br' } });
    expect([head.status, head.text, whole.headers.get('content-encoding')]).toEqual([200, '', 'br']);
    expect(whole.text).toContain('Within 30 days.');
    expect((await visit('/help/returns', { headers: { 'accept-encoding': 'gzip' } })).text).toBe(whole.text);
    const put = await visit('/help/returns', { method: 'PUT' });
    expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('gets pages that run nothing inline', async () => {
    const { visit, publish } = await openHelpSite();
    await publish('returns');
    const { headers, text } = await visit('/help/returns');
    expect(headers.get('content-security-policy')).toMatch(/default-src 'none'; script-src 'self'; style-src 'self'/);
    expect(text).not.toMatch(/<style|style="|\son\w+="|javascript:/);
    for (const [, file] of text.matchAll(/(?:src|href)="(\/help\/[a-z]+-[0-9a-f]+\.\w+)"/g)) {
      const answer = await visit(file ?? '');
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
    }
  });

  it('finds an empty site that says so, and none where it is off', async () => {
    const { visit, decide } = await openHelpSite();
    expect((await visit('/help')).text).toContain('No articles yet');
    await decide({ isOn: false });
    expect((await visit('/help')).status).toBe(404);
    expect((await visit('/sitemap.xml')).status).toBe(404);
    expect((await visit('/robots.txt')).text).not.toContain('Sitemap');
  });

  it('goes on reading what is in memory while the store is away, and is told of the rest', async () => {
    const { visit, publish, store } = await openHelpSite();
    await publish('returns', { body: 'Within 30 days.' });
    await publish('never-read');
    await visit('/help/returns');
    await store.close();
    expect((await visit('/help/returns')).text).toContain('Within 30 days.');
    const other = await visit('/help/never-read');
    expect([other.status, other.text.includes('cannot be shown right now')]).toEqual([503, true]);
  });
});
