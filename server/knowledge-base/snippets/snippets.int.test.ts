import { describe, expect, it } from 'vitest';
import { plainText } from '../../../protocol/rich-text.ts';
import { openShelf, person } from '../testing/shelf-stage.ts';
import { snippetExpander } from './expand-snippets.ts';

const EDITOR = person('editor', 'Edith');

async function desk() {
  const stage = await openShelf();
  const save = (name: string, text: string, version = 0) => stage.commands['snippets.save'](EDITOR, { name, texts: { en: text }, version });
  const publish = (slug: string, body: string, more: object = {}) => stage.knowledge.importArticles({ articles: [{ slug, title: slug, body, ...more }], publish: true });
  const read = async (slug: string, locale = 'en') => plainText((await stage.knowledge.read(slug, locale, 'public'))?.body ?? []);
  return { ...stage, save, publish, read };
}

describe('a snippet', () => {
  it('stands in many articles, and a change of it is read and answered everywhere at once', async () => {
    const { save, publish, read, knowledge, elsewhere } = await desk();
    await save('return-days', 'You have **60 days**.');
    await publish('returns', 'Send it back. {{snippet:return-days}}', { questions: ['How long can I send it back?'] });
    await publish('sale', '{{ snippet: return-days }} Sale items too.');
    expect(await read('returns')).toBe('Send it back. You have 60 days.');
    await save('return-days', 'You have a fortnight of zebrawood.', 1);
    expect([await read('returns'), await read('sale')]).toEqual(['Send it back. You have a fortnight of zebrawood.', 'You have a fortnight of zebrawood. Sale items too.']);
    const other = elsewhere();
    await other.refresh();
    expect((await other.search('zebrawood', 'en', 'public')).map(({ slug }) => slug).sort()).toEqual(['returns', 'sale']);
    expect(await knowledge.get({ slug: 'sale', locale: 'en' })).toMatchObject({ version: 1, body: '{{ snippet: return-days }} Sale items too.' });
  });

  it('speaks the language of the article, or the nearest', async () => {
    const { commands, publish, read } = await desk();
    await commands['snippets.save'](EDITOR, { name: 'days', texts: { en: '60 days', de: '60 Tage' }, version: 0 });
    await publish('a', 'Within {{snippet:days}}.');
    await publish('a', 'Innerhalb von {{snippet:days}}n.', { locale: 'de-AT' });
    expect([await read('a'), await read('a', 'de-AT')]).toEqual(['Within 60 days.', 'Innerhalb von 60 Tagen.']);
  });

  it('is not lost between two editors, and never holds itself', async () => {
    const { save, commands } = await desk();
    await save('a', 'A');
    await expect(save('a', 'other')).rejects.toMatchObject({ code: 'conflict' });
    await save('a', 'A2', 1);
    await expect(save('a', 'A3', 1)).rejects.toMatchObject({ code: 'conflict' });
    await save('b', 'B {{snippet:a}}');
    await expect(save('a', 'A {{snippet:b}}', 2)).rejects.toMatchObject({ code: 'conflict' });
    await expect(save('c', '{{snippet:c}}')).rejects.toMatchObject({ code: 'conflict' });
    const { snippets } = await commands['snippets.list'](EDITOR, {});
    expect(snippets.map(({ name, heldBy, by }) => [name, heldBy, by])).toEqual([['a', ['b'], 'Edith'], ['b', [], 'Edith']]);
  });

  it('cannot go while something uses it; what is missing all the same is left out and named', async () => {
    const { save, publish, read, commands, knowledge } = await desk();
    await save('days', '60 days');
    await publish('returns', 'Within {{snippet:days}}. {{snippet:nowhere}}');
    await expect(commands['snippets.remove'](EDITOR, { name: 'days' })).rejects.toMatchObject({ code: 'conflict' });
    expect((await commands['snippets.list'](EDITOR, {})).snippets).toMatchObject([{ name: 'days', usedBy: [{ title: 'returns' }] }]);
    expect(await read('returns')).toBe('Within 60 days.');
    expect(knowledge.shelf.picture().expand('{{snippet:nowhere}}', 'en').problems).toEqual([{ kind: 'missing', name: 'nowhere' }]);
    await publish('returns', 'Nothing.');
    await commands['snippets.remove'](EDITOR, { name: 'days' });
    await expect(commands['snippets.remove'](EDITOR, { name: 'days' })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('gets another name: articles, drafts and snippets follow, and what cannot goes on by the old one', async () => {
    const { save, publish, read, commands, knowledge } = await desk();
    await save('days', '60 days');
    await save('promise', 'You have {{snippet:days}}.');
    await publish('returns', 'Old: {{snippet:days}}');
    await publish('returns', 'Send it within {{ snippet: days }}. {{snippet:promise}}');
    const { id } = await knowledge.get({ slug: 'returns', locale: 'en' });
    await knowledge.desk.save({ article: id, rev: 0, change: { body: 'New: {{snippet:days}}' } }, { id: EDITOR.user.id, name: 'Edith' });
    const rename = () => commands['snippets.rename'](EDITOR, { name: 'days', to: 'return-days', version: 1 });
    expect(await rename()).toMatchObject({ snippet: { name: 'return-days', former: ['days'], version: 2 } });
    expect(await rename()).toMatchObject({ snippet: { name: 'return-days', version: 2 } });
    expect(await knowledge.get({ slug: 'returns', locale: 'en' })).toMatchObject({ version: 3, body: 'Send it within {{ snippet: return-days }}. {{snippet:promise}}', why: 'Its snippet is called return-days now.' });
    expect((await knowledge.desk.draft(id))?.content.body).toBe('New: {{snippet:return-days}}');
    expect(await read('returns')).toBe('Send it within 60 days. You have 60 days.');
    const { snippets } = await commands['snippets.list'](EDITOR, {});
    expect(snippets.map(({ name, texts, heldBy, usedBy }) => [name, texts['en'], heldBy, usedBy.length])).toEqual([['promise', 'You have {{snippet:return-days}}.', [], 1], ['return-days', '60 days', ['promise'], 1]]);
    // The versions of the article still say it by the old name.
    expect(knowledge.shelf.picture().expand('Old: {{snippet:days}}', 'en')).toEqual({ text: 'Old: 60 days', problems: [] });
    await expect(save('days', 'another text')).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('“return-days” was called so') });
    await expect(commands['snippets.rename'](EDITOR, { name: 'promise', to: 'days', version: 2 })).rejects.toMatchObject({ code: 'conflict' });
    expect(await read('returns')).toBe('Send it within 60 days. You have 60 days.');
  });

  it('leaves its old name to others once no text says it, and can have it back', async () => {
    const { save, commands } = await desk();
    await save('days', '60 days');
    const rename = (name: string, to: string, version: number) => commands['snippets.rename'](EDITOR, { name, to, version });
    await rename('days', 'return-days', 1);
    await rename('return-days', 'days', 2);
    expect((await rename('days', 'term', 3)).snippet).toMatchObject({ name: 'term', former: ['days', 'return-days'], version: 4 });
    await save('days', 'another text');
    const { snippets } = await commands['snippets.list'](EDITOR, {});
    expect(snippets.map(({ name, former, texts }) => [name, former, texts['en']])).toEqual([['days', [], 'another text'], ['term', ['return-days'], '60 days']]);
    await commands['snippets.remove'](EDITOR, { name: 'term' });
    await save('return-days', 'free again');
  });

  it('is refused a name that is taken, that makes a circle, or that somebody else chose meanwhile', async () => {
    const { save, commands, knowledge } = await desk();
    await save('a', 'A {{snippet:c}}');
    await save('b', 'B {{snippet:a}}');
    const rename = (name: string, to: string, version = 1) => commands['snippets.rename'](EDITOR, { name, to, version });
    await expect(rename('a', 'b')).rejects.toMatchObject({ code: 'conflict' });
    // What nobody has yet is mentioned in “a”, which “b” holds.
    await expect(rename('a', 'c')).rejects.toMatchObject({ code: 'conflict' });
    await expect(rename('b', 'c')).rejects.toMatchObject({ code: 'conflict' });
    await expect(rename('a', 'd', 7)).rejects.toMatchObject({ code: 'conflict' });
    await expect(rename('gone', 'd')).rejects.toMatchObject({ code: 'not_found' });
    await expect(commands['snippets.rename'](person('agent'), { name: 'a', to: 'd', version: 1 })).rejects.toMatchObject({ code: 'forbidden' });
    const both = await Promise.allSettled([rename('a', 'd'), rename('a', 'e')]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect((await knowledge.shelf.snippets.all()).map(({ texts }) => texts['en'])).toHaveLength(2);
    expect(knowledge.shelf.picture().expand('{{snippet:a}}', 'en').text).toBe('A ');
  });

  it('is closed to people who do not edit articles', async () => {
    const { commands } = await desk();
    await expect(commands['snippets.list'](person('agent'), {})).rejects.toMatchObject({ code: 'forbidden' });
    await expect(commands['snippets.save'](person('agent'), { name: 'a', texts: { en: 'A' }, version: 0 })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('ends in whatever circle or cascade the store holds', () => {
    const circle = snippetExpander([{ name: 'a', texts: { en: '<{{snippet:b}}>' } }, { name: 'b', texts: { en: '({{snippet:a}})' } }]);
    expect(circle('x {{snippet:a}} y', 'en')).toEqual({ text: 'x <()> y', problems: [{ kind: 'cyclic', name: 'a' }] });
    const texts = Array.from({ length: 5 }, (_, i) => ({ name: `n${i}`, texts: { en: `0123456789${`{{snippet:n${i + 1}}}`.repeat(100)}` } }));
    const cascade = snippetExpander([...texts, { name: 'n5', texts: { en: 'x'.repeat(1_000) } }])('{{snippet:n0}}', 'en');
    expect(cascade.text.length).toBeLessThan(250_000);
    expect(cascade.problems.map(({ kind }) => kind)).toContain('too_long');
  });
});
