import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLogger } from '../../kernel/log.ts';
import type { DeskPerson, DeskStage } from '../testing/desk-stage.ts';
import { deskStage, publishedArticle, publishNow } from '../testing/desk-stage.ts';
import { publishDue } from './schedule-draft.ts';

let stage: DeskStage;
let ada: DeskPerson;
let ben: DeskPerson;
let cleo: DeskPerson;
const HOUR_MS = 3_600_000;

beforeEach(async () => {
  stage = await deskStage();
  ada = stage.person('Ada');
  ben = stage.person('Ben');
  cleo = stage.person('Cleo', 'admin');
});
afterEach(() => stage.close());

/** A draft of a published article. */
async function draftOf(editor: DeskPerson, title = 'Returns') {
  const { id } = await publishedArticle(editor, { title, body: 'Thirty days.', questions: [`How do ${title} work?`] });
  const saved = await editor.ask('draft.save', { article: id, rev: 0, change: { summary: 'New' } });
  return { article: id, rev: saved.saved ? saved.draft.rev : 0 };
}
const trialOf = async (editor: DeskPerson, key: { article: string; rev: number }) => ({ trial: (await editor.ask('trial.start', key)).trial.id, acceptWorse: true });

describe('a review', () => {
  it('is asked of somebody, who wants changes and approves the next text', async () => {
    const key = await draftOf(ada);
    await ada.ask('review.request', { ...key, reviewer: ben.id, note: 'Is it clear?' });
    const waiting = await ben.ask('articles.list', { need: 'my_review' });
    expect(waiting.rows.map(({ id }) => id)).toEqual([key.article]);
    await expect(ben.ask('review.decide', { ...key, decision: 'changes_wanted', note: '' })).rejects.toMatchObject({ code: 'invalid_payload' });
    await ben.ask('review.decide', { ...key, decision: 'changes_wanted', note: 'Name the fee.' });
    const { saved } = await ada.ask('draft.save', { ...key, change: { summary: 'No fee' } });
    const next = { ...key, rev: key.rev + 1 };
    await ada.ask('review.request', { ...next, reviewer: null, note: '' });
    await expect(ben.ask('review.decide', { ...key, decision: 'approved', note: '' })).rejects.toMatchObject({ code: 'conflict' });
    const { draft } = await ben.ask('review.decide', { ...next, decision: 'approved', note: 'Good.' });
    expect(saved).toBe(true);
    expect(draft.review.steps.map(({ what, by }) => `${by.name} ${what}`)).toEqual(['Ada requested', 'Ben changes_wanted', 'Ada requested', 'Ben approved']);
  });

  it('is not for the author, and an approval ends when the text changes', async () => {
    const key = await draftOf(ada);
    await expect(ada.ask('review.decide', { ...key, decision: 'approved', note: '' })).rejects.toMatchObject({ code: 'forbidden' });
    await ben.ask('review.decide', { ...key, decision: 'approved', note: '' });
    const saved = await ada.ask('draft.save', { ...key, change: { summary: 'Other' } });
    expect(saved).toMatchObject({ saved: true, draft: { review: { state: 'none' } } });
  });

  it('comes before publishing where the owner wants it, scheduled or at once, one or many', async () => {
    await expect(ada.ask('articles.change_settings', { reviewRequired: true })).rejects.toMatchObject({ code: 'forbidden' });
    const key = await draftOf(ada);
    await cleo.ask('articles.change_settings', { reviewRequired: true });
    const refused = { code: 'forbidden', issues: [{ path: 'review' }] };
    await expect(ada.ask('article.publish', { ...key, why: '', ...(await trialOf(ada, key)) })).rejects.toMatchObject(refused);
    await expect(ada.ask('article.schedule', { ...key, why: '', at: stage.clock.now() + HOUR_MS, ...(await trialOf(ada, key)) })).rejects.toMatchObject(refused);
    const bulk = await ada.ask('articles.bulk', { articles: [{ id: key.article, version: 2 }], action: { kind: 'publish', ...(await trialOf(ada, key)) } });
    expect(bulk.results).toMatchObject([{ outcome: 'refused' }]);
    await ben.ask('review.decide', { ...key, decision: 'approved', note: '' });
    expect(await publishNow(ada, key.article, key.rev)).toMatchObject({ summary: 'New' });
  });
});

