import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { GoldenTrial } from '../../../protocol/golden.ts';
import type { DeskPerson, DeskStage } from '../testing/desk-stage.ts';
import { deskStage, publishedArticle } from '../testing/desk-stage.ts';

let stage: DeskStage;
let ada: DeskPerson;

beforeEach(async () => {
  stage = await deskStage();
  ada = stage.person('Ada');
});
afterEach(() => stage.close());

async function finished(editor: DeskPerson, { id }: Pick<GoldenTrial, 'id'>): Promise<GoldenTrial> {
  await expect.poll(async () => (await editor.ask('trial.read', { trial: id })).trial.state).not.toBe('running');
  return (await editor.ask('trial.read', { trial: id })).trial;
}

const KAYAKS = { title: 'Kayak hire', body: 'By the day.', questions: ['Can I hire a kayak?'] };
const TENTS = { title: 'Tents', body: 'We sell tents.', questions: ['Do you sell tents?'] };

describe('trying before publishing', () => {
  it('names what a change breaks, and publishes it only after a decision, which the history keeps', async () => {
    await publishedArticle(ada, { title: 'Boats', body: 'By the day.', questions: ['Can I hire a kayak?'] });
    const tents = await publishedArticle(ada, TENTS);
    await ada.ask('golden.put', { question: 'hire a kayak', expect: 'boats' });
    await ada.ask('draft.save', { article: tents.id, rev: 0, change: { title: 'Hire a kayak', questions: ['Can I hire a kayak?', 'Hire a kayak for a day?', 'How to hire a kayak?'], body: 'Hire a kayak.' } });
    const answer = await ada.ask('article.publish', { article: tents.id, rev: 1, why: 'Renamed.', acceptWorse: true });
    if (answer.published || answer.reason === 'clash') throw new Error('it was not held up');
    const { report, id } = await finished(ada, answer.trial);
    expect(report).toMatchObject({ isWorse: true, golden: { before: { right: 1, wrong: 0 } } });
    expect(report?.rows[0]).toMatchObject({ kind: 'golden', question: 'hire a kayak', before: { rank: 1, first: 'boats' }, after: { first: 'tents' } });
    expect(report?.collisions).toContainEqual({ question: 'Can I hire a kayak?', article: 'boats', other: 'tents' });
    expect((await ada.ask('article.open', { article: tents.id })).article.title).toBe('Tents');
    const published = await ada.ask('article.publish', { article: tents.id, rev: 1, why: 'Renamed.', trial: id, acceptWorse: true });
    expect(published).toMatchObject({ published: true });
    const { versions } = await ada.ask('article.versions', { article: tents.id });
    expect(versions[0]?.why).toMatch(/^Renamed\. Accepted: \d+ answers? got worse/);
  });

  it('lets a change that breaks nothing through at once', async () => {
    const { id } = await publishedArticle(ada, KAYAKS);
    await ada.ask('golden.put', { question: 'hire a kayak', expect: 'kayak-hire' });
    await ada.ask('draft.save', { article: id, rev: 0, change: { summary: 'By the day.' } });
    expect(await ada.ask('article.publish', { article: id, rev: 1, why: '' })).toMatchObject({ published: true });
  });

  it('is left out where the bot cannot answer otherwise: another owner, category or tag', async () => {
    const { id } = await publishedArticle(ada, KAYAKS);
    await ada.ask('draft.save', { article: id, rev: 0, change: { owner: 'Boats', tags: ['water'] } });
    const tried = vi.spyOn(stage.knowledge.desk.parts.trials, 'start');
    expect(await ada.ask('article.publish', { article: id, rev: 1, why: '' })).toMatchObject({ published: true, article: { owner: 'Boats' } });
    expect(tried).not.toHaveBeenCalled();
  });

  it('holds up who archives what a golden question expects, until they have seen and decided', async () => {
    await publishedArticle(ada, TENTS);
    const { id, version } = await publishedArticle(ada, KAYAKS);
    await ada.ask('golden.put', { question: 'hire a kayak', expect: 'kayak-hire' });
    const held = await ada.ask('article.archive', { article: id, version, why: '' });
    expect(held).toMatchObject({ article: { state: 'published' }, trial: { of: [{ article: id, becomes: { kind: 'archived' } }] } });
    const { report, id: trial } = await finished(ada, held.trial as GoldenTrial);
    expect(report?.rows[0]).toMatchObject({ question: 'hire a kayak', change: 'broken', before: { verdict: 'right' }, after: { verdict: 'wrong' } });
    expect((await ada.ask('article.archive', { article: id, version, why: '' })).trial).not.toBeNull();
    const archived = await ada.ask('article.archive', { article: id, version, why: '', trial, acceptWorse: true });
    expect(archived).toMatchObject({ article: { state: 'archived' }, trial: null });
    expect((await ada.ask('article.archive', { article: id, version, why: '' })).article.version).toBe(archived.article.version);
  });

  it('holds up who brings an older version back that answers less', async () => {
    await publishedArticle(ada, TENTS);
    const { id, version } = await publishedArticle(ada, { ...KAYAKS, title: 'Boats', questions: [], body: '' });
    await ada.ask('draft.save', { article: id, rev: 0, change: { title: 'Kayak hire', questions: KAYAKS.questions } });
    await ada.ask('article.publish', { article: id, rev: 1, why: '' });
    await ada.ask('golden.put', { question: 'hire a kayak', expect: 'boats' });
    const restore = { article: id, version, to: 'force' as const, over: version + 1, why: '' };
    const held = await ada.ask('article.restore', restore);
    expect(held).toMatchObject({ article: { title: 'Kayak hire' }, trial: { of: [{ becomes: { kind: 'version', version } }] } });
    const { id: trial, report } = await finished(ada, held.trial as GoldenTrial);
    expect(report).toMatchObject({ isWorse: true });
    const restored = await ada.ask('article.restore', { ...restore, trial, acceptWorse: true });
    expect(restored).toMatchObject({ article: { title: 'Boats', state: 'published' }, trial: null });
  });

  it('is of the text that is published, not of an older save, and not of somebody else’s', async () => {
    const ben = stage.person('Ben');
    const { id } = await publishedArticle(ada, KAYAKS);
    await ada.ask('draft.save', { article: id, rev: 0, change: { questions: [] } });
    const { trial } = await ada.ask('trial.start', { article: id, rev: 1 });
    await finished(ada, trial);
    await expect(ben.ask('trial.read', { trial: trial.id })).rejects.toMatchObject({ code: 'not_found' });
    await ada.ask('draft.save', { article: id, rev: 1, change: { title: 'Nothing of it', body: '' } });
    await ada.ask('golden.put', { question: 'hire a kayak', expect: 'kayak-hire' });
    const answer = await ada.ask('article.publish', { article: id, rev: 2, why: '', trial: trial.id, acceptWorse: true });
    expect(answer).toMatchObject({ published: false, reason: 'needs_decision', trial: { of: [{ article: id, rev: 2 }] } });
  });
});

