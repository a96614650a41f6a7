import { screen, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { ConversationId } from '../../protocol/ids.ts';
import { conversationKey } from '../panel-host.ts';
import { memoryStorage } from '../../client/outbox-storage.ts';
import { MAYA } from '../testing/fake-server.ts';
import { leaveAll, openPanel } from '../testing/open-panel.ts';
import type { Visit } from '../testing/open-panel.ts';

afterEach(leaveAll);

async function begin(local = memoryStorage()): Promise<Visit> {
  const visit = openPanel({ local });
  await userEvent.type(await screen.findByRole('textbox', { name: 'Message' }), 'Hello{Enter}');
  await screen.findByText(/Sent$/);
  return visit;
}

describe('what a customer has not seen', () => {
  it('is counted while the panel is closed and forgotten when it is opened', async () => {
    const visit = await begin();
    visit.model.isOpen.value = false;
    visit.server.append(MAYA, 'message.posted', { text: 'One' });
    visit.server.append(MAYA, 'message.posted', { text: 'Two' });
    expect(visit.unread).toBe(2);
    visit.model.show();
    await waitFor(() => expect(visit.unread).toBe(0));
  });

  it('is counted after a reload too', async () => {
    const visit = await begin();
    visit.server.append(MAYA, 'message.posted', { text: 'Seen' });
    await waitFor(() => expect(visit.server.received.some(({ name, input }) => name === 'receipts.set' && input['read'] === 3)).toBe(true));
    visit.leave();
    visit.server.append(MAYA, 'message.posted', { text: 'New' });
    const again = visit.reload();
    again.model.isOpen.value = false;
    await waitFor(() => expect(again.unread).toBe(1));
  });

  it('includes other conversations', async () => {
    const visit = openPanel();
    const row = { id: 'X'.repeat(22) as ConversationId, status: 'active', lastText: 'Well?', lastFrom: 'agent', lastAt: 0, lastSeq: 4, unread: true } as const;
    visit.server.answers['conversations.recent'] = () => ({ conversations: [row] });
    visit.model.refreshRecent();
    await waitFor(() => expect(visit.unread).toBe(0));
    await screen.findByText('Hello, how can we help you?');
    visit.model.refreshRecent();
    await waitFor(() => expect(visit.unread).toBe(1));
    expect(await screen.findByRole('button', { name: /Well\?.*unread/ })).toBeTruthy();
  });
});

describe("the site's own script", () => {
  it('is told of messages, handoff and the end, and of nothing twice', async () => {
    const visit = await begin();
    visit.server.append(MAYA, 'message.posted', { text: 'Hi' });
    visit.server.resolve(MAYA);
    await waitFor(() => expect(visit.told.map(({ event }) => event)).toEqual(['message', 'message', 'resolved']));
    expect(visit.told[1]?.detail).toMatchObject({ from: 'agent', text: 'Hi' });
  });

  it('is not told the past after a reload', async () => {
    const again = (await begin()).reload();
    await screen.findByText('Hello');
    again.server.append(MAYA, 'message.posted', { text: 'Now' });
    await waitFor(() => expect(again.told.map(({ event }) => event)).toEqual(['message']));
  });
});

describe('what is noted down for the loader', () => {
  it('follows the conversation from open to its survey to its end', async () => {
    const local = memoryStorage();
    const visit = await begin(local);
    const phase = (): string | undefined => local.getItem(conversationKey('main'))?.split(' ')[0];
    expect(phase()).toBe('open');
    visit.server.resolve(MAYA);
    await waitFor(() => expect(phase()).toBe('survey'));
    await userEvent.click(await screen.findByRole('button', { name: 'Close survey' }));
    await waitFor(() => expect(phase()).toBe('ended'));
  });

  it('is forgotten when the server knows nothing of the conversation', async () => {
    const local = memoryStorage();
    local.setItem(conversationKey('main'), `open ${'G'.repeat(22)}`);
    openPanel({ local });
    await waitFor(() => expect(local.getItem(conversationKey('main'))).toBeNull());
    expect(await screen.findByRole('textbox', { name: 'Message' })).toBeTruthy();
  });
});
