import { screen, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { welcomeOf, handoffOf } from '../testing/samples.ts';
import { FakeServer, MAYA, VISITOR } from '../testing/fake-server.ts';
import { leaveAll, openPanel } from '../testing/open-panel.ts';
import type { Visit } from '../testing/open-panel.ts';
import { whenBack } from '../panel/when-back.ts';
import { WORDS } from '../words.ts';

afterEach(leaveAll);

async function withQuestion(peopleOnline: boolean): Promise<Visit> {
  const server = new FakeServer();
  server.welcome = welcomeOf({ peopleOnline });
  const visit = openPanel({ server });
  await userEvent.type(await screen.findByRole('textbox', { name: 'Message' }), 'My zip is broken{Enter}');
  await screen.findByText(/Sent$/);
  return visit;
}

describe('a customer who wants a person', () => {
  it('asks by the button that is always there, and is told what was passed on', async () => {
    const { server } = await withQuestion(true);
    await userEvent.click(screen.getByRole('button', { name: 'Talk to a person' }));
    expect(server.received.at(-1)?.name).toBe('person.request');
    server.append(VISITOR, 'handoff.requested', handoffOf(true));
    expect(await screen.findByText('You asked for a person.')).toBeTruthy();
    for (const passed of ['“My zip is broken”', 'Send something back', 'Your basket']) {
      expect(screen.getByText(passed)).toBeTruthy();
    }
    expect(screen.getByText('A person has been asked')).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'E-mail address' })).toBeNull();
  });

  it('is not shown the whole of a long question again', async () => {
    const { server } = await withQuestion(true);
    const handoff = handoffOf(true);
    server.append(VISITOR, 'handoff.requested', { ...handoff, card: { ...handoff.card, question: 'It broke. '.repeat(60) } });
    const shown = await screen.findByText(/^“It broke\./);
    expect(shown.textContent).toMatch(/It broke\.…”$/);
    expect(shown.textContent?.length).toBeLessThanOrEqual(203);
  });

  it('may ask before anything was said', async () => {
    const { server, model } = openPanel();
    await screen.findByRole('textbox', { name: 'Message' });
    model.openChat(null);
    await userEvent.click(await screen.findByRole('button', { name: 'Talk to a person' }));
    await waitFor(() => expect(server.received.map(({ name }) => name)).toContain('person.request'));
    expect(server.stored('message.posted')).toEqual([{ text: 'I would like to talk to a person.' }]);
  });

  it('is told at once that nobody is there, and leaves an address', async () => {
    const { server } = await withQuestion(false);
    server.append(VISITOR, 'handoff.requested', handoffOf(false));
    expect(await screen.findByText(/Nobody is here right now. Your message is kept/)).toBeTruthy();
    const field = screen.getByRole('textbox', { name: 'E-mail address' });
    await userEvent.type(field, 'robin');
    await userEvent.click(screen.getByRole('button', { name: 'Leave address' }));
    expect(screen.getByText(/does not look like an e-mail address/)).toBeTruthy();
    expect(field.getAttribute('aria-invalid')).toBe('true');
    await userEvent.type(field, '@example.com{Enter}');
    expect(await screen.findByText('The team can reach you at robin@example.com.')).toBeTruthy();
    expect(screen.queryByRole('textbox', { name: 'E-mail address' })).toBeNull();
  });

  it('is told when people are there again, as long as that is to come', async () => {
    const server = new FakeServer();
    const opensAt = new Date(2030, 0, 7, 9).getTime();
    server.welcome = welcomeOf({ peopleOnline: false, hours: { open: false, opensAt, closesAt: null } });
    openPanel({ server });
    expect(await screen.findByText(/^Nobody is here right now\. .* People are here again: Monday, January 7, 9:00 AM\.$/)).toBeTruthy();
    await userEvent.type(await screen.findByRole('textbox', { name: 'Message' }), 'My zip is broken{Enter}');
    await screen.findByText(/Sent$/);
    expect(server.received.find(({ name }) => name === 'conversation.start')?.input).toMatchObject({ timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone });
    const handoff = handoffOf(false);
    server.append(VISITOR, 'handoff.requested', { ...handoff, card: { ...handoff.card, fields: { 'Order number': 'HP-1234567', email: 'robin@example.com' } } });
    expect(await screen.findByText(/waits for the next person who comes online\. People are here again: Monday/)).toBeTruthy();
    expect(screen.getByText('Order number: HP-1234567, E-mail address: robin@example.com')).toBeTruthy();
    expect(whenBack({ open: false, opensAt: 1_000, closesAt: null }, WORDS, 2_000)).toBe('');
  });

  it('may correct the address they left', async () => {
    const { server } = await withQuestion(false);
    server.append(VISITOR, 'handoff.requested', handoffOf(false));
    await userEvent.type(await screen.findByRole('textbox', { name: 'E-mail address' }), 'robin@exmaple.com{Enter}');
    await userEvent.click(await screen.findByRole('button', { name: 'Change: E-mail address' }));
    const field = screen.getByRole('textbox', { name: 'E-mail address' });
    expect(field).toHaveProperty('value', 'robin@exmaple.com');
    expect(document.activeElement).toBe(field);
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await userEvent.click(screen.getByRole('button', { name: 'Change: E-mail address' }));
    await userEvent.keyboard('robin@example.com{Enter}');
    expect(await screen.findByText('The team can reach you at robin@example.com.')).toBeTruthy();
    expect(server.stored('contact.email_given').at(-1)).toEqual({ email: 'robin@example.com' });
    expect(screen.getAllByRole('button', { name: 'Change: E-mail address' })).toHaveLength(1);
    expect(screen.queryByRole('textbox', { name: 'E-mail address' })).toBeNull();
  });

  it('sees who joined, and where it stands', async () => {
    const { server } = await withQuestion(true);
    server.append(VISITOR, 'handoff.requested', handoffOf(true));
    server.append(MAYA, 'conversation.accepted', { status: 'active', agent: { id: MAYA.id, name: 'Maya' } });
    expect(await screen.findByText('Maya joined.')).toBeTruthy();
    expect(screen.getByText('Maya is with you')).toBeTruthy();
    server.append(MAYA, 'conversation.waiting', { status: 'waiting' });
    expect(await screen.findByText('Maya is waiting for your reply')).toBeTruthy();
    server.append(MAYA, 'conversation.returned', { status: 'bot' });
    expect(await screen.findByRole('button', { name: 'Talk to a person' })).toBeTruthy();
  });

  it('may ask for a person once more after the server said no', async () => {
    const { server } = await withQuestion(true);
    server.refuse = (name) => (name === 'person.request' ? 'forbidden' : null);
    await userEvent.click(screen.getByRole('button', { name: 'Talk to a person' }));
    expect(await screen.findByText(/We could not ask for a person/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Talk to a person' })).toBeTruthy();
  });
});
