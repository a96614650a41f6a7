import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { ArticleRow } from '../../protocol/article-desk.ts';
import { EDDA, articleCounts, articleId, articleRow } from '../testing/article-desk.ts';
import { goldenReport, goldenTrial } from '../testing/golden-trials.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { adaAs, renderConsole } from '../testing/render-console.tsx';

/** A desk with some articles; it filters by words only. */
function shelf(rows: ArticleRow[]) {
  const fake = fakeStaff(EDDA);
  fake.answer('articles.list', ({ text }) => {
    const found = rows.filter(({ title }) => title.toLowerCase().includes((text ?? '').toLowerCase()));
    return fine({ rows: found, next: null, found: found.length });
  });
  fake.answer('articles.counts', () => fine({ counts: articleCounts(rows) }));
  const asked = (name: string) => fake.asked.filter((one) => one.name === name).map(({ input }) => input);
  return { fake, asked };
}
const RETURNS = articleRow('how-to-return', { title: 'How to return something', overdue: true, owner: 'Service' });
const SHIPPING = articleRow('shipping', { title: 'Shipping abroad', category: 'Delivery', state: 'draft', version: 4 });

describe('the articles', () => {
  it('are where an editor begins', async () => {
    const { fake } = shelf([RETURNS, SHIPPING]);
    const { router } = await renderConsole({ me: EDDA, fake });
    expect(await screen.findByRole('heading', { name: 'Articles', level: 1 })).toBeTruthy();
    expect(router.address.value).toBe('/console/articles');
    const row = within((await screen.findByRole('link', { name: 'How to return something' })).closest('tr') as HTMLElement);
    expect(row.getByText('Published')).toBeTruthy();
    expect(row.getByText('Overdue for a check')).toBeTruthy();
    expect(screen.getByText('2 articles')).toBeTruthy();
  });

  it('are not shown to agents', async () => {
    await renderConsole({ at: '/console/articles', me: adaAs('agent') });
    expect(await screen.findByRole('heading', { name: 'There is no such page' })).toBeTruthy();
    await waitFor(() => expect(screen.queryByRole('link', { name: 'Articles' })).toBeNull());
  });

  it('are found by words, and what is sought can be sent on as an address', async () => {
    const { fake, asked } = shelf([RETURNS, SHIPPING]);
    const { user, router } = await renderConsole({ at: '/console/articles', me: EDDA, fake });
    await user.type(await screen.findByRole('searchbox', { name: 'Search' }), 'abroad');
    await waitFor(() => expect(router.address.value).toBe('/console/articles?q=abroad'));
    await waitFor(() => expect(screen.queryByRole('link', { name: 'How to return something' })).toBeNull());
    expect(asked('articles.list').at(-1)).toEqual({ text: 'abroad', sort: 'updated', descending: true });
    await user.click(screen.getByRole('button', { name: 'Clear the filters' }));
    expect(await screen.findByRole('link', { name: 'How to return something' })).toBeTruthy();
    expect((screen.getByRole('searchbox') as HTMLInputElement).value).toBe('');
  });

  it('are narrowed by category and by what they need, and sorted', async () => {
    const { fake, asked } = shelf([RETURNS, SHIPPING]);
    const { user } = await renderConsole({ at: '/console/articles', me: EDDA, fake });
    await user.click(await screen.findByRole('link', { name: 'Delivery 1' }));
    await user.click(screen.getByRole('button', { name: /Overdue for a check/ }));
    await user.selectOptions(screen.getByRole('combobox', { name: 'Owner' }), 'Without an owner');
    await user.click(screen.getByRole('link', { name: 'Article' }));
    await waitFor(() => expect(asked('articles.list').at(-1)).toEqual({ category: 'Delivery', need: 'overdue', owner: '', sort: 'title', descending: false }));
    expect(screen.getByRole('columnheader', { name: 'Article' }).getAttribute('aria-sort')).toBe('ascending');
  });

  it('are walked through with the keyboard', async () => {
    const { fake } = shelf([RETURNS, SHIPPING]);
    const { user, router } = await renderConsole({ at: '/console/articles', me: EDDA, fake });
    await screen.findByRole('link', { name: 'Shipping abroad' });
    await user.keyboard('jj');
    expect(document.activeElement).toBe(screen.getByRole('link', { name: 'Shipping abroad' }));
    await user.keyboard('x');
    expect((screen.getByRole('checkbox', { name: 'Mark Shipping abroad' }) as HTMLInputElement).checked).toBe(true);
    await user.keyboard('k{Enter}');
    expect(router.address.value).toBe(`/console/articles/edit/${articleId('how-to-return')}`);
  });

  it('say what to do where there are none', async () => {
    const { fake } = shelf([]);
    await renderConsole({ at: '/console/articles', me: EDDA, fake });
    expect(await screen.findByRole('heading', { name: 'No articles yet' })).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Write the first one' }).getAttribute('href')).toBe('/console/articles/new');
  });

  it('say why they cannot be shown, and try again', async () => {
    const { fake } = shelf([RETURNS]);
    fake.answer('articles.list', () => refuse('unavailable', 'The store is away.'));
    const { user } = await renderConsole({ at: '/console/articles', me: EDDA, fake });
    expect((await screen.findByRole('alert')).textContent).toContain('The store is away.');
    fake.answer('articles.list', () => fine({ rows: [RETURNS], next: null, found: 1 }));
    await user.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByRole('link', { name: 'How to return something' })).toBeTruthy();
  });
});

