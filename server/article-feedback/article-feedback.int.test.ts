import { describe, expect, it } from 'vitest';
import { openShelf, person } from '../knowledge-base/testing/shelf-stage.ts';
import { silentLogger } from '../kernel/log.ts';
import { MASKS } from '../kernel/mask-text.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import { beginChat, openSurveyStage } from '../surveys/testing/survey-stage.ts';
import { createFeedbackInbox, createFeedbackStore, feedbackCommands, feedbackIndexes, feedbackReactor, readerCommands } from './index.ts';
import type { ArticleVote } from './index.ts';

const EDITOR = person('editor', 'Edith');
const DAY_MS = 24 * 60 * 60 * 1000;

/** Two articles and an inbox. */
async function desk() {
  const stage = await openShelf();
  await ensureIndexes(stage.store.connection, feedbackIndexes, silentLogger);
  const { knowledge, store, clock } = stage;
  await knowledge.importArticles({ articles: ['tents', 'boats'].map((slug) => ({ slug, title: slug, body: 'Text.' })), publish: true });
  const inbox = createFeedbackInbox({
    store: createFeedbackStore(store), find: (slug, locale) => knowledge.findShown(slug, locale), findIds: (ids) => knowledge.findIds(ids), clock, keptMs: 365 * DAY_MS,
  });
  const commands = feedbackCommands(inbox);
  const vote = (voter: string, more: Partial<ArticleVote> = {}) =>
    inbox.record({ slug: 'tents', locale: 'en', helped: false, reason: null, comment: null, voter, source: 'help_site', ...more });
  const idOf = async (slug: string) => (await knowledge.get({ slug, locale: 'en' })).id;
  const entries = async (slug = 'tents') => (await commands['feedback.list'](EDITOR, { article: await idOf(slug) })).entries;
  return { ...stage, inbox, commands, vote, idOf, entries };
}

