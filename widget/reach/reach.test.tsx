import { screen, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FakeServer, VISITOR } from '../testing/fake-server.ts';
import { leaveAll, openPanel } from '../testing/open-panel.ts';
import { WORDS } from '../words.ts';
import { localeWords } from '../locales/locale-words.ts';
import { REACH_WORDS } from './reach-words.ts';

// Fetched on demand: not within the time that a test waits for a word.
beforeAll(() => Promise.all([import('./index.ts'), import('../locales/locale-words.ts'), import('../locales/german.ts')]));
afterEach(leaveAll);

/** A customer who wrote while nobody is there. */
async function away(change: (server: FakeServer) => void = () => undefined) {
  const server = new FakeServer();
  server.welcome = { ...server.welcome, peopleOnline: false, inbox: { ...server.welcome.inbox, hasBot: false } };
  change(server);
  const visit = openPanel({ server });
  const user = userEvent.setup();
  await user.type(await screen.findByRole('textbox', { name: 'Message' }), 'Hello{Enter}');
  await screen.findByRole('button', { name: 'Be called back instead' });
  return { ...visit, server, user };
}

describe('a customer whom nobody is there for', () => {
  it('may ask to be called, at a time when people are there', async () => {
    const at = Date.UTC(2026, 0, 12, 12);
    const { server, user } = await away((fake) => (fake.answers['callback.times'] = () => ({ times: [at, at + 3_600_000] })));
    await user.click(screen.getByRole('button', { name: 'Be called back instead' }));
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Phone number' }));
    await user.type(screen.getByRole('textbox', { name: 'Phone number' }), '+353 1 555 0100');
    const times = screen.getByRole('combobox', { name: 'When' });
    await waitFor(() => expect(times.querySelectorAll('option')).toHaveLength(3));
    await user.selectOptions(times, String(at));
    await user.click(screen.getByRole('button', { name: 'Ask for a call' }));
    expect(await screen.findByText(/^We will call you at \+353 1 555 0100: Monday/)).toBeTruthy();
    expect(server.stored('callback.requested')).toMatchObject([{ preferredAt: at }]);
    expect(screen.queryByRole('button', { name: 'Be called back instead' })).toBeNull();
  });

  it('is told beside the field what is wrong with a number or a time, and can go back', async () => {
    const { server, user } = await away();
    await user.click(screen.getByRole('button', { name: 'Be called back instead' }));
    await user.click(screen.getByRole('button', { name: 'Ask for a call' }));
    expect(screen.getByRole('alert').textContent).toMatch(/does not look like a phone number/);
    server.refuse = (name) => (name === 'callback.request' ? 'invalid_payload' : null);
    server.refusedField = 'preferredAt';
    await user.type(screen.getByRole('textbox', { name: 'Phone number' }), '+353 1 555 0100');
    await user.click(screen.getByRole('button', { name: 'Ask for a call' }));
    expect(await screen.findByText(/This time is no longer free/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Cancel' }));
    expect(await screen.findByRole('textbox', { name: 'E-mail address' })).toBeTruthy();
  });

  it('has the chat sent to the address they left, where mail can go out', async () => {
    const { server, user } = await away((fake) => (fake.welcome = { ...fake.welcome, canMail: true }));
    server.append(VISITOR, 'contact.email_given', { email: 'kim@example.org' });
    await user.click(await screen.findByRole('button', { name: 'Send this chat there' }));
    expect(await screen.findByText('This chat was sent to kim@example.org.')).toBeTruthy();
  });

  it('is offered no mail where none can go out', async () => {
    const { server } = await away();
    server.append(VISITOR, 'contact.email_given', { email: 'kim@example.org' });
    await screen.findByText(/The team can reach you at kim@example.org/);
    expect(screen.queryByRole('button', { name: 'Send this chat there' })).toBeNull();
  });

  it('reads in their own language', async () => {
    const server = new FakeServer();
    const visit = openPanel({ server });
    visit.model.options.value = { ...visit.model.options.value, locale: 'de-AT' };
    expect(await screen.findByRole('textbox', { name: 'Nachricht' })).toBeTruthy();
    visit.model.options.value = { ...visit.model.options.value, words: { message: 'Ihre Worte' } };
    expect(await screen.findByRole('textbox', { name: 'Ihre Worte' })).toBeTruthy();
    visit.model.options.value = { ...visit.model.options.value, locale: 'en', words: {} };
    expect(await screen.findByRole('textbox', { name: 'Message' })).toBeTruthy();
  });
});

describe('the languages', () => {
  const english: Readonly<Record<string, string>> = { ...WORDS, ...REACH_WORDS };
  const gaps = (sentence: string): string[] => (sentence.match(/\{\w+\}/g) ?? []).sort();
  it.each(['de', 'fr', 'es', 'it', 'nl', 'pt'])('have the same gaps in their sentences as English: %s', async (locale) => {
    const given = Object.entries(await localeWords(locale));
    expect(given.length).toBeGreaterThan(100);
    for (const [name, sentence] of given) expect([name, gaps(sentence)]).toEqual([name, gaps(english[name] ?? '')]);
  });

  it('are English where there is no other', async () => {
    expect(await localeWords('ja')).toEqual({});
    expect(await localeWords('en-GB')).toEqual({});
  });
});
