import { describe, expect, it } from 'vitest';
import { openShelf, person } from '../testing/shelf-stage.ts';

const EDITOR = person('editor', 'Edith');

async function desk() {
  const stage = await openShelf();
  const publish = (slug: string, locale: string, body = 'Text.', more: object = {}) =>
    stage.knowledge.importArticles({ articles: [{ slug, locale, title: `${slug} ${locale}`, body, ...more }], publish: true });
  for (const slug of ['a', 'b', 'c']) await publish(slug, 'en');
  await publish('a', 'de');
  await publish('b', 'de');
  await publish('inside', 'en', 'x', { audience: 'agents' });
  await stage.upkeep.languages.settle();
  const list = (query: object = {}) => stage.commands['languages.list'](EDITOR, query);
  const lacking = async (query: object = {}) => (await list(query)).rows.map(({ slug, missing, translations }) => [slug, ...missing, ...translations.filter(({ outdated }) => outdated).map(({ locale }) => `${locale} is old`)]);
  return { ...stage, publish, list, lacking };
}

describe('the languages of the articles', () => {
  it('show what is missing for customers, held against the language with most articles', async () => {
    const { list, lacking } = await desk();
    expect(await lacking()).toEqual([['c', 'de']]);
    expect(await list()).toMatchObject({ source: 'en', languages: [{ locale: 'en', published: 4, missing: 0, outdated: 0 }, { locale: 'de', published: 2, missing: 1, outdated: 0 }] });
    expect(await lacking({ locale: 'fr' })).toEqual([]);
  });

  it('hold a translation that came with a later import against its source from then on', async () => {
    const { publish, lacking } = await desk();
    await publish('c', 'de');
    expect(await lacking()).toEqual([]);
    await publish('c', 'en', 'Another text.');
    expect(await lacking()).toEqual([['c', 'de is old']]);
  });

  it('show a translation as outdated when its source has changed, until somebody marks it', async () => {
    const { publish, lacking, commands, knowledge, list } = await desk();
    await publish('a', 'en', 'Another text.');
    expect(await lacking({ need: 'outdated', locale: 'de' })).toEqual([['a', 'de is old']]);
    const { id } = await knowledge.get({ slug: 'a', locale: 'de' });
    await commands['languages.mark'](EDITOR, { article: id });
    expect(await lacking({ need: 'outdated' })).toEqual([]);
    expect((await list()).languages[1]).toMatchObject({ locale: 'de', outdated: 0 });
    await expect(commands['languages.mark'](EDITOR, { article: (await knowledge.get({ slug: 'c', locale: 'en' })).id })).rejects.toMatchObject({ code: 'not_found' });
    await expect(commands['languages.mark'](person('agent'), { article: id })).rejects.toMatchObject({ code: 'forbidden' });
  });
});
