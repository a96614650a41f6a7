import { expect, it } from 'vitest';
import type { SearchFollowUp, SearchRecord } from './record-search.ts';
import { restedSearches } from './rested-searches.ts';

function stage() {
  const kept: SearchRecord[] = [];
  const followed: [string, SearchFollowUp][] = [];
  const due = new Set<() => void>();
  const ledger = {
    recordSearch: async (search: SearchRecord) => (kept.push(search), search.text),
    followSearch: async (id: string, what: SearchFollowUp) => void followed.push([id, what]),
  };
  const searches = restedSearches(ledger, () => undefined, (_ms, run) => (due.add(run), () => due.delete(run)));
  const found = [{ slug: 'zips', title: 'Mend a zip' }];
  return { kept, followed, rest: () => due.forEach((run) => run()), opened: searches.opened, type: (visitor: string, query: string) => searches.searched({ visitor, inbox: 'main', query, locale: 'en', found }) };
}

it('a search in the widget counts once its words have stood for a while, not while they are typed', () => {
  const { kept, rest, type } = stage();
  for (const words of ['men', 'mend', 'mend a zip']) type('tom', words);
  type('anna', 'tents');
  expect(kept).toEqual([]);
  rest();
  expect(kept.map(({ text, asker, origin, inbox }) => [text, asker, origin, inbox])).toEqual([['mend a zip', 'tom', 'widget', 'main'], ['tents', 'anna', 'widget', 'main']]);
});

it('a search counts at once when one of its articles is opened, and only then', async () => {
  const { kept, followed, rest, opened, type } = stage();
  type('tom', 'zip');
  opened('tom', 'delivery');
  opened('anna', 'zips');
  expect(kept).toEqual([]);
  opened('tom', 'zips');
  await expect.poll(() => followed).toEqual([['zip', { kind: 'opened', slug: 'zips' }]]);
  rest();
  expect(kept).toHaveLength(1);
});
