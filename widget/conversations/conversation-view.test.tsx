import { screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { leaveAll, openPanel } from '../testing/open-panel.ts';
import { MAYA } from '../testing/fake-server.ts';

afterEach(leaveAll);

const box = (): Promise<HTMLElement> => screen.findByRole('textbox', { name: 'Message' });
const messages = (): HTMLElement => screen.getByRole('log', { name: 'Messages' });

async function say(text: string): Promise<void> {
  await userEvent.type(await box(), `${text}{Enter}`);
}

describe('a customer who writes', () => {
  it('finds a box to write in at once, in a dialog named after the company', async () => {
    openPanel();
    const dialog = await screen.findByRole('dialog', { name: 'Harbour & Pine' });
    expect(document.activeElement).toBe(within(dialog).getByRole('textbox', { name: 'Message' }));
    expect(await screen.findByText('Hello, how can we help you?')).toBeTruthy();
  });

  it('begins a conversation with the first message and sees that it was stored', async () => {
    const { server } = openPanel();
    await say('My zip is broken');
    expect(await screen.findByText(/Sent$/)).toBeTruthy();
    expect(server.stored('message.posted')).toEqual([{ text: 'My zip is broken' }]);
    expect(within(messages()).getAllByText('My zip is broken')).toHaveLength(1);
    expect(await box()).toHaveProperty('value', '');
  });

  it('writes several lines with Shift and Enter', async () => {
    const { server } = openPanel();
    await userEvent.type(await box(), 'One{Shift>}{Enter}{/Shift}two{Enter}');
    await waitFor(() => expect(server.stored('message.posted')).toEqual([{ text: 'One\ntwo' }]));
  });

  it('sends nothing while an input method composes a word', async () => {
    const { server } = openPanel();
    const field = await box();
    await userEvent.type(field, 'にほ');
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, bubbles: true }));
    expect(field).toHaveProperty('value', 'にほ');
    expect(server.received.map(({ name }) => name)).not.toContain('conversation.start');
  });

  it('starts with a topic instead of own words', async () => {
    const { server } = openPanel();
    await userEvent.click(await screen.findByRole('button', { name: 'Returns' }));
    await waitFor(() => expect(server.stored('message.posted')).toEqual([{ text: 'How do I return an item?' }]));
  });

  it('finds what was being written after a reload', async () => {
    const before = openPanel();
    await userEvent.type(await box(), 'Half a sen');
    before.reload();
    expect(await box()).toHaveProperty('value', 'Half a sen');
  });

  it('comes back to the running conversation after a reload', async () => {
    const before = openPanel();
    await say('Hello');
    await screen.findByText(/Sent$/);
    before.reload();
    expect(await screen.findByText('Hello')).toBeTruthy();
  });

  it('is told when the other side got it and read it', async () => {
    const { server } = openPanel();
    await say('Hello');
    await screen.findByText(/Sent$/);
    const receipts = { contactDelivered: 0, contactRead: 0, agentDelivered: 2, agentRead: 0 };
    server.push('receipts', { conversation: server.conversation, receipts });
    expect(await screen.findByText(/Delivered$/)).toBeTruthy();
    server.push('receipts', { conversation: server.conversation, receipts: { ...receipts, agentRead: 2 } });
    expect(await screen.findByText(/Read$/)).toBeTruthy();
  });

  it('sees who is writing', async () => {
    const { server } = openPanel();
    await say('Hello');
    await screen.findByText(/Sent$/);
    server.push('typing', { conversation: server.conversation, from: 'agent', name: 'Maya', typing: true });
    expect(await screen.findByText('Maya is writing')).toBeTruthy();
  });
});

describe('a customer without a connection', () => {
  it('is told that the message is kept, and sees it go when the connection is back', async () => {
    const { server, reconnect } = openPanel();
    await say('First');
    await screen.findByText(/Sent$/);
    server.cut();
    await say('Second');
    expect(await screen.findByText(/Your message is kept here and will be sent when the chat can be reached/)).toBeTruthy();
    expect(screen.getByText('Kept here until the chat can be reached again')).toBeTruthy();
    reconnect();
    await waitFor(() => expect(server.stored('message.posted').map(({ text }) => text)).toEqual(['First', 'Second']));
    await waitFor(() => expect(screen.queryByText(/the chat can be reached again/)).toBeNull());
  });

  it('is told when it is their own net that is missing', async () => {
    const net = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const { server } = openPanel();
    await say('First');
    server.cut();
    await say('Second');
    expect(await screen.findByText(/Your message is kept here and will be sent when you are back online/)).toBeTruthy();
    expect(await screen.findByText('Kept here until you are online')).toBeTruthy();
    net.mockRestore();
  });

  it('loses no message by a reload', async () => {
    const before = openPanel();
    await say('First');
    await screen.findByText(/Sent$/);
    before.server.cut();
    await say('Second');
    before.server.reachable = true;
    before.reload();
    await waitFor(() => expect(before.server.stored('message.posted')).toHaveLength(2));
    expect(await screen.findByText('Second')).toBeTruthy();
  });

  it('is told when this website may not use the chat', async () => {
    const { server, reload } = openPanel();
    server.turnedAway = 'forbidden';
    reload();
    expect(await screen.findByText(/This website is not allowed to use this chat/)).toBeTruthy();
  });
});

