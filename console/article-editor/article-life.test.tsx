import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { ArticleVersion } from '../../protocol/article-desk.ts';
import { EDDA, articleDraft } from '../testing/article-desk.ts';
import { MAYA } from '../testing/chat-log.ts';
import { ARTICLE, MAYAS, answerTrials, button, editedArticle } from '../testing/edited-article.ts';
import { goldenReport, goldenTrial } from '../testing/golden-trials.ts';
import { fine, refuse } from '../testing/fake-staff.ts';

describe('a reviewer', () => {
  const theirs = articleDraft(ARTICLE, { body: 'Sixty days.' }, {
    authors: [MAYAS], by: MAYAS,
    review: { state: 'requested', reviewer: null, steps: [{ what: 'requested', by: MAYAS, at: 1, note: '' }] },
  });

  it('says what should change before it is published', async () => {
    const { fake, asked, open } = editedArticle({ draft: theirs });
    fake.answer('review.decide', ({ decision, note }) =>
      fine({ draft: { ...theirs, review: { state: decision, reviewer: null, steps: [...theirs.review.steps, { what: decision, by: { id: EDDA.id, name: EDDA.name }, at: 2, note }] } } }),
    );
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Ask for changes' }));
    const dialog = within(await screen.findByRole('dialog'));
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
    const { fake, asked, open } = editedArticle({ draft: null });
    fake.answer('article.versions', () => fine({ versions: [version(3, 'Shorter'), version(2, 'New law'), version(1, '')], next: null }));
    fake.answer('article.diff', () => fine({ fields: [{ field: 'body', parts: [{ kind: 'removed', text: 'Sixty' }, { kind: 'added', text: 'Thirty' }, { kind: 'same', text: ' days.' }] }] }));
    fake.answer('article.restore', () => fine({ article: ARTICLE, draft: articleDraft(ARTICLE, { body: 'Sixty days.' }, { origin: { kind: 'version', version: 2 } }), trial: null }));
    const { user } = await open('?show=history');
    expect(await screen.findByText('New law')).toBeTruthy();
    await user.click(button('What changed in version 3'));
    expect((await screen.findByText('Thirty')).closest('ins')?.textContent).toContain('+');
    expect(screen.getByText('Sixty').closest('del')).toBeTruthy();
    expect(asked('article.diff')).toEqual([{ article: ARTICLE.id, from: 2, to: 3 }]);
    await user.click(button('Restore version 2'));
    await user.click(button('Restore as draft'));
    expect(await screen.findByText('Version 2 is restored.')).toBeTruthy();
    expect(asked('article.restore')).toEqual([{ article: ARTICLE.id, version: 2, to: 'draft', over: 0, why: '', acceptWorse: false }]);
    expect(screen.getByText('Draft with changes')).toBeTruthy();
  });
});

describe('the readers of an article', () => {
  it('are chosen by tier; one that the owner no longer keeps can be taken off', async () => {
    const { fake, asked, open } = editedArticle({ draft: articleDraft(ARTICLE, { audience: 'tiers', tiers: ['Old club'] }) });
    fake.answer('articles.tiers', () => fine({ tiers: ['Standard', 'Premium'] }));
    const { user } = await open('?show=details');
    const tiers = within(await screen.findByRole('group', { name: 'Tiers' }));
    expect((screen.getByRole('radio', { name: /Customers of some tiers/ }) as HTMLInputElement).checked).toBe(true);
    await user.click(await tiers.findByRole('checkbox', { name: 'Premium' }));
    await user.click(tiers.getByRole('checkbox', { name: /Old club No longer one of your tiers/ }));
    expect(tiers.queryByRole('checkbox', { name: /Old club/ })).toBeNull();
    await waitFor(() => expect(asked('draft.save').at(-1)).toMatchObject({ change: { tiers: ['Premium'] } }));
    await user.click(screen.getByRole('radio', { name: /Agents only/ }));
    expect(screen.queryByRole('group', { name: 'Tiers' })).toBeNull();
  });
});

describe('the care for an article', () => {
  it('is one click where it is still right', async () => {
    const { fake, open } = editedArticle({ draft: null });
    fake.answer('article.verify', () => fine({ article: { ...ARTICLE, version: 4, verifyBy: '2026-09-01' } }));
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Still right' }));
    expect(await screen.findByText(/Marked as still right/)).toBeTruthy();
  });

  it('keeps the old address alive when it gets another one', async () => {
    const { fake, asked, open } = editedArticle({ draft: null });
    fake.answer('article.rename', ({ slug }) => (slug === 'taken' ? refuse('conflict', 'Another article has this address.') : fine({ article: { ...ARTICLE, slug } })));
    fake.answer('articles.counts', () => refuse('unavailable', 'The store is away.'));
    const { user } = await open('?show=details');
    await user.click(await screen.findByRole('button', { name: 'Change address' }));
    const dialog = within(await screen.findByRole('dialog'));
    const box = dialog.getByRole('textbox', { name: 'Address' });
    await user.clear(box);
    await user.type(box, 'taken{Enter}');
    expect(await dialog.findByText('Another article has this address.')).toBeTruthy();
    await user.clear(box);
    await user.type(box, 'send-it-back{Enter}');
    expect(await screen.findByText('/help/send-it-back')).toBeTruthy();
    expect(asked('article.rename')).toHaveLength(2);
  });

  it('is archived after the golden set was asked without it, with a decision where something gets worse', async () => {
    const { fake, asked, open } = editedArticle({ draft: null });
    answerTrials(fake, goldenReport({ isWorse: true }));
    fake.answer('article.archive', () => fine({ article: { ...ARTICLE, state: 'archived', version: 4 }, trial: null }));
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(button('Archive…'));
    const anyway = () => button('Archive anyway');
    await waitFor(() => expect(anyway().disabled).toBe(true));
    await user.click(screen.getByRole('checkbox', { name: /I have read what gets worse/ }));
    await user.click(anyway());
    expect(await screen.findByText('Archived. Customers and the bot no longer have it.')).toBeTruthy();
    expect(asked('trial.start')).toEqual([{ article: ARTICLE.id, rev: 0, becomes: { kind: 'archived' } }]);
    expect(asked('article.archive')).toMatchObject([{ trial: goldenTrial('done').id, acceptWorse: true }]);
  });

  it('takes back a draft that was thrown away', async () => {
    const { fake, open } = editedArticle();
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
    const { fake, open } = editedArticle({ article, draft: null });
    fake.answer('article.remove', () => fine(null));
    fake.answer('articles.list', () => fine({ rows: [], next: null, found: 0 }));
    const { user, router } = await open();
    await user.click(await screen.findByRole('button', { name: 'More actions' }));
    await user.click(button('Delete for good…'));
    await user.click(button('Delete for good'));
    await waitFor(() => expect(router.address.value).toBe('/console/articles'));
  });
});
