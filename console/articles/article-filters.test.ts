import { describe, expect, it } from 'vitest';
import { articlesAddress, isFiltered, listInput, parseArticleFilters, sortedAddress, unfiltered } from './article-filters.ts';

describe('the filters of the articles', () => {
  it('survive in the address', () => {
    const address = '/console/articles?q=ski+boots&state=published&category=Returns+%26+refunds&owner=&need=overdue&sort=title&order=down';
    const filters = parseArticleFilters(address);
    expect(filters).toMatchObject({ text: 'ski boots', state: 'published', category: 'Returns & refunds', owner: '', need: 'overdue', descending: true });
    expect(parseArticleFilters(articlesAddress(filters))).toEqual(filters);
  });

  it('ask for nothing that nobody knows', () => {
    const filters = parseArticleFilters('/console/articles?state=burnt&need=x&sort=__proto__');
    expect(isFiltered(filters)).toBe(false);
    expect(listInput(filters)).toEqual({ sort: 'updated', descending: true });
    expect(articlesAddress(filters)).toBe('/console/articles');
  });

  it('sort by a column, and the other way round when it is pressed again', () => {
    const first = parseArticleFilters('/console/articles');
    const byTitle = parseArticleFilters(sortedAddress(first, 'title'));
    expect(byTitle).toMatchObject({ sort: 'title', descending: false });
    expect(parseArticleFilters(sortedAddress(byTitle, 'title'))).toMatchObject({ sort: 'title', descending: true });
    expect(parseArticleFilters(sortedAddress(byTitle, 'updated'))).toMatchObject({ sort: 'updated', descending: true });
  });

  it('are cleared at once, without losing the order', () => {
    const filters = parseArticleFilters('/console/articles?q=a&tag=b&sort=title&order=down');
    expect(articlesAddress(unfiltered(filters))).toBe('/console/articles?sort=title&order=down');
  });
});
