import { screen, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { RichText } from '../../protocol/rich-text.ts';
import { leaveAll, openPanel } from '../testing/open-panel.ts';

afterEach(leaveAll);

const SUMMARY = { slug: 'zips', title: 'Mend a zip', summary: '', category: '' };
const OTHER = { slug: 'wax', title: 'Wax a zip', summary: '', category: '' };

/** A customer who searched and reads what was found. */
async function reading(body: RichText = []) {
  const visit = openPanel();
  const { server } = visit;
  server.answers['articles.search'] = () => ({ articles: [SUMMARY, OTHER] });
  server.answers['article.read'] = ({ slug }) => ({ article: { ...(slug === 'wax' ? OTHER : SUMMARY), locale: 'en', updatedAt: 0, body } });
  server.answers['article.vote'] = () => null;
  await userEvent.type(await screen.findByRole('searchbox', { name: 'Search for help' }), 'my zip is stuck');
  await userEvent.click(await screen.findByRole('button', { name: /Mend a zip/ }));
  await screen.findByRole('heading', { name: 'Mend a zip' });
  const votes = () => server.received.filter(({ name }) => name === 'article.vote').map(({ input }) => input);
  return { ...visit, server, votes };
}

describe('the end of an article', () => {
  it('takes whether it helped', async () => {
    const { votes } = await reading();
    await userEvent.click(within(screen.getByRole('group', { name: 'Did this help?' })).getByRole('button', { name: 'Yes' }));
    expect(await screen.findByText('You said this helped.')).toBeTruthy();
    expect(votes()).toEqual([{ slug: 'zips', locale: 'en', helped: true }]);
  });

  it('asks why it did not', async () => {
    const { votes } = await reading();
    await userEvent.click(screen.getByRole('button', { name: 'No' }));
    await userEvent.click(within(await screen.findByRole('group', { name: 'What was wrong?' })).getByRole('button', { name: 'Out of date' }));
    expect(await screen.findByText(/Thank you/)).toBeTruthy();
    expect(votes()).toEqual([{ slug: 'zips', locale: 'en', helped: false }, { slug: 'zips', locale: 'en', helped: false, reason: 'outdated' }]);
  });

  it('asks again where a vote was not stored', async () => {
    const { server } = await reading();
    server.refuse = (name) => (name === 'article.vote' ? 'unavailable' : null);
    await userEvent.click(screen.getByRole('button', { name: 'Yes' }));
    expect(await screen.findByText(/Your answer was not stored/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Yes' })).toBeTruthy();
  });

  it('leads to related articles, each with a vote of its own', async () => {
    await reading();
    await userEvent.click(screen.getByRole('button', { name: 'Yes' }));
    await userEvent.click(await screen.findByRole('button', { name: /Wax a zip/ }));
    await screen.findByRole('heading', { name: 'Wax a zip' });
    expect(screen.getByRole('group', { name: 'Did this help?' })).toBeTruthy();
    expect(await screen.findByRole('button', { name: /Mend a zip/ })).toBeTruthy();
  });

  it('begins a chat with what was searched for', async () => {
    const { server } = await reading();
    expect(screen.getByRole('textbox', { name: 'Your question' })).toHaveProperty('value', 'my zip is stuck');
    await userEvent.click(screen.getByRole('button', { name: 'Ask' }));
    expect(await screen.findByRole('log', { name: 'Messages' })).toBeTruthy();
    expect(server.stored('message.posted').map(({ text }) => text)).toEqual(['my zip is stuck']);
  });

  it('asks in the chat that goes on, where there is one', async () => {
    const { server, model } = await reading();
    model.start('Hello');
    model.go({ at: 'article', slug: 'zips' });
    await userEvent.click(await screen.findByRole('button', { name: 'Ask' }));
    await screen.findByRole('log', { name: 'Messages' });
    expect(server.received.filter(({ name }) => name === 'conversation.start')).toHaveLength(1);
    expect(server.stored('message.posted').map(({ text }) => text)).toEqual(['Hello', 'my zip is stuck']);
  });

  it('comes after pictures that lie with the chat server', async () => {
    await reading([{ t: 'image', src: '/files/0123/zip.png', alt: 'A zip' }]);
    expect(screen.getByRole('img', { name: 'A zip' }).getAttribute('src')).toBe('https://chat.example.com/files/0123/zip.png');
  });
});
