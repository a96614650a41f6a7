import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressOf, placeAt } from './addresses.ts';
import type { HelpPlace } from './addresses.ts';

/** Anything a string can hold, halves of characters included. */
const halves = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 }).map((codes) => String.fromCharCode(...codes));
const SITE = { main: 'en', locales: ['en', 'de', 'pt-br'] };

describe('addresses of the help site', () => {
  it('are read as they are written, in every language', () => {
    const places: HelpPlace[] = SITE.locales.flatMap((locale) => [
      ...(['home', 'search', 'feed'] as const).map((at) => ({ at, locale })),
      ...(['article', 'category', 'vote'] as const).map((at) => ({ at, locale, slug: 'how-to-return' })),
    ]);
    for (const place of places) expect(placeAt(addressOf(place, SITE).slice('/help'.length), SITE)).toEqual(place);
  });

  it.each([
    ['/fr/returns', { at: 'article', locale: 'fr', slug: 'returns' }],
    ['/pt_BR', { at: 'home', locale: 'pt-br' }],
    ['/de-AT/category/care', { at: 'category', locale: 'de-at', slug: 'care' }],
    ['/faq', { at: 'article', locale: 'en', slug: 'faq' }],
    ['/faq/vote', { at: 'vote', locale: 'en', slug: 'faq' }],
    ['//', { at: 'home', locale: 'en' }],
    ['/a%2e%2e', null],
    ['/..%2f..', null],
    ['/category', null],
    ['/returns/more', null],
    ['/de/returns/vote/again', null],
  ])('%s is %j', (path, place) => {
    expect(placeAt(path, SITE)).toEqual(place);
  });

  it('too long for any article are none', () => {
    expect(placeAt(`/${'a'.repeat(5_000)}`, SITE)).toBeNull();
  });

  it('never throw, whatever somebody types', () => {
    fc.assert(fc.property(halves, (path) => {
      const place = placeAt(path, SITE);
      expect(place === null || addressOf(place, SITE).startsWith('/help')).toBe(true);
    }));
  });
});