describe('many articles at once', () => {
  it('are changed together, and what was done is taken back', async () => {
    const { fake, asked } = shelf([RETURNS, SHIPPING]);
    fake.answer('articles.bulk', ({ articles }) =>
      fine({
        results: articles.map(({ id, version }) =>
          version === 4
            ? { id, title: 'Shipping abroad', outcome: 'refused' as const, message: 'Somebody has changed it meanwhile.', version: 5, before: 5 }
            : { id, title: 'How to return something', outcome: 'done' as const, message: null, version: 2, before: 1 },
        ),
        trial: null,
      }),
    );
    fake.answer('articles.undo', ({ articles }) => fine({ results: articles.map(({ id }) => ({ id, title: '', outcome: 'done' as const, message: null, version: 3, before: 2 })) }));
    const { user } = await renderConsole({ at: '/console/articles', me: EDDA, fake });
    await user.click(await screen.findByRole('checkbox', { name: 'Mark all that are shown' }));
    await user.click(screen.getByRole('button', { name: 'Set category' }));
    await user.type(within(await screen.findByRole('dialog')).getByRole('combobox', { name: 'Category' }), 'Orders{Enter}');
    expect(await screen.findByText(/1 article moved to the category/)).toBeTruthy();
    expect(screen.getByText(/Somebody has changed it meanwhile/)).toBeTruthy();
    expect(asked('articles.bulk')).toEqual([
      { articles: [{ id: RETURNS.id, version: 1 }, { id: SHIPPING.id, version: 4 }], action: { kind: 'category', category: 'Orders' } },
    ]);
    expect((screen.getByRole('checkbox', { name: 'Mark Shipping abroad' }) as HTMLInputElement).checked).toBe(true);
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    expect(await screen.findByText(/1 article put back\./)).toBeTruthy();
    expect(asked('articles.undo')).toEqual([{ articles: [{ id: RETURNS.id, version: 2, before: 1 }] }]);
  });

  it('are published together, after the golden set was asked again', async () => {
    const { fake, asked } = shelf([RETURNS, SHIPPING]);
    const trial = goldenTrial('done', goldenReport({ isWorse: true, collisions: [{ question: 'send it', article: 'shipping', other: 'how-to-return' }] }));
    fake.answer('articles.bulk', ({ articles, action }) => {
      if (action.kind !== 'publish' || !action.acceptWorse) return fine({ results: [], trial });
      return fine({ trial: null, results: articles.map(({ id }) => ({ id, title: '', outcome: 'done' as const, message: null, version: 9, before: 1 })) });
    });
    const { user } = await renderConsole({ at: '/console/articles', me: EDDA, fake });
    await user.click(await screen.findByRole('checkbox', { name: 'Mark all that are shown' }));
    await user.click(screen.getByRole('button', { name: 'Publish' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Publish' }));
    await user.click(await screen.findByRole('checkbox', { name: /I have read what gets worse/ }));
    await user.click(screen.getByRole('button', { name: 'Publish anyway' }));
    expect(await screen.findByText(/2 articles published/)).toBeTruthy();
    expect(asked('articles.bulk')).toMatchObject([{ action: { acceptWorse: false } }, { action: { kind: 'publish', acceptWorse: true, trial: trial.id } }]);
  });

  it('are asked about before customers feel it', async () => {
    const { fake, asked } = shelf([RETURNS]);
    const { user } = await renderConsole({ at: '/console/articles', me: EDDA, fake });
    await user.click(await screen.findByRole('checkbox', { name: 'Mark How to return something' }));
    await user.click(screen.getByRole('button', { name: 'Archive' }));
    const dialog = screen.getByRole('dialog', { name: 'Archive the marked article?' });
    await user.click(within(dialog).getByRole('button', { name: 'Cancel' }));
    expect(asked('articles.bulk')).toEqual([]);
  });
});
