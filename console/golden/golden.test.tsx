import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { GoldenQuestion, GoldenReport } from '../../protocol/golden.ts';
import { EDDA, articleId } from '../testing/article-desk.ts';
import { goldenReport, goldenTrial } from '../testing/golden-trials.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { renderConsole } from '../testing/render-console.tsx';

const question = (words: string, expectation: string): GoldenQuestion => ({ id: articleId(words.replace(/\W/g, '')), question: words, expect: expectation, locale: 'en', at: 1 });

function goldenSet(questions: GoldenQuestion[]) {
  const fake = fakeStaff(EDDA);
  const server = new Map(questions.map((one) => [one.id, one]));
  fake.answer('golden.list', () => fine({ questions: [...server.values()] }));
  fake.answer('golden.put', ({ id = articleId('new'), question: words, expect: expectation, locale = 'en' }) => {
    if ([...server.values()].some((one) => one.question === words && one.id !== id)) return refuse('conflict', 'This question is in the set already.');
    const made = { id, question: words, expect: expectation, locale, at: 2 };
    server.set(id, made);
    return fine({ question: made });
  });
  fake.answer('golden.remove', ({ id }) => {
    server.delete(id);
    return fine(null);
  });
  fake.answer('articles.list', () => fine({ rows: [], next: null, found: 0 }));
  return { fake, server, open: () => renderConsole({ at: '/console/articles/golden', me: EDDA, fake }) };
}

describe('the golden set', () => {
  it('takes a question with the article or the person that should answer it', async () => {
    const { server, open } = goldenSet([]);
    const { user } = await open();
    expect(await screen.findByRole('heading', { name: 'No golden questions yet' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Add a question' }));
    await user.type(screen.getByRole('textbox', { name: 'Question' }), 'i want my lawyer');
    await user.click(screen.getByRole('radio', { name: 'A person' }));
    await user.click(screen.getByRole('button', { name: 'Add' }));
    expect(await screen.findByRole('rowheader', { name: 'i want my lawyer' })).toBeTruthy();
    expect([...server.values()]).toMatchObject([{ question: 'i want my lawyer', expect: 'person', locale: 'en' }]);
  });

  it('keeps what was written when a question is refused', async () => {
    const { open } = goldenSet([question('where is it', 'track-order')]);
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Add a question' }));
    await user.type(screen.getByRole('textbox', { name: 'Question' }), 'where is it');
    await user.type(screen.getByRole('combobox', { name: 'Article' }), 'track-order{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain('in the set already');
    expect((screen.getByRole('textbox', { name: 'Question' }) as HTMLInputElement).value).toBe('where is it');
  });

  it('gives a removed question back', async () => {
    const { server, open } = goldenSet([question('where is it', 'track-order')]);
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: 'Remove “where is it”' }));
    await user.click(await screen.findByRole('button', { name: 'Bring it back' }));
    expect(await screen.findByRole('rowheader', { name: 'where is it' })).toBeTruthy();
    expect([...server.values()]).toMatchObject([{ question: 'where is it', expect: 'track-order' }]);
  });

  it('is asked on demand, and tells what the bot gets wrong', async () => {
    const { fake, open } = goldenSet([question('where is it', 'track-order')]);
    const wrong = { verdict: 'wrong' as const, decision: 'answer' as const, rank: 4, first: 'shipping', confidence: 0.7 };
    const report: GoldenReport = goldenReport({
      golden: { before: null, after: { right: 1, choice: 0, wrong: 1 } },
      rows: [{ kind: 'golden', question: 'where is it', expect: 'track-order', locale: 'en', before: null, after: wrong, change: 'same' }],
    });
    fake.answer('golden.run', () => fine({ trial: goldenTrial('running') }));
    fake.answer('trial.read', () => fine({ trial: goldenTrial('done', report) }));
    const { user } = await open();
    await screen.findByRole('rowheader', { name: 'where is it' });
    await user.click(screen.getByRole('button', { name: 'Run it now' }));
    expect(await screen.findByText(/1 of 2 right/)).toBeTruthy();
    const found = within(screen.getByRole('region', { name: 'Questions that changed or are wrong' }));
    expect(found.getByText('Answers with shipping; it is number 4')).toBeTruthy();
  });

  it('stops a run that nobody waits for', async () => {
    const { fake, open } = goldenSet([question('where is it', 'track-order')]);
    fake.answer('golden.run', () => fine({ trial: goldenTrial('running') }));
    const { user } = await open();
    await screen.findByRole('rowheader', { name: 'where is it' });
    await user.click(screen.getByRole('button', { name: 'Run it now' }));
    await user.click(await screen.findByRole('button', { name: 'Stop' }));
    await waitFor(() => expect(fake.asked.some(({ name }) => name === 'trial.cancel')).toBe(true));
  });
});
