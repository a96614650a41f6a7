import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DeskPerson, DeskStage } from '../testing/desk-stage.ts';
import { deskStage, publishedArticle, publishNow } from '../testing/desk-stage.ts';

let stage: DeskStage;
let ada: DeskPerson;
let ben: DeskPerson;
const REFUNDS = { title: 'Refunds', body: 'Ten days.\n\nBy card.\n\nNo fee.', questions: ['When do I get my money back?'], category: 'Refunds' };
const PUBLIC = { locale: 'en', audience: 'public' } as const;

beforeEach(async () => {
  stage = await deskStage();
  ada = stage.person('Ada');
  ben = stage.person('Ben');
});
afterEach(() => stage.close());

describe('a new article', () => {
  it('is read by nobody until its draft is published, and then the bot answers from it', async () => {
    const { article, draft } = await ada.ask('article.create', { content: { title: 'Kayak rental' }, clientId: 'kayak-rental' });
    expect(article).toMatchObject({ slug: 'kayak-rental', state: 'draft', version: 1 });
    const change = { body: 'By the day.', questions: ['Can I rent a kayak?'] };
    const saved = await ada.ask('draft.save', { article: article.id, rev: draft.rev, change });
    expect(saved).toMatchObject({ saved: true, draft: { rev: 2, content: { title: 'Kayak rental', body: 'By the day.' } } });
    expect((await stage.knowledge.engine.ask('Can I rent a kayak?', PUBLIC)).decision).toBe('handoff');
    await publishNow(ada, article.id, 2, 'Asked often.');
    expect((await stage.knowledge.engine.ask('Can I rent a kayak?', PUBLIC)).candidates[0]?.slug).toBe('kayak-rental');
    const { article: now, draft: left } = await ada.ask('article.open', { article: article.id });
    expect(now).toMatchObject({ state: 'published', version: 2, updatedBy: { name: 'Ada' }, publishedAt: stage.clock.now() });
    expect(left).toBeNull();
  });

  it('is made once, however often it is asked for, and gets an address of its own', async () => {
    const input = { content: { title: 'Größe wählen' }, clientId: 'first-try-1' };
    const first = await ada.ask('article.create', input);
    expect((await ada.ask('article.create', input)).article.id).toBe(first.article.id);
    const second = await ada.ask('article.create', { ...input, clientId: 'second-try-2' });
    expect([first.article.slug, second.article.slug]).toEqual(['grosse-wahlen', 'grosse-wahlen-2']);
    await expect(ada.ask('article.create', { slug: 'grosse-wahlen', clientId: 'third-try-3' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is published once, also where the answer was lost', async () => {
    const article = await publishedArticle(ada, REFUNDS);
    const again = await ada.ask('article.publish', { article: article.id, rev: 1, why: '' });
    expect(again).toMatchObject({ published: true, article: { version: article.version } });
  });

  it('is listed by programs, and written into files, as its draft has it', async () => {
    const { article } = await ada.ask('article.create', { content: { title: 'Kayak rental' }, clientId: 'kayak-rental' });
    await ada.ask('draft.save', { article: article.id, rev: 1, change: { title: 'Kayak hire', body: 'By the day.' } });
    expect(await stage.knowledge.get({ slug: 'kayak-rental', locale: 'en' })).toMatchObject({ title: 'Kayak hire', body: 'By the day.', state: 'draft', version: 1 });
    await publishNow(ada, article.id, 2);
    await ada.ask('draft.save', { article: article.id, rev: 0, change: { title: 'Secret' } });
    expect((await stage.knowledge.get({ slug: 'kayak-rental', locale: 'en' })).title).toBe('Kayak hire');
  });

  it('needs a title', async () => {
    const { article } = await ada.ask('article.create', { clientId: 'untitled' });
    await expect(ada.ask('article.publish', { article: article.id, rev: 1, why: '' })).rejects.toMatchObject({ code: 'invalid_payload', issues: [{ path: 'title' }] });
  });
});

describe('two people at one article', () => {
  it('see each other, and forget who went away without a word', async () => {
    const { id } = await publishedArticle(ada, REFUNDS);
    await ada.ask('article.here', { article: id, editing: true });
    expect((await ben.ask('article.open', { article: id })).others).toEqual([{ id: ada.id, name: 'Ada', editing: true }]);
    stage.clock.advance(30_000);
    expect((await ben.ask('article.here', { article: id, editing: false })).others).toEqual([]);
  });

  it('never write over each other: another rev is answered with the other’s text', async () => {
    const { id } = await publishedArticle(ada, REFUNDS);
    await ada.ask('draft.save', { article: id, rev: 0, change: { summary: 'By Ada' } });
    const late = await ben.ask('draft.save', { article: id, rev: 0, change: { summary: 'By Ben' } });
    expect(late).toMatchObject({ saved: false, conflict: { draft: { rev: 1, by: { name: 'Ada' }, content: { summary: 'By Ada' } } } });
    const clash = await ben.ask('draft.save', { article: id, rev: 0, change: { summary: 'By Ben' }, was: { summary: '' } });
    expect(clash).toMatchObject({ saved: false, conflict: { clashes: ['summary'] } });
  });

  it('are merged where they changed different lines', async () => {
    const { id } = await publishedArticle(ada, REFUNDS);
    await ada.ask('draft.save', { article: id, rev: 0, change: { body: 'Five days.\n\nBy card.\n\nNo fee.' } });
    const mine = { change: { body: 'Ten days.\n\nBy card.\n\nNo fee at all.', title: 'Refunds and fees' }, was: { body: REFUNDS.body, title: REFUNDS.title } };
    const merged = await ben.ask('draft.save', { article: id, rev: 0, ...mine });
    expect(merged).toMatchObject({ saved: true, merged: true, draft: { rev: 2, content: { title: 'Refunds and fees', body: 'Five days.\n\nBy card.\n\nNo fee at all.' } } });
  });

  it('lose nothing when both begin at once', async () => {
    const { id } = await publishedArticle(ada, REFUNDS);
    const both = await Promise.all([ada, ben].map((person) => person.ask('draft.save', { article: id, rev: 0, change: { summary: person.name } })));
    expect(both.filter(({ saved }) => saved)).toHaveLength(1);
    const { draft } = await ada.ask('article.open', { article: id });
    expect(draft?.content.summary).toBe(both[0]?.saved ? 'Ada' : 'Ben');
  });

  it('recognise a save whose answer was lost', async () => {
    const { id } = await publishedArticle(ada, REFUNDS);
    const save = { article: id, rev: 0, change: { summary: 'Once' } };
    await ada.ask('draft.save', save);
    expect(await ada.ask('draft.save', save)).toMatchObject({ saved: true, merged: false, draft: { rev: 1 } });
  });

  it('keep a text whose draft was published or discarded under it', async () => {
    const { id } = await publishedArticle(ada, REFUNDS);
    await ada.ask('draft.save', { article: id, rev: 0, change: { title: 'Refunds, new' } });
    const { discarded } = await ada.ask('draft.discard', { article: id, rev: 1 });
    const content = { ...discarded.content, questions: [...discarded.content.questions], tags: [...discarded.content.tags], tiers: [] };
    await expect(ben.ask('draft.save', { article: id, rev: 1, change: { summary: 'Mine' } })).rejects.toMatchObject({ code: 'conflict' });
    expect(await ben.ask('draft.save', { article: id, rev: 1, change: { summary: 'Mine' }, was: { summary: '' } })).toMatchObject({ saved: true, draft: { content: { title: 'Refunds', summary: 'Mine' } } });
    await expect(ada.ask('draft.restore', { article: id, content })).rejects.toMatchObject({ code: 'conflict' });
    await ben.ask('draft.discard', { article: id, rev: 1 });
    expect((await ada.ask('draft.restore', { article: id, content })).draft.content.title).toBe('Refunds, new');
  });
});

describe('a draft of a published article', () => {
  it('takes in what changed in force meanwhile, and asks where both changed the same', async () => {
    const { id, slug, locale } = await publishedArticle(ada, REFUNDS);
    await ada.ask('draft.save', { article: id, rev: 0, change: { body: 'Five days.\n\nBy card.\n\nNo fee.' } });
    await stage.knowledge.update({ slug, locale }, { tags: ['money'], summary: 'By program' });
    expect((await ada.ask('article.open', { article: id })).draft?.behind).toBe(true);
    expect(await publishNow(ada, id, 1)).toMatchObject({ tags: ['money'], summary: 'By program', body: 'Five days.\n\nBy card.\n\nNo fee.' });

    await ada.ask('draft.save', { article: id, rev: 0, change: { title: 'Mine' } });
    await stage.knowledge.update({ slug, locale }, { title: 'Theirs' });
    const trial = await ada.ask('trial.start', { article: id, rev: 1 });
    const clash = await ada.ask('article.publish', { article: id, rev: 1, why: '', trial: trial.trial.id, acceptWorse: true });
    expect(clash).toMatchObject({ published: false, reason: 'clash', clashes: ['title'], article: { title: 'Theirs' } });
    const { version } = (await ada.ask('article.open', { article: id })).article;
    await expect(ada.ask('draft.rebase', { article: id, rev: 1, version, choices: {} })).rejects.toMatchObject({ code: 'conflict', issues: [{ path: 'choices.title' }] });
    const { draft } = await ada.ask('draft.rebase', { article: id, rev: 1, version, choices: { title: 'Both', summary: 'Not asked about' } });
    expect(draft).toMatchObject({ rev: 2, base: version, behind: false, content: { title: 'Both', summary: 'By program' } });
    expect(await publishNow(ada, id, 2)).toMatchObject({ title: 'Both', tags: ['money'] });
  });

  it('is out of hands that lost the right to it', async () => {
    const { id } = await publishedArticle(ada, REFUNDS);
    ada.role = 'agent';
    await expect(ada.ask('draft.save', { article: id, rev: 0, change: { summary: 'x' } })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ada.ask('article.publish', { article: id, rev: 0, why: '' })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(ada.ask('articles.list', {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('a proposal', () => {
  const origin = { kind: 'conversation', id: 'c'.repeat(22) } as const;

  it('of somebody who may not edit waits for an editor, who makes it their own', async () => {
    const agent = stage.person('Gus', 'agent');
    const { id } = await publishedArticle(ada, REFUNDS);
    const proposal = { article: id, change: { summary: 'Ten days' }, note: 'Asked three times today.', origin };
    await stage.knowledge.desk.propose(proposal, agent);
    expect((await stage.knowledge.desk.propose(proposal, agent)).rev).toBe(1);
    expect((await ada.ask('articles.list', { need: 'proposed' })).rows).toMatchObject([{ id, draft: { by: { name: 'Gus' } } }]);
    const { draft } = await ada.ask('article.open', { article: id });
    expect(draft).toMatchObject({ origin, review: { state: 'proposed', steps: [{ what: 'proposed', note: 'Asked three times today.' }] } });
    await ada.ask('draft.save', { article: id, rev: 1, change: { summary: 'Ten days.' } });
    expect((await ada.ask('articles.list', { need: 'proposed' })).found).toBe(0);
    await expect(stage.knowledge.desk.propose({ ...proposal, change: { title: 'x' } }, agent)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('Ada') as string });
  });

  it('of a new article is nobody’s to publish but an editor’s', async () => {
    const agent = stage.person('Gus', 'agent');
    const input = { locale: 'en', content: { title: 'Boats', questions: ['Have you boats?'] }, origin, proposal: { note: '' }, clientId: 'from-conversation-1' };
    const { article } = await stage.knowledge.desk.create(input, agent);
    await expect(agent.ask('article.publish', { article: article.id, rev: 1, why: '' })).rejects.toMatchObject({ code: 'forbidden' });
    expect(await publishNow(ada, article.id, 1)).toMatchObject({ title: 'Boats', state: 'published' });
  });
});