describe('a scheduled draft', () => {
  const at = () => stage.clock.now() + HOUR_MS;
  async function scheduled(title?: string) {
    const key = await draftOf(ada, title);
    const answer = await ada.ask('article.schedule', { ...key, why: 'New season.', at: at(), ...(await trialOf(ada, key)) });
    expect(answer).toMatchObject({ scheduled: true, draft: { schedule: { by: { name: 'Ada' } } } });
    return key;
  }

  it('is published once at its time, whichever of the nodes sees it first', async () => {
    const { article } = await scheduled();
    const other = stage.node();
    expect(await stage.knowledge.desk.publishDue()).toBe(0);
    stage.clock.advance(HOUR_MS);
    const published = await Promise.all([stage.knowledge, other, stage.knowledge].map((node) => node.desk.publishDue()));
    expect(published.reduce((sum, count) => sum + count, 0)).toBe(1);
    const { versions } = await ada.ask('article.versions', { article });
    expect(versions.map(({ why }) => why)).toEqual([expect.stringMatching(/^New season\./), 'Published.', 'Begun.']);
    expect((await ada.ask('article.open', { article })).draft).toBeNull();
    await other.close();
  });

  it('goes out although the node that began with it died', async () => {
    const { article } = await scheduled();
    stage.clock.advance(HOUR_MS);
    await stage.knowledge.desk.parts.drafts.claimDue(stage.clock.now(), stage.clock.now() + 60_000);
    expect(await stage.knowledge.desk.publishDue()).toBe(0);
    stage.clock.advance(61_000);
    expect(await stage.knowledge.desk.publishDue()).toBe(1);
    expect((await ada.ask('article.open', { article })).article.summary).toBe('New');
  });

  it('is not published twice where the node died after publishing', async () => {
    const { article, rev } = await scheduled();
    stage.clock.advance(HOUR_MS);
    const { parts } = stage.knowledge.desk;
    const keepsDrafts = { ...parts, drafts: { ...parts.drafts, remove: async () => false } };
    await publishDue(keepsDrafts, silentLogger);
    const { version } = (await ada.ask('article.open', { article })).article;
    stage.clock.advance(61_000);
    await stage.knowledge.desk.publishDue();
    const after = await ada.ask('article.open', { article });
    expect(after).toMatchObject({ article: { version }, draft: null });
    expect(rev).toBe(1);
  });

  it('cannot be edited until it is taken off the schedule', async () => {
    const key = await scheduled();
    await expect(ben.ask('draft.save', { ...key, change: { summary: 'Half a sen' } })).rejects.toMatchObject({ code: 'conflict', issues: [{ path: 'schedule' }] });
    await ada.ask('article.unschedule', key);
    expect(await ben.ask('draft.save', { ...key, change: { summary: 'A sentence.' } })).toMatchObject({ saved: true });
    stage.clock.advance(HOUR_MS);
    expect(await stage.knowledge.desk.publishDue()).toBe(0);
  });

  it('says why it did not go out', async () => {
    const { article, rev } = await scheduled();
    const { slug, locale } = (await ada.ask('article.open', { article })).article;
    await stage.knowledge.update({ slug, locale }, { summary: 'By program' });
    stage.clock.advance(HOUR_MS);
    await stage.knowledge.desk.publishDue();
    const { draft } = await ada.ask('article.open', { article });
    expect(draft).toMatchObject({ rev, schedule: null, scheduleFailed: 'The article was changed in the same places meanwhile.', content: { summary: 'New' } });
    expect((await ada.ask('articles.list', { need: 'schedule_failed' })).found).toBe(1);
  });

  it('lies in the future', async () => {
    const key = await draftOf(ada);
    await expect(ada.ask('article.schedule', { ...key, why: '', at: stage.clock.now(), ...(await trialOf(ada, key)) })).rejects.toMatchObject({ code: 'invalid_payload', issues: [{ path: 'at' }] });
  });
});