describe('the golden set', () => {
  it('is edited, asked by itself, and asks nothing twice', async () => {
    await publishedArticle(ada, KAYAKS);
    const { question } = await ada.ask('golden.put', { question: ' Hire  a kayak? ', expect: 'tents' });
    expect(question.question).toBe('Hire a kayak?');
    await expect(ada.ask('golden.put', { question: 'hire a KAYAK', expect: 'tents' })).rejects.toMatchObject({ code: 'conflict' });
    await ada.ask('golden.put', { id: question.id, question: 'hire a kayak', expect: 'kayak-hire' });
    await ada.ask('golden.put', { question: 'talk to a human', expect: 'person' });
    const { report } = await finished(ada, (await ada.ask('golden.run', {})).trial);
    expect(report).toMatchObject({ golden: { before: null, after: { right: 2, choice: 0, wrong: 0 } }, isWorse: false });
    await ada.ask('golden.remove', { id: question.id });
    await ada.ask('golden.put', question);
    expect((await ada.ask('golden.list', {})).questions.map(({ expect: wanted }) => wanted).sort()).toEqual(['person', 'tents']);
  });

  it('comes with a new installation once, and with an older one only where it speaks of its articles', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'porchlight-golden-'));
    await mkdir(join(folder, 'en'));
    await writeFile(join(folder, 'en/kayaks.md'), '---\ntitle: Kayaks\n---\nx\n');
    await writeFile(join(folder, 'golden.yml'), '- { question: kayak, expect: kayaks }\n- { question: human, expect: person }\n- { question: x }\n');
    const { lines } = await stage.knowledge.loadFirst(folder);
    expect(lines).toEqual(['golden.yml: question 3: expect Invalid key: Expected "expect" but received undefined']);
    const { questions } = await ada.ask('golden.list', {});
    expect(questions.map(({ question }) => question)).toEqual(['kayak', 'human']);
    await ada.ask('golden.remove', { id: questions[0]?.id ?? '' });
    await stage.node().loadFirst(folder);
    expect((await ada.ask('golden.list', {})).questions).toHaveLength(1);

    const other = await deskStage();
    await other.knowledge.importArticles({ articles: [{ slug: 'own', title: 'Own' }], publish: true });
    await other.knowledge.loadFirst(folder);
    expect((await other.person('Eve').ask('golden.list', {})).questions).toEqual([]);
    await other.close();
    await rm(folder, { recursive: true });
  });

  it('shares its page group with synonyms, which two people cannot overwrite for each other', async () => {
    await publishedArticle(ada, KAYAKS);
    const { revision } = await ada.ask('synonyms.list', {});
    const mine = await ada.ask('synonyms.save', { revision, groups: [['Kayak', 'paddle boat']] });
    expect(mine.groups).toEqual([['kayak', 'paddle boat']]);
    expect((await stage.knowledge.engine.ask('hire a paddle boat', { locale: 'en', audience: 'public' })).candidates[0]?.slug).toBe('kayak-hire');
    await expect(ada.ask('synonyms.save', { revision, groups: [['tent', 'bivvy']] })).rejects.toMatchObject({ code: 'conflict' });
    expect(await ada.ask('synonyms.save', { revision, groups: [['kayak', 'paddle boat']] })).toEqual(mine);
  });
});