describe('a message the server does not take', () => {
  it('says why and can be tried again', async () => {
    const { server } = openPanel();
    await say('Hello');
    await screen.findByText(/Sent$/);
    server.refuse = (name) => (name === 'message.send' ? 'too_large' : null);
    await say('Again');
    expect(await screen.findByText(/^Not sent/)).toBeTruthy();
    server.refuse = () => null;
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    await waitFor(() => expect(server.stored('message.posted')).toHaveLength(2));
    expect(screen.queryByText(/^Not sent/)).toBeNull();
  });

  it('can be discarded', async () => {
    const { server } = openPanel();
    await say('Hello');
    await screen.findByText(/Sent$/);
    server.refuse = (name) => (name === 'message.send' ? 'too_large' : null);
    await say('Again');
    await userEvent.click(await screen.findByRole('button', { name: 'Discard' }));
    expect(screen.queryByText('Again')).toBeNull();
  });

  it('begins a new conversation that links back when the old one is over for good', async () => {
    const { server } = openPanel();
    await say('Hello');
    await screen.findByText(/Sent$/);
    const first = server.conversation;
    server.resolve(MAYA);
    server.refuse = (name) => (name === 'message.send' ? 'conflict' : null);
    await say('One more thing');
    await waitFor(() => expect(server.stored('conversation.started').at(-1)?.follows).toBe(first));
    expect(within(messages()).getByText('One more thing')).toBeTruthy();
    expect(within(messages()).queryByText('Hello')).toBeNull();
  });
});

describe('a customer who is done', () => {
  it('ends the chat after one question and may go on in it or begin anew', async () => {
    const { server } = openPanel();
    await say('Hello');
    await userEvent.click(await screen.findByRole('button', { name: 'End chat' }));
    const question = screen.getByRole('group', { name: 'End this chat?' });
    expect(document.activeElement).toBe(within(question).getByRole('button', { name: 'Keep chatting' }));
    await userEvent.click(within(question).getByRole('button', { name: 'End chat' }));
    expect(await screen.findByText('You ended this chat.')).toBeTruthy();
    expect(server.stored('conversation.resolved')).toHaveLength(1);
    await userEvent.click(screen.getByRole('button', { name: 'Start a new chat' }));
    expect(screen.queryByText('You ended this chat.')).toBeNull();
  });

  it('keeps chatting instead', async () => {
    openPanel();
    await say('Hello');
    await userEvent.click(await screen.findByRole('button', { name: 'End chat' }));
    await userEvent.click(screen.getByRole('button', { name: 'Keep chatting' }));
    expect(screen.getByRole('button', { name: 'Talk to a person' })).toBeTruthy();
  });

  it('leaves by Escape', async () => {
    const visit = openPanel();
    await userEvent.type(await box(), '{Escape}');
    expect(visit.closed).toBe(1);
  });
});

describe('a customer who uses only the keyboard', () => {
  it('is not thrown out of the dialog when a button is gone once it was used', async () => {
    const { server } = openPanel();
    await say('Hello');
    await screen.findByText(/Sent$/);
    screen.getByRole('button', { name: 'Talk to a person' }).focus();
    server.append(MAYA, 'conversation.accepted', { status: 'active', agent: { id: MAYA.id, name: 'Maya' } });
    await screen.findByText('Maya is with you');
    await waitFor(() => expect(document.activeElement).toBe(messages()));
  });

  it('gives the harmless answer to "end this chat?" by Escape, and stays', async () => {
    const visit = openPanel();
    await say('Hello');
    await userEvent.click(await screen.findByRole('button', { name: 'End chat' }));
    await userEvent.keyboard('{Escape}');
    expect(screen.queryByRole('group', { name: 'End this chat?' })).toBeNull();
    expect(visit.closed).toBe(0);
  });
});

describe('a message that is too long', () => {
  it('stays in the box, with a sentence that says by how much', async () => {
    const { server } = openPanel();
    await userEvent.click(await box());
    await userEvent.paste('x'.repeat(10_001));
    expect(screen.getByText(/holds up to 10,000 characters; this one has 10,001/)).toBeTruthy();
    await userEvent.keyboard('{Enter}');
    expect(server.received.map(({ name }) => name)).not.toContain('conversation.start');
  });
});

describe('an inbox without a bot', () => {
  it('puts the customer in the queue at once and says whether anybody is there', async () => {
    const { server } = openPanel();
    await screen.findByText('Hello, how can we help you?');
    const { inbox } = server.welcome;
    server.welcome = { ...server.welcome, inbox: { ...inbox, hasBot: false }, peopleOnline: false };
    server.push('welcome', server.welcome);
    await say('Hello');
    expect(await screen.findByText('Nobody is here right now. Your message is kept and waits for the next person who comes online.')).toBeTruthy();
    expect(await screen.findByRole('textbox', { name: 'E-mail address' })).toBeTruthy();
  });
});
