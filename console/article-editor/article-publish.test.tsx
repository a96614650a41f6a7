import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { EDDA, articleDraft } from '../testing/article-desk.ts';
import { MAYA } from '../testing/chat-log.ts';
import { ARTICLE, MAYAS, answerTrials, button, editedArticle } from '../testing/edited-article.ts';
import { fine } from '../testing/fake-staff.ts';
import { goldenReport, goldenTrial } from '../testing/golden-trials.ts';

describe('publishing', () => {
  it('is tried first, and says when the bot has it', async () => {
    const { fake, server, asked, open } = editedArticle();
    answerTrials(fake, goldenReport());
    fake.answer('article.publish', () => {
      server.article = { ...ARTICLE, body: 'Sixty days.', version: 4 };
      return fine({ published: true, article: server.article });
    });
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Publish…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Publish this article' }));
    await dialog.findByText('Nothing gets worse.');
    await user.type(dialog.getByRole('textbox', { name: 'What changed, and why' }), 'New law');
    await user.click(dialog.getByRole('button', { name: 'Publish' }));
    expect(await screen.findByText('Live: the bot answers from it now.')).toBeTruthy();
    expect(asked('article.publish')).toEqual([{ article: ARTICLE.id, rev: 1, why: 'New law', trial: goldenTrial('done').id, acceptWorse: false }]);
    await waitFor(() => expect(screen.queryByText('Draft with changes')).toBeNull());
  });

  it('asks for a decision when answers get worse, the newly broken ones first', async () => {
    const { fake, asked, open } = editedArticle();
    const right = { verdict: 'right' as const, decision: 'answer' as const, rank: 1, first: 'returns', confidence: 0.9 };
    const lost = { verdict: 'wrong' as const, decision: 'handoff' as const, rank: null, first: null, confidence: 0.1 };
    answerTrials(fake, goldenReport({
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

  it('shows both texts where the article in force was changed in the same place', async () => {
    const { fake, server, asked, open } = editedArticle();
    answerTrials(fake, goldenReport());
    const inForce = { ...ARTICLE, body: 'Ninety days.', version: 4 };
    fake.answer('article.publish', () => fine({ published: false, reason: 'clash', clashes: ['body'], article: inForce }));
    fake.answer('draft.rebase', () => {
      server.draft = articleDraft(inForce, { body: 'Sixty days.' }, { rev: 2 });
      return fine({ draft: server.draft });
    });
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Publish…' }));
    await screen.findByText('Nothing gets worse.');
    await user.click(button('Publish'));
    expect(await screen.findByRole('heading', { name: 'The article in force was changed in the same place' })).toBeTruthy();
    expect(screen.getByText('Ninety days.')).toBeTruthy();
    await user.click(screen.getByRole('radio', { name: 'Yours' }));
    await user.click(button('Save this'));
    expect(await screen.findByText(/The draft is up to date/)).toBeTruthy();
    expect(asked('draft.rebase')).toEqual([{ article: ARTICLE.id, rev: 1, version: 4, choices: { body: 'Sixty days.' } }]);
  });

  it('goes on with the test that the server asks for', async () => {
    const { fake, open } = editedArticle();
    answerTrials(fake, goldenReport());
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
    const { fake, asked, open } = editedArticle({ reviewRequired: true });
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
    const { fake, asked, open } = editedArticle();
    answerTrials(fake, goldenReport());
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
