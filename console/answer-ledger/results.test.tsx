import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { ArticleResult, LedgerQuestion } from '../../protocol/ledger.ts';
import { fakeStaff, fine } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const refunds: ArticleResult = { slug: 'refunds', title: 'Refunds', shown: 40, given: 12, chosen: 2, helped: 7, notHelped: 2, handedOff: 1, inserted: 5, misled: { part: 3, of: 12, value: 0.25, low: 0.089, high: 0.532 } };
const quiet: ArticleResult = { ...refunds, slug: 'quiet', title: 'Quiet', shown: 1, given: 0, chosen: 0, helped: 0, notHelped: 0, handedOff: 0, inserted: 0, misled: { part: 0, of: 0, value: null, low: null, high: null } };

function resultsDesk(rows: readonly ArticleResult[]) {
  const fake = fakeStaff(ADA);
  fake.answer('ledger.articles', () => fine({ articles: rows, next: null }));
  fake.answer('ledger.questions', ({ part }) => {
    const question = { id: 'c:1', text: `A question of ${part}`, locale: 'en', origin: 'chat', at: Date.now(), decision: 'answer', reason: null, candidates: [], given: ['refunds'], chosen: null, helped: false, outcome: 'person', kind: 'not_helpful', conversation: null } as LedgerQuestion;
    return fine({ article: refunds, questions: [question], next: null });
  });
  return fake;
}

describe('the results of articles', () => {
  it('say how often each misled and how sure that is, and every number opens what it was made of', async () => {
    const { user, router } = await renderConsole({ at: '/console/articles/results', fake: resultsDesk([refunds, quiet]) });
    const row = within(await screen.findByRole('row', { name: /^Refunds/ }));
    expect(row.getByRole('link', { name: /^3 of 12, 25.% \(9–53.%\)$/ })).toBeTruthy();
    expect(within(screen.getByRole('row', { name: /^Quiet/ })).getByText('–')).toBeTruthy();
    expect(row.getByRole('cell', { name: '5' })).toBeTruthy();
    await user.click(row.getByRole('link', { name: 'Did not help: 2 questions' }));
    expect(router.address.value).toBe('/console/articles/results/refunds?part=not_helped');
    expect(await screen.findByText('It was given as the answer 12 times in the last 30 days. It misled 3 of 12, 25 % (9–53 %). Agents passed it on in 5 replies.')).toBeTruthy();
    expect(screen.getByText('A question of not_helped')).toBeTruthy();
    expect(screen.getByText(/An answer that did not help, then a person was asked for/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Helped 7' }));
    expect(await screen.findByText('A question of helped')).toBeTruthy();
  });

  it('say what will appear while nothing was shown', async () => {
    const fake = resultsDesk([]);
    const { user } = await renderConsole({ at: '/console/articles/results', fake });
    expect(await screen.findByText('No article was shown in this period')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Last 90 days' }));
    await waitFor(() => expect(fake.asked.findLast(({ name }) => name === 'ledger.articles')?.input).toMatchObject({ days: 90 }));
  });
});
