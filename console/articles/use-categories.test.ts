import { describe, expect, it } from 'vitest';
import { categoryName, inTreeOrder } from './use-categories.ts';

const row = (id: string, parent: string | null, names: Record<string, string>) => ({ id, slug: id, parent, names, articles: 0 });

describe('the categories of articles', () => {
  it('stand in the order of their tree, each before those below it', () => {
    const rows = [row('size', 'gear', { en: 'Sizes' }), row('orders', null, { en: 'Orders' }), row('gear', null, { en: 'Gear' }), row('lost', 'gone', { en: 'Lost' })];
    expect(inTreeOrder(rows).map(({ name, depth }) => `${depth} ${name}`)).toEqual(['0 Orders', '0 Gear', '1 Sizes', '0 Lost']);
  });

  it('do not hang for ever where two lie in each other', () => {
    expect(inTreeOrder([row('a', 'b', { en: 'A' }), row('b', 'a', { en: 'B' })])).toEqual([]);
  });

  it('are named in the language of the reader, else in English, else in any', () => {
    const names = { slug: 'returns', names: { de: 'Rückgabe', en: 'Returns' } };
    expect(categoryName(names, ['de-AT'])).toBe('Rückgabe');
    expect(categoryName(names, ['fr'])).toBe('Returns');
    expect(categoryName({ slug: 'x', names: { sv: 'Retur' } }, ['fr'])).toBe('Retur');
  });
});
