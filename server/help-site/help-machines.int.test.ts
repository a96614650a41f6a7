import { describe, expect, it } from 'vitest';
import { openHelpSite } from './testing/help-stage.ts';

describe('search machines and feed readers', () => {
  it('are told every page for customers in a sitemap, with its translations', async () => {
    const { visit, publish } = await openHelpSite();
    await publish('returns', { category: 'Returns' });
    await publish('returns', { locale: 'de' });
    const { headers, text } = await visit('/sitemap.xml');
    expect(headers.get('content-type')).toBe('application/xml; charset=utf-8');
    expect(text).toContain('<loc>http://chat.example.com/help/returns</loc><lastmod>2026-01-05T09:00:00.000Z</lastmod>');
    expect(text).toContain('<xhtml:link rel="alternate" hreflang="de" href="http://chat.example.com/help/de/returns"/>');
    expect(text).toContain('<loc>http://chat.example.com/help/category/returns</loc>');
    expect((await visit('/robots.txt')).text).toContain('Sitemap: http://chat.example.com/sitemap.xml');
  });

  it('get a feed of new and changed articles, the newest first, that is XML whatever titles say', async () => {
    const { visit, publish, clock } = await openHelpSite();
    await publish('old', { title: 'Old & <wise>' });
    clock.advance(1_000);
    await publish('new', { title: 'New \u0001\ud800!' });
    const { headers, text } = await visit('/help/feed.xml');
    expect(headers.get('content-type')).toBe('application/atom+xml; charset=utf-8');
    expect(text.indexOf('/help/new')).toBeLessThan(text.indexOf('/help/old'));
    expect(text).toContain('<title>Old &amp; &lt;wise&gt;</title>');
    // oxlint-disable-next-line no-control-regex -- XML cannot hold it
    expect(text).not.toMatch(/[\u0000-\u0008\ufffe]/);
    expect(text).toContain('<updated>2026-01-05T09:00:01.000Z</updated>');
  });

  it('read what a page is: the article, the way to it, and questions only where it asks some', async () => {
    const { visit, publish } = await openHelpSite();
    await publish('faq', { title: 'Questions </script>', body: '## Is it free?\n\nYes.\n\n## Is it quick?\n\nVery.\n\n## Costs\n\nNone.' });
    await publish('plain', { body: '## Costs\n\nNone.\n\n## Why?\n\nBecause.' });
    const data = async (slug: string) =>
      [...(await visit(`/help/${slug}`)).text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/g)].map(([, json]) => JSON.parse(json ?? '') as Record<string, unknown>);
    const [crumbs, article, faq] = await data('faq');
    expect(crumbs).toMatchObject({ '@type': 'BreadcrumbList', itemListElement: [{ position: 1 }, { position: 2 }, { item: 'http://chat.example.com/help/faq' }] });
    expect(article).toMatchObject({ '@type': 'Article', headline: 'Questions </script>', inLanguage: 'en' });
    expect(faq).toMatchObject({ '@type': 'FAQPage', mainEntity: [{ name: 'Is it free?', acceptedAnswer: { text: 'Yes.' } }, { name: 'Is it quick?' }] });
    expect((await data('plain')).map((block) => block['@type'])).toEqual(['BreadcrumbList', 'Article']);
  });

  it('are sent away where the owner does not want to be listed', async () => {
    const { visit, publish, decide } = await openHelpSite();
    await publish('returns');
    await decide({ isIndexed: false });
    expect((await visit('/help/returns')).text).toContain('<meta name="robots" content="noindex">');
    expect((await visit('/sitemap.xml')).status).toBe(404);
    expect((await visit('/robots.txt')).text).not.toContain('Sitemap');
  });

  it('are told the site’s own domain in every address, and find the site at its root', async () => {
    const { visit, url, publish, decide } = await openHelpSite();
    await publish('returns');
    await decide({ origin: url });
    expect((await visit('/help/returns')).text).toContain(`<link rel="canonical" href="${url}/help/returns">`);
    expect((await visit('/sitemap.xml')).text).toContain(`<loc>${url}/help/returns</loc>`);
    expect((await visit('/help/feed.xml')).text).toContain(`<id>${url}/help/returns</id>`);
    expect((await visit('/')).headers.get('location')).toBe('/help');
  });
});