describe('feedback on articles', () => {
  it('is listed by article, those with most left to do first, with reasons and words', async () => {
    const { commands, vote, entries, clock } = await desk();
    await vote('a', { reason: 'missing', comment: 'How tall is it? Call me: +44 20 7946 0958' });
    clock.advance(1_000);
    await vote('b', { reason: 'unclear' });
    await vote('c', { helped: true });
    await vote('d', { slug: 'boats', helped: true });
    const { articles, open } = await commands['feedback.articles'](EDITOR, { all: false });
    expect(open).toBe(2);
    expect(articles).toMatchObject([{ slug: 'tents', open: 2, helped: 1, notHelped: 2, reasons: { missing: 1, unclear: 1, outdated: 0, other: 0 } }]);
    expect((await commands['feedback.articles'](EDITOR, { all: true })).articles.map(({ slug }) => slug)).toEqual(['tents', 'boats']);
    expect((await entries()).map(({ reason, comment }) => [reason, comment])).toEqual([['unclear', null], ['missing', `How tall is it? Call me: ${MASKS.phone}`]]);
  });

  it('comes from the widget as well, with a reason and without the name of who gave it', async () => {
    const { inbox, entries, store } = await desk();
    const visitor = 'visitor-jo-00000000000';
    const reader = { visitor } as Parameters<ReturnType<typeof readerCommands>['article.vote']>[0];
    const commands = readerCommands(inbox);
    const vote = { slug: 'tents', locale: 'en', helped: false };
    await commands['article.vote'](reader, vote);
    await commands['article.vote'](reader, { ...vote, reason: 'outdated' });
    await commands['article.vote'](reader, { ...vote, slug: 'gone' });
    expect(await entries()).toMatchObject([{ source: 'widget', reason: 'outdated', state: 'open' }]);
    expect(JSON.stringify(await store.connection.collection('article_feedback').find({}).toArray())).not.toContain(visitor);
  });

  it('counts a reader once: a later vote takes the place of the earlier one', async () => {
    const { vote, entries, commands, inbox, idOf } = await desk();
    await vote('a');
    await vote('a', { reason: 'other', comment: 'Now I know why.' });
    await Promise.all([vote('b'), vote('b'), vote('b')]);
    expect((await entries()).map(({ comment }) => comment).sort()).toEqual(['Now I know why.', null]);
    await vote('b', { helped: true });
    expect(await inbox.openCounts()).toEqual(new Map([[await idOf('tents'), 1]]));
    const [{ id } = { id: '' }] = await entries();
    await commands['feedback.set'](EDITOR, { article: await idOf('tents'), ids: [id], state: 'done' });
    await vote('a', { reason: 'other', comment: 'Now I know why.' });
    expect((await inbox.openCounts()).size).toBe(0);
    await vote('a', { reason: 'other', comment: 'Still.' });
    expect((await inbox.openCounts()).size).toBe(1);
  });

  it('is closed and opened again by editors, page by page', async () => {
    const { vote, commands, idOf, clock } = await desk();
    for (let i = 0; i < 5; i += 1) {
      await vote(`v${i}`);
      clock.advance(i % 2 === 0 ? 0 : 1_000);
    }
    const article = await idOf('tents');
    const first = await commands['feedback.list'](EDITOR, { article, limit: 2 });
    const second = await commands['feedback.list'](EDITOR, { article, limit: 3, cursor: first.next ?? '' });
    const ids = [...first.entries, ...second.entries].map(({ id }) => id);
    expect([new Set(ids).size, second.next]).toEqual([5, null]);
    const set = await commands['feedback.set'](EDITOR, { article, ids: ids.slice(0, 2), state: 'no_action' });
    expect(set).toMatchObject({ article: { open: 3 }, entries: [{ state: 'no_action', by: 'Edith' }, { state: 'no_action' }] });
    expect((await commands['feedback.list'](EDITOR, { article, state: 'no_action' })).entries).toHaveLength(2);
    expect(await commands['feedback.set'](EDITOR, { article, ids, state: 'open' })).toMatchObject({ article: { open: 5 } });
    await expect(commands['feedback.list'](EDITOR, { article, cursor: '1_x' })).rejects.toMatchObject({ code: 'invalid_payload' });
    await expect(commands['feedback.articles'](person('agent'), { all: false })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('stays with an article that is renamed, is forgotten for one that is not there, and goes with its time', async () => {
    const { vote, knowledge, inbox, clock, commands } = await desk();
    await knowledge.shelf.redirects.renamed('en', 'old-tents', 'tents');
    await vote('a', { slug: 'old-tents' });
    await vote('b', { slug: 'nowhere' });
    await knowledge.importArticles({ articles: [{ slug: 'secret', title: 'x', audience: 'agents' }], publish: true });
    await vote('c', { slug: 'secret' });
    expect((await commands['feedback.articles'](EDITOR, { all: true })).articles.map(({ slug, open }) => [slug, open])).toEqual([['tents', 1]]);
    clock.advance(366 * DAY_MS);
    await vote('d');
    expect(await inbox.expire()).toBe(1);
    expect((await commands['feedback.articles'](EDITOR, { all: false })).open).toBe(1);
  });

  it('comes from the bot’s answers, with the question and the way to the conversation, once however often it is read', async () => {
    const { inbox, entries } = await desk();
    const stage = await openSurveyStage();
    const chat = await beginChat(stage);
    const bot = { kind: 'bot' } as const;
    const turn = { outcome: 'answer', article: { slug: 'tents', title: 'tents' }, heading: null, passage: [] } as const;
    const { seq } = await chat.act(bot, { kind: 'bot_message', text: 'Text.', turn });
    const reactor = feedbackReactor({ inbox, events: stage.conversations.events });
    const rated = await chat.act({ kind: 'visitor', id: (await chat.state()).visitor! }, { kind: 'rate_answer', messageSeq: seq, helped: false });
    const events = await stage.conversations.events.readAfter(chat.id, 0, 50);
    for (const event of [...events, ...events].filter(({ type }) => type === 'answer.rated')) {
      await reactor.react(event, { state: rated, append: () => Promise.resolve(null) });
    }
    expect(await entries()).toMatchObject([{ source: 'conversation', question: 'Where is my parcel?', conversation: chat.id, state: 'open' }]);
    await stage.close();
  });
});
