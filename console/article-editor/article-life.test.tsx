import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { ArticleDraft, ArticleVersion, DeskArticle } from '../../protocol/article-desk.ts';
import type { GoldenReport } from '../../protocol/golden.ts';
import { EDDA, articleDraft, deskArticle, openedArticle } from '../testing/article-desk.ts';
import { MAYA } from '../testing/chat-log.ts';
import { goldenReport, goldenTrial } from '../testing/golden-trials.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { memoryStore, renderConsole } from '../testing/render-console.tsx';
import { PLAIN_EDITOR } from './markdown/markdown-field.tsx';

const ARTICLE = deskArticle('returns', { title: 'Returns', body: 'Thirty days.', verifyBy: '2026-03-01' });
const MAYAS = { id: MAYA.id, name: MAYA.name };

/** An article with what a story says of it. */
function desk(story: { article?: DeskArticle; draft?: ArticleDraft | null; reviewRequired?: boolean } = {}) {
  const { article = ARTICLE, draft = articleDraft(ARTICLE, { body: 'Sixty days.' }), reviewRequired = false } = story;
  const fake = fakeStaff(EDDA);
  const server = { article, draft };
  fake.answer('article.open', () => fine(openedArticle(server.article, server.draft, { settings: { reviewRequired, verifyEveryDays: 180 } })));
  fake.answer('article.here', () => fine({ others: [] }));
  fake.answer('draft.render', () => fine({ body: [] }));
  const asked = (name: string) => fake.asked.filter((one) => one.name === name).map(({ input }) => input);
  const open = (show = '') => renderConsole({ at: `/console/articles/edit/${ARTICLE.id}${show}`, me: EDDA, fake, storage: memoryStore({ [PLAIN_EDITOR]: 'yes' }) });
  return { fake, server, asked, open };
}
/** Answers trials with a report. */
function testing(fake: ReturnType<typeof fakeStaff>, report: GoldenReport) {
  fake.answer('trial.start', () => fine({ trial: goldenTrial('running') }));
  fake.answer('trial.read', () => fine({ trial: goldenTrial('done', report) }));
}
const button = (name: string) => screen.getByRole('button', { name }) as HTMLButtonElement;

