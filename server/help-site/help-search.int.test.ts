import { describe, expect, it } from 'vitest';
import { openHelpSite, SEARCH_ID } from './testing/help-stage.ts';
import type { HelpStage } from './testing/help-stage.ts';

async function shop(perMinute = 0): Promise<HelpStage> {
  const stage = await openHelpSite(perMinute);
  await stage.publish('care-jacket', { title: 'Wash a waterproof jacket', summary: 'Jackets are washed at 30 degrees.', body: 'Wash the jacket.', category: 'Care' });
  await stage.publish('returns', { title: 'How to return something', summary: 'Register the return online.', body: 'Register it.', category: 'Returns' });
  await stage.publish('goodwill', { title: 'Goodwill kayak', audience: 'agents', body: 'kayak' });
  await stage.publish('lounge', { title: 'Lounge kayak', audience: 'tiers', tiers: ['Premium'], body: 'kayak' });
  return stage;
}

describe('a search on the help site', () => {
  it('finds articles, with the words marked in whatever form they stand there', async () => {
    const { visit, searches } = await shop();
    const { status, text } = await visit('/help/search?q=washing+jackets');
    expect(status).toBe(200);
    expect(text).toContain(`<a href="/help/care-jacket?s=${SEARCH_ID}"><mark>Wash</mark> a waterproof <mark>jacket</mark></a>`);
    expect(text).toContain('<mark>Jackets</mark> are <mark>washed</mark> at 30 degrees.');
    expect(text).toContain('<title>washing jackets – search – Harbour &amp; Pine help</title>');
    expect(searches).toEqual([{ query: 'washing jackets', locale: 'en', found: [expect.objectContaining({ slug: 'care-jacket' })], inbox: 'main', visitor: expect.stringMatching(/^[\w-]{22}$/) as string }]);
  });

  it('offers what was probably meant', async () => {
    const { visit } = await shop();
    expect((await visit('/help/search?q=wash+a+jaket')).text).toContain('Did you mean: <a href="/help/search?q=wash%20a%20jacket">wash a jacket</a>?');
    expect((await visit('/help/search?q=wash+a+kayk')).text).not.toContain('Did you mean');
  });

  it('that finds nothing says what to do, keeps the words, and is recorded', async () => {
    const { visit, searches } = await shop();
    const { status, text } = await visit('/help/search?q=%E6%97%A5%E6%9C%AC%E8%AA%9E');
    expect([status, text.includes('Nothing found for “日本語”')]).toEqual([200, true]);
    expect(text).toContain('Check the spelling.');
    expect(text).toContain('<textarea id="_question" name="text" rows="2" maxlength="1000">日本語</textarea>');
    expect(text).toContain('<meta name="robots" content="noindex">');
    expect(searches).toMatchObject([{ query: '日本語', found: [] }]);
  });

  it('is one page to search machines, whatever was searched', async () => {
    const { visit } = await shop();
    const { text } = await visit('/help/search?q=jacket');
    expect(text).toContain('<link rel="canonical" href="http://chat.example.com/help/search">');
    expect((await visit('/help/search')).text).toContain('Write a few words or a whole question.');
  });

  it('is followed to what the reader does next: opens, votes, goes on to the chat', async () => {
    const { visit, vote, followed, url } = await shop();
    await visit(`/help/care-jacket?s=${SEARCH_ID}`);
    await vote('care-jacket', { helped: 'no' }, { referer: `${url}/help/care-jacket?s=${SEARCH_ID}` });
    const init = { method: 'POST', body: new URLSearchParams({ s: SEARCH_ID }), headers: { 'sec-fetch-site': 'same-origin' } };
    expect((await visit('/help/search', init)).status).toBe(204);
    expect((await visit('/help/search', { ...init, headers: { 'sec-fetch-site': 'cross-site' } })).status).toBe(400);
    await visit('/help/care-jacket?s=made-up');
    expect(followed).toEqual([{ kind: 'opened', slug: 'care-jacket' }, { kind: 'voted', slug: 'care-jacket', helped: false }, { kind: 'asked_person' }]);
  });

  it('is not counted for machines that only look ahead', async () => {
    const { visit, searches } = await shop();
    await visit('/help/search?q=jacket', { headers: { 'sec-purpose': 'prefetch;prerender' } });
    await visit('/help/search?q=jacket', { method: 'HEAD' });
    expect(searches).toEqual([]);
  });

  it('tells visitors apart, and the same visitor not from themself', async () => {
    const { visit, searches } = await shop();
    for (const agent of ['A', 'A', 'B']) await visit('/help/search?q=jacket', { headers: { 'user-agent': agent } });
    const [first, again, other] = searches.map(({ visitor }) => visitor);
    expect([first === again, first === other]).toEqual([true, false]);
  });

  it('that comes too often from one address is asked to wait', async () => {
    const { visit } = await shop(2);
    const answers = [];
    for (let i = 0; i < 3; i += 1) answers.push(await visit('/help/search?q=jacket'));
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(Number(answers[2]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(answers[2]?.text).toContain('That was too fast');
  });

  it.each([
    ['10,000 characters', `q=${'a'.repeat(10_000)}`],
    ['10,000 words', `q=${'a+'.repeat(5_000)}`],
    ['a broken encoding', 'q=%ff%E0%A4%A'],
    ['half a character', 'q=%ED%A0%80'],
    ['emoji and right-to-left text', `q=${encodeURIComponent('🧥 مرحبا ‮ \u0000')}`],
    ['the signs of a query language', `q=${encodeURIComponent('+title:* ~1 ^2 -(a) "b')}`],
    ['lists', 'q[]=a&q=b&q=c'],
    ['markup', `q=${encodeURIComponent('"><script>alert(1)</script>{count}{query}')}`],
  ])('of %s gets a page', async (_what, query) => {
    const { visit } = await shop();
    const { status, text } = await visit(`/help/search?${query}`);
    expect(status).toBe(200);
    expect(text).not.toContain('<script>alert');
    expect(text.length).toBeLessThan(30_000);
  });
});
