import { screen } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { leaveAll, openPanel } from '../testing/open-panel.ts';

afterEach(leaveAll);

const field = (): Promise<HTMLElement> => screen.findByRole('searchbox', { name: 'Search for help' });

describe('the search for articles', () => {
  it('offers some before anything was asked', async () => {
    openPanel();
    expect(await screen.findByRole('button', { name: /Send something back/ })).toBeTruthy();
  });

  it('shows what was found', async () => {
    const { server } = openPanel();
    server.answers['articles.search'] = () => ({ articles: [{ slug: 'zips', title: 'Mend a zip', summary: '', category: '' }] });
    await userEvent.type(await field(), 'zip');
    expect(await screen.findByRole('button', { name: /Mend a zip/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Send something back/ })).toBeNull();
  });

  it('is still there after an article was read', async () => {
    const { server } = openPanel();
    server.answers['articles.search'] = () => ({ articles: [{ slug: 'zips', title: 'Mend a zip', summary: '', category: '' }] });
    server.answers['article.read'] = () => ({
      article: { slug: 'zips', title: 'Mend a zip', summary: '', category: '', locale: 'en', updatedAt: 0, body: [] },
    });
    await userEvent.type(await field(), 'zip');
    await userEvent.click(await screen.findByRole('button', { name: /Mend a zip/ }));
    await screen.findByRole('heading', { name: 'Mend a zip' });
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(await field()).toHaveProperty('value', 'zip');
    expect(screen.getByRole('button', { name: /Mend a zip/ })).toBeTruthy();
    await userEvent.clear(await field());
    expect(await screen.findByRole('button', { name: /Send something back/ })).toBeTruthy();
  });

  it('says when nothing was found and what to do then', async () => {
    const { server } = openPanel();
    server.answers['articles.search'] = () => ({ articles: [] });
    await userEvent.type(await field(), 'kayak');
    expect(await screen.findByText('Nothing found for “kayak”. Ask it as a message instead.')).toBeTruthy();
  });

  it('says when the search did not answer', async () => {
    const { server } = openPanel();
    server.refuse = (name) => (name === 'articles.search' ? 'unavailable' : null);
    await userEvent.type(await field(), 'kayak');
    expect(await screen.findByText(/The search did not answer/)).toBeTruthy();
  });
});