describe('publishing', () => {
  it('is tried first, and says when the bot has it', async () => {
    const { fake, server, asked, open } = desk();
    testing(fake, goldenReport());
    fake.answer('article.publish', () => {
      server.article = { ...ARTICLE, body: 'Sixty days.', version: 4 };
      return fine({ published: true, article: server.article });
    });
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Publish…' }));
    const dialog = within(screen.getByRole('dialog', { name: 'Publish this article' }));
    await dialog.findByText('Nothing gets worse.');
    await user.type(dialog.getByRole('textbox', { name: 'What changed, and why' }), 'New law');
    await user.click(dialog.getByRole('button', { name: 'Publish' }));
    expect(await screen.findByText('Live: the bot answers from it now.')).toBeTruthy();
    expect(asked('article.publish')).toEqual([{ article: ARTICLE.id, rev: 1, why: 'New law', trial: goldenTrial('done').id, acceptWorse: false }]);
    await waitFor(() => expect(screen.queryByText('Draft with changes')).toBeNull());
  });

  it('asks for a decision when answers get worse, the newly broken ones first', async () => {
    const { fake, asked, open } = desk();
    const right = { verdict: 'right' as const, decision: 'answer' as const, rank: 1, first: 'returns', confidence: 0.9 };
    const lost = { verdict: 'wrong' as const, decision: 'handoff' as const, rank: null, first: null, confidence: 0.1 };
    testing(fake, goldenReport({
      isWorse: true,
      golden: { before: { right: 2, choice: 0, wrong: 0 }, after: { right: 1, choice: 0, wrong: 1 } },
      rows: [{ kind: 'golden', question: 'how long can i return', expect: 'returns', locale: 'en', before: right, after: lost, change: 'broken' }],
      collisions: [{ question: 'send it back', article: 'returns', other: 'exchanges' }],
    }));
    fake.answer('article.publish', () => fine({ published: true, article: { ...ARTICLE, version: 4 } }));
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Publish…' }));
    const row = within((await screen.findByRole('rowheader', { name: 'how long can i return' })).closest('tr') as HTMLElement);
    expect(row.getByText('Answers with it')).toBeTruthy();
    expect(row.getByText('Finds nothing; it is not found')).toBeTruthy();
    expect(row.getByText('Broken')).toBeTruthy();
    expect(screen.getByText('exchanges')).toBeTruthy();
    expect(button('Publish anyway').disabled).toBe(true);
    await user.click(screen.getByRole('checkbox', { name: /I have read what gets worse/ }));
    await user.click(button('Publish anyway'));
    await screen.findByText('Live: the bot answers from it now.');
    expect(asked('article.publish')).toMatchObject([{ acceptWorse: true }]);
  });

  it('goes on with the test that the server asks for', async () => {
    const { fake, open } = desk();
    testing(fake, goldenReport());
    let first = true;
    fake.answer('article.publish', () => {
      const again = first;
      first = false;
      return fine(again ? { published: false, reason: 'trial_running', trial: goldenTrial('running') } : { published: true, article: ARTICLE });
    });
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Publish…' }));
    await screen.findByText('Nothing gets worse.');
    await user.click(button('Publish'));
    await waitFor(() => expect(button('Publish').disabled).toBe(true));
    await waitFor(() => expect(button('Publish').disabled).toBe(false));
    await user.click(button('Publish'));
    expect(await screen.findByText('Live: the bot answers from it now.')).toBeTruthy();
  });

  it('waits for another person where the owner wants that', async () => {
    const { fake, asked, open } = desk({ reviewRequired: true });
    fake.answer('review.request', ({ reviewer, note }) =>
      fine({
        draft: articleDraft(ARTICLE, {}, {
          review: { state: 'requested', reviewer: reviewer === null ? null : MAYAS, steps: [{ what: 'requested', by: { id: EDDA.id, name: EDDA.name }, at: 1, note }] },
        }),
      }),
    );
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Ask for review' }));
    expect(screen.queryByRole('button', { name: 'Publish…' })).toBeNull();
    await user.selectOptions(screen.getByRole('combobox', { name: 'Who should read it' }), MAYA.name);
    await user.type(screen.getByRole('textbox', { name: 'What to look at' }), 'Is it sixty?');
    await user.click(button('Ask for a review'));
    expect(await screen.findByRole('heading', { name: 'Waiting for Maya Reed to read it' })).toBeTruthy();
    expect(screen.getByText('Is it sixty?')).toBeTruthy();
    expect(screen.getByText('You wrote in this draft, so somebody else decides.')).toBeTruthy();
    expect(asked('review.request')).toEqual([{ article: ARTICLE.id, rev: 1, reviewer: MAYA.id, note: 'Is it sixty?' }]);
  });

  it('is planned for a day and time in a zone that is named', async () => {
    const { fake, asked, open } = desk();
    testing(fake, goldenReport());
    fake.answer('article.schedule', ({ at }) => fine({ scheduled: true, draft: articleDraft(ARTICLE, {}, { schedule: { at, by: MAYAS } }) }));
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(button('Schedule…'));
    expect(screen.getByText(new RegExp(Intl.DateTimeFormat().resolvedOptions().timeZone))).toBeTruthy();
    await screen.findByText('Nothing gets worse.');
    await user.click(button('Schedule'));
    expect(await screen.findByText(/It publishes itself on/)).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'Text' })).toBeNull();
    expect(asked('article.schedule')).toHaveLength(1);
    expect(button('Take the schedule back')).toBeTruthy();
  });
});

describe('a reviewer', () => {
  const theirs = articleDraft(ARTICLE, { body: 'Sixty days.' }, {
    authors: [MAYAS], by: MAYAS,
    review: { state: 'requested', reviewer: null, steps: [{ what: 'requested', by: MAYAS, at: 1, note: '' }] },
  });

  it('says what should change before it is published', async () => {
    const { fake, asked, open } = desk({ draft: theirs });
    fake.answer('review.decide', ({ decision, note }) =>
      fine({ draft: { ...theirs, review: { state: decision, reviewer: null, steps: [...theirs.review.steps, { what: decision, by: { id: EDDA.id, name: EDDA.name }, at: 2, note }] } } }),
    );
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Ask for changes' }));
    const dialog = within(screen.getByRole('dialog'));
    expect((dialog.getByRole('button', { name: 'Ask for changes' }) as HTMLButtonElement).disabled).toBe(true);
    await user.type(dialog.getByRole('textbox', { name: 'What should change' }), 'Name the holidays.');
    await user.click(dialog.getByRole('button', { name: 'Ask for changes' }));
    expect(await screen.findByRole('heading', { name: 'Changes are wanted' })).toBeTruthy();
    expect(asked('review.decide')).toEqual([{ article: ARTICLE.id, rev: 1, decision: 'changes_wanted', note: 'Name the holidays.' }]);
  });
});

