import { describe, expect, it } from 'vitest';
import { openShelf, person } from '../testing/shelf-stage.ts';
import { candidatePairs, jaccard, signature } from './min-hash.ts';
import { numbersIn } from './numbers.ts';

const EDITOR = person('editor', 'Edith');
const LONG = 'Pack the tent into its original bag, put the printed label on the outside, and bring it to any parcel shop in the country.';

async function desk(...articles: readonly object[]) {
  const stage = await openShelf();
  const publish = (...more: readonly object[]) => stage.knowledge.importArticles({ articles: more.map((article) => ({ title: (article as { slug: string }).slug, ...article })), publish: true });
  await publish(...articles);
  const pairs = async (dismissed = false) => (await stage.commands['duplicates.list'](EDITOR, { dismissed })).pairs;
  return { ...stage, publish, pairs };
}

describe('articles that say the same', () => {
  it('are shown with both passages side by side, the heading above each', async () => {
    const { pairs } = await desk(
      { slug: 'returns', body: `Hello.\n\n## Sending\n\n${LONG}` },
      { slug: 'warranty', body: `${LONG.replace('printed', 'paper')} Then wait.` },
      { slug: 'other', body: 'Our boats are made of wood from the forests of the north and built by hand.' },
    );
    const found = await pairs();
    expect(found).toMatchObject([{ kind: 'passage', locale: 'en', a: { slug: 'returns', heading: 'Sending', text: LONG }, b: { slug: 'warranty', heading: null } }]);
    expect(found[0]?.similarity).toBeGreaterThan(0.5);
  });

  it('are none where they are languages of one article, archived, or share a snippet', async () => {
    const { pairs, commands } = await desk(
      { slug: 'a', body: LONG }, { slug: 'a', locale: 'de', body: LONG }, { slug: 'b', body: LONG, state: 'archived' },
      { slug: 'c', body: 'Unlike anything: {{snippet:pack}}' }, { slug: 'd', body: '{{snippet:pack}}' },
    );
    await commands['snippets.save'](EDITOR, { name: 'pack', texts: { en: LONG }, version: 0 });
    expect(await pairs()).toEqual([]);
  });

  it('stay away once somebody has said that they are none, until one of them changes', async () => {
    const { pairs, commands, publish } = await desk({ slug: 'a', body: LONG }, { slug: 'b', body: LONG });
    const [{ id } = { id: '' }] = await pairs();
    await commands['duplicates.dismiss'](EDITOR, { id });
    expect(await pairs()).toEqual([]);
    expect(await pairs(true)).toMatchObject([{ id, dismissed: { by: 'Edith' } }]);
    expect(await commands['duplicates.list'](EDITOR, { dismissed: false })).toMatchObject({ ready: true, dismissed: 1 });
    await commands['duplicates.restore'](EDITOR, { id });
    expect(await pairs()).toHaveLength(1);
    await commands['duplicates.dismiss'](EDITOR, { id });
    await publish({ slug: 'b', body: `${LONG} Keep the receipt.` });
    expect(await pairs()).toHaveLength(1);
    await expect(commands['duplicates.list'](person('agent'), { dismissed: false })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('are one finding however many passages they share, and the same again each time', async () => {
    const body = Array.from({ length: 8 }, (_, i) => LONG.replace('tent', `tent of kind ${'abcdefgh'[i]}`)).join('\n\n');
    const { pairs } = await desk({ slug: 'a', body }, { slug: 'b', body });
    const found = await pairs();
    expect(found.filter(({ kind }) => kind === 'passage')).toHaveLength(1);
    expect(await pairs()).toEqual(found);
  });
});

describe('articles that contradict each other', () => {
  it('are shown where nearly the same sentence has other numbers, in figures or words', async () => {
    const { pairs } = await desk(
      { slug: 'returns', body: 'You can send back most goods within 60 days of delivery.' },
      { slug: 'sale', body: 'Good to know. You can send back most goods within thirty days of delivery.' },
      { slug: 'same', body: 'You can send back most goods within sixty days of delivery.' },
      { slug: 'prices', body: '| Size | Price of the cover in pounds |\n|---|---|\n| Small | 4.90 |' },
    );
    const found = (await pairs()).filter(({ kind }) => kind === 'contradiction');
    expect(found.map(({ a, b }) => `${a.slug} ${b.slug}`).sort()).toEqual(['returns sale', 'sale same']);
    expect(found[0]?.b.text).toContain('days of delivery.');
  });

  it('come before what is only alike, and questions that stand in two come last', async () => {
    const { pairs } = await desk(
      { slug: 'a', body: `${LONG}\n\nThe repair of a tent takes about 5 working days here.`, questions: ['How do I pay?'] },
      { slug: 'b', body: `${LONG}\n\nThe repair of a tent takes about 8 working days here.`, questions: ['How do I PAY'] },
    );
    expect((await pairs()).map(({ kind, similarity }) => [kind, similarity])).toEqual([['contradiction', 1], ['passage', 1], ['question', 1]]);
  });
});

describe('numbers in a sentence', () => {
  it.each([
    ['Within sixty days, or 1,500.50 pounds', 'en', ['60', '1500.50']],
    ['Innerhalb von dreißig Tagen für 1.500 Euro oder 4,90', 'de', ['30', '1500', '4.90']],
    ['One of them, at 14:20', 'en', ['14', '20']],
    ['Sixty dagen', 'nl', []],
  ])('%s', (text, locale, numbers) => {
    expect(numbersIn(text, locale)).toEqual(numbers);
  });
});

describe('sets that have much in common', () => {
  it('are found among a thousand, without comparing all with all', async () => {
    const sets = Array.from({ length: 1_000 }, (_, i) => new Set(Array.from({ length: 30 }, (__, j) => i * 1_000 + j)));
    sets[777] = new Set([...(sets[5] as Set<number>)].slice(0, 27).concat(1, 2, 3));
    const pairs: (readonly [number, number])[] = [];
    for await (const pair of candidatePairs(sets.map(signature))) pairs.push(pair);
    expect(pairs).toContainEqual([5, 777]);
    expect(pairs.length).toBeLessThan(100);
    expect(jaccard(sets[5] as Set<number>, sets[777])).toBeCloseTo(27 / 33);
  });
});
