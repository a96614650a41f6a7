import { screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { BotTurn } from '../../protocol/events.ts';
import { BOT, VISITOR } from '../testing/fake-server.ts';
import { leaveAll, openPanel } from '../testing/open-panel.ts';
import type { Visit } from '../testing/open-panel.ts';
import { answerTurn, handoffOf } from '../testing/samples.ts';

afterEach(leaveAll);

async function answered(text: string, bot: BotTurn): Promise<Visit> {
  const visit = openPanel();
  await userEvent.type(await screen.findByRole('textbox', { name: 'Message' }), 'How do I return it?{Enter}');
  await screen.findByText(/Sent$/);
  visit.server.append(BOT, 'message.posted', { text, bot });
  await screen.findByText(text);
  return visit;
}

describe('an answer of the bot', () => {
  it('quotes the passage under the name of a bot', async () => {
    await answered('This may help:', answerTurn);
    const quote = screen.getByRole('figure');
    expect(within(quote).getByText('You have sixty days.')).toBeTruthy();
    expect(within(quote).getByRole('listitem').textContent).toBe('Print the label.');
    expect(screen.getByText('From “Send something back”')).toBeTruthy();
    expect(screen.getAllByText('Bot').length).toBeGreaterThan(0);
  });

  it('is rated once, and the customer sees what they said', async () => {
    const { server } = await answered('This may help:', answerTurn);
    const group = screen.getByRole('group', { name: 'Did this help?' });
    await userEvent.click(within(group).getByRole('button', { name: 'Yes' }));
    expect(screen.getByText('You said this helped.')).toBeTruthy();
    await waitFor(() => expect(server.stored('answer.rated')[0]).toMatchObject({ messageSeq: 3, helped: true }));
    expect(screen.queryByRole('group', { name: 'Did this help?' })).toBeNull();
  });

  it('leads to the whole article and back to the chat', async () => {
    const visit = await answered('This may help:', answerTurn);
    visit.server.answers['article.read'] = () => ({
      article: {
        slug: 'returns', title: 'Send something back', summary: '', category: 'returns', locale: 'en', updatedAt: 0,
        body: [{ t: 'heading', level: 2, id: 'money', children: [{ t: 'text', text: 'Your money' }] }],
      },
    });
    await userEvent.click(screen.getByRole('button', { name: 'Read the whole article' }));
    expect(await screen.findByRole('heading', { name: 'Your money' })).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Back' }));
    expect(await screen.findByText('This may help:')).toBeTruthy();
  });

  it('says so when the article cannot be read, and tries again', async () => {
    const { server } = await answered('This may help:', answerTurn);
    server.refuse = (name) => (name === 'article.read' ? 'unavailable' : null);
    await userEvent.click(screen.getByRole('button', { name: 'Read the whole article' }));
    expect(await screen.findByText(/This article could not be loaded/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Try again' })).toBeTruthy();
  });
});

describe('a bot that is not sure', () => {
  it('offers what it thinks of, and takes the choice as a message', async () => {
    const { server } = await answered('Did you mean one of these?', {
      outcome: 'clarify',
      choices: [{ slug: 'returns', title: 'Send something back' }, { slug: 'warranty', title: 'Warranty' }],
    });
    await userEvent.click(screen.getByRole('button', { name: 'Warranty' }));
    await waitFor(() => {
      const input = server.received.find(({ name }) => name === 'message.send')?.input;
      expect(input).toMatchObject({ text: 'Warranty', article: 'warranty' });
    });
  });

  it('offers people where it is none of these, and no longer once they have been asked', async () => {
    const { server } = await answered('Did you mean one of these?', {
      outcome: 'clarify',
      choices: [{ slug: 'returns', title: 'Send something back' }],
    });
    await userEvent.click(screen.getByRole('button', { name: 'None of these – ask for a person' }));
    await waitFor(() => expect(server.received.map(({ name }) => name)).toContain('person.request'));
    expect(server.received.map(({ name }) => name)).not.toContain('message.send');
    server.append(VISITOR, 'handoff.requested', handoffOf(true));
    await screen.findByText('You asked for a person.');
    expect(screen.queryByRole('button', { name: /None of these/ })).toBeNull();
    expect(screen.getByRole('button', { name: 'Send something back' })).toBeTruthy();
  });

  it('says why people could not be asked', async () => {
    const { server } = await answered('Did you mean one of these?', { outcome: 'clarify', choices: [] });
    server.refuse = (name) => (name === 'person.request' ? 'forbidden' : null);
    await userEvent.click(screen.getByRole('button', { name: /None of these/ }));
    expect(await screen.findByText(/We could not ask for a person/)).toBeTruthy();
  });
});

describe('a bot that asks for something', () => {
  it('can be told that one does not have it, as long as it asks', async () => {
    const field = { key: 'order_number', label: 'Order number', kind: 'code', example: 'HP-1234567', skip: 'I do not have it' } as const;
    const { server } = await answered('Please tell me: Order number.', { outcome: 'field', field, reason: 'policy' });
    await userEvent.click(await screen.findByRole('button', { name: 'I do not have it' }));
    await waitFor(() => expect(server.stored('message.posted').at(-1)).toMatchObject({ text: 'I do not have it' }));
    server.append(BOT, 'field.refused', { key: 'order_number', label: 'Order number' });
    await waitFor(() => expect(screen.queryByRole('button', { name: 'I do not have it' })).toBeNull());
  });
});

describe('words that look like markup', () => {
  it('stay words, and only web addresses become links', async () => {
    const nasty = '<img src=x onerror=alert(1)> javascript:alert(1) https://example.com/a';
    const visit = openPanel();
    await userEvent.click(await screen.findByRole('textbox', { name: 'Message' }));
    await userEvent.paste(nasty);
    await userEvent.keyboard('{Enter}');
    expect((await screen.findByRole('link')).getAttribute('href')).toBe('https://example.com/a');
    expect(document.querySelector('img')).toBeNull();
    expect(visit.server.stored('message.posted')[0]?.text).toBe(nasty);
  });
});