describe('the history of an article', () => {
  const version = (number: number, why: string): ArticleVersion => ({
    version: number, by: { kind: 'user', id: MAYA.id, name: MAYA.name }, why, at: number, title: 'Returns', state: 'published', current: number === 3,
  });

  it('tells who changed what, when and why, and brings an older version back', async () => {
    const { fake, asked, open } = desk({ draft: null });
    fake.answer('article.versions', () => fine({ versions: [version(3, 'Shorter'), version(2, 'New law'), version(1, '')], next: null }));
    fake.answer('article.diff', () => fine({ fields: [{ field: 'body', parts: [{ kind: 'removed', text: 'Sixty' }, { kind: 'added', text: 'Thirty' }, { kind: 'same', text: ' days.' }] }] }));
    fake.answer('article.restore', () => fine({ article: ARTICLE, draft: articleDraft(ARTICLE, { body: 'Sixty days.' }, { origin: { kind: 'version', version: 2 } }) }));
    const { user } = await open('?show=history');
    expect(await screen.findByText('New law')).toBeTruthy();
    await user.click(button('What changed in version 3'));
    expect((await screen.findByText('Thirty')).closest('ins')?.textContent).toContain('+');
    expect(screen.getByText('Sixty').closest('del')).toBeTruthy();
    expect(asked('article.diff')).toEqual([{ article: ARTICLE.id, from: 2, to: 3 }]);
    await user.click(button('Restore version 2'));
    await user.click(button('Restore as draft'));
    expect(await screen.findByText('Version 2 is restored.')).toBeTruthy();
    expect(asked('article.restore')).toEqual([{ article: ARTICLE.id, version: 2, to: 'draft', over: 0, why: '' }]);
    expect(screen.getByText('Draft with changes')).toBeTruthy();
  });
});

describe('the care for an article', () => {
  it('is one click where it is still right', async () => {
    const { fake, open } = desk({ draft: null });
    fake.answer('article.verify', () => fine({ article: { ...ARTICLE, version: 4, verifyBy: '2026-09-01' } }));
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Still right' }));
    expect(await screen.findByText(/Marked as still right/)).toBeTruthy();
  });

  it('keeps the old address alive when it gets another one', async () => {
    const { fake, asked, open } = desk({ draft: null });
    fake.answer('article.rename', ({ slug }) => (slug === 'taken' ? refuse('conflict', 'Another article has this address.') : fine({ article: { ...ARTICLE, slug } })));
    fake.answer('articles.counts', () => refuse('unavailable', 'The store is away.'));
    const { user } = await open('?show=details');
    await user.click(await screen.findByRole('button', { name: 'Change address' }));
    const dialog = within(screen.getByRole('dialog'));
    const box = dialog.getByRole('textbox', { name: 'Address' });
    await user.clear(box);
    await user.type(box, 'taken{Enter}');
    expect(await dialog.findByText('Another article has this address.')).toBeTruthy();
    await user.clear(box);
    await user.type(box, 'send-it-back{Enter}');
    expect(await screen.findByText('/help/send-it-back')).toBeTruthy();
    expect(asked('article.rename')).toHaveLength(2);
  });

  it('takes back a draft that was thrown away', async () => {
    const { fake, open } = desk();
    const draft = articleDraft(ARTICLE, { body: 'Sixty days.' });
    fake.answer('draft.discard', () => fine({ discarded: draft }));
    fake.answer('draft.restore', () => fine({ draft }));
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(button('Throw the draft away'));
    await waitFor(() => expect((screen.getByRole('textbox', { name: 'Text' }) as HTMLTextAreaElement).value).toBe('Thirty days.'));
    await user.click(button('Bring it back'));
    await waitFor(() => expect((screen.getByRole('textbox', { name: 'Text' }) as HTMLTextAreaElement).value).toBe('Sixty days.'));
  });

  it('ends with a question before it is gone for good', async () => {
    const article = { ...ARTICLE, state: 'archived' as const };
    const { fake, open } = desk({ article, draft: null });
    fake.answer('article.remove', () => fine(null));
    fake.answer('articles.list', () => fine({ rows: [], next: null, found: 0 }));
    const { user, router } = await open();
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(button('Delete for good…'));
    await user.click(button('Delete for good'));
    await waitFor(() => expect(router.address.value).toBe('/console/articles'));
  });
});
