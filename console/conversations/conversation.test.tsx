import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../protocol/events.ts';
import { MAYA, chatLog } from '../testing/chat-log.ts';
import type { ChatLog } from '../testing/chat-log.ts';
import { fakeStaff } from '../testing/fake-staff.ts';
import type { SessionUser } from '../session/session-model.ts';
import { ADA, adaAs, renderConsole } from '../testing/render-console.tsx';

const begun = (letters: string) => chatLog(letters, Date.now() - 600_000).customer('How do I return boots?');

async function opened(log: ChatLog, list = 'all', me: SessionUser = ADA) {
  const fake = fakeStaff(me);
  fake.put(log);
  const story = await renderConsole({ fake, me, at: `/console/chats/${list}/${log.id}` });
  const timeline = within(await screen.findByRole('log', { name: 'Conversation' }));
  return { ...story, timeline, open: fake.open(log.id) };
}

describe('a conversation on the desk', () => {
  it('shows what the bot said and how sure it was, and what was handed over', async () => {
    const log = begun('bot')
      .bot('Here is what I found.', {
        outcome: 'answer',
        article: { slug: 'returns', title: 'Return something', confidence: 0.816 },
        heading: null,
        passage: [{ t: 'paragraph', children: [{ t: 'text', text: 'Within 30 days.' }] }],
      })
      .customer('That is not it')
      .bot('Sorry, nothing.', { outcome: 'nothing' })
      .handoff('no_answer', { fields: { email: 'jo@example.com' } });
    const { timeline } = await opened(log);
    expect(timeline.getByText('Within 30 days.')).toBeTruthy();
    expect(timeline.getAllByText(/82 % sure/).length).toBeGreaterThan(0);
    expect(timeline.getByText('The bot found nothing.')).toBeTruthy();
    const card = within(timeline.getByRole('region', { name: 'Handoff' }));
    expect(card.getByText('The bot found no answer twice in a row')).toBeTruthy();
    expect(card.getByText('That is not it')).toBeTruthy();
    expect(card.getByText('jo@example.com')).toBeTruthy();
    expect(card.getByText(/The customer was told that somebody will join/)).toBeTruthy();
  });

  it('passes on each article once and only the beginning of a very long question', async () => {
    const question = `My boots leak. ${'I have tried everything. '.repeat(20)}Please help.`;
    const tried = [
      { slug: 'returns', title: 'Return something', confidence: 0.4 },
      { slug: 'care', title: 'Care for leather', confidence: 0.3 },
      { slug: 'returns', title: 'Return something', confidence: 0.62 },
    ];
    const { user, timeline } = await opened(begun('long').handoff('no_answer', { question, tried, locale: 'de' }));
    const card = within(timeline.getByRole('region', { name: 'Handoff' }));
    expect(card.getAllByRole('listitem').map((item) => item.textContent)).toEqual(['Return something · 62\u00a0% sure', 'Care for leather · 30\u00a0% sure']);
    expect(card.getByText('German')).toBeTruthy();
    expect(card.queryByText(/Please help/)).toBeNull();
    await user.click(card.getByRole('button', { name: 'Show all' }));
    expect(card.getByText(/Please help/)).toBeTruthy();
  });

  it('says what it is about and what the customer filled in, corrected', async () => {
    const field = { key: 'order_number', label: 'Order number' };
    const log = begun('topic')
      .add('topic.set', { kind: 'bot' }, { key: 'order', name: 'Order' })
      .add('field.given', { kind: 'bot' }, { ...field, value: 'HP-4711000' })
      .add('field.refused', { kind: 'bot' }, { key: 'email', label: 'E-mail address' })
      .handoff('policy', { fields: { 'Order number': 'HP-4711000' } })
      .add('field.given', { kind: 'bot' }, { ...field, value: 'HP-4712000' });
    const { timeline } = await opened(log);
    for (const line of ['The bot took this to be about: Order', 'The customer gave Order number: HP-4711000', 'The customer did not give E-mail address', 'The customer gave Order number: HP-4712000']) {
      expect(timeline.getByText(new RegExp(line))).toBeTruthy();
    }
    const about = within(await screen.findByRole('region', { name: 'What it is about' }));
    expect(about.getByText('HP-4712000')).toBeTruthy();
    expect(about.queryByText('HP-4711000')).toBeNull();
  });

  it('can be taken over from the bot in one step', async () => {
    const { user, fake } = await opened(begun('take'));
    expect(screen.getByText('The bot is answering. Take over to reply yourself.')).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Accept' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Take over' }));
    expect(await screen.findByText('Served by you')).toBeTruthy();
    expect(fake.asked.map(({ name }) => name)).toEqual(expect.arrayContaining(['conversation.hand_off', 'conversation.accept']));
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Reply' })));
  });

  it('can wait for the customer and go back to the bot', async () => {
    const { user } = await opened(begun('wait').handoff('requested').accept(ADA));
    await user.click(screen.getByRole('button', { name: 'Wait for customer' }));
    expect(await screen.findByRole('button', { name: 'Return to bot' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Wait for customer' })).toBeNull();
    await user.click(screen.getByRole('button', { name: 'Return to bot' }));
    expect(await screen.findByRole('button', { name: 'Take over' })).toBeTruthy();
  });

  it('can be put back into the queue by who serves it', async () => {
    const { user, timeline } = await opened(begun('back').handoff('requested').accept(ADA));
    await user.click(screen.getByRole('button', { name: 'Back to queue' }));
    expect(await timeline.findByText(/Ada Okafor put the conversation back into the queue/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Accept' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Back to queue' })).toBeNull();
  });

  it('can be taken over from a colleague by those who may', async () => {
    const { user, timeline } = await opened(begun('stuck').handoff('requested').accept(MAYA), 'all', adaAs('supervisor'));
    expect(screen.getByText('Maya Reed serves this conversation. Take over to reply, or add a private note.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Take over' }));
    expect(await screen.findByText('Served by you')).toBeTruthy();
    expect(timeline.getByText(/Ada Okafor took the conversation over from Maya Reed/)).toBeTruthy();
  });

  it('tells of a person who is gone', async () => {
    const log = begun('gone').handoff('requested').accept(MAYA);
    log.add('conversation.released', { kind: 'system', id: 'release' }, { status: 'queued', from: MAYA });
    const { timeline } = await opened(log);
    expect(timeline.getByText(/Back in the queue: the person who served it is no longer here/)).toBeTruthy();
  });

  it('lets others add notes but not reply', async () => {
    const { user, timeline } = await opened(begun('maya').handoff('requested').accept(MAYA), 'all', adaAs('agent'));
    expect(screen.queryByRole('button', { name: 'Take over' })).toBeNull();
    expect(screen.getByText('Maya Reed serves this conversation. You can add a private note.')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Reply' }), 'Me too');
    expect((screen.getByRole('button', { name: 'Send reply' }) as HTMLButtonElement).disabled).toBe(true);
    await user.type(screen.getByRole('textbox', { name: 'Private note' }), 'Ask the warehouse{Enter}');
    expect(await timeline.findByRole('article', { name: 'Private note by you' })).toBeTruthy();
  });

  it('shows what is not stored yet, and why something was refused', async () => {
    const { user, timeline, open, fake } = await opened(begun('pending').handoff('requested').accept(ADA));
    const message = { clientId: 'client-1', command: 'message.send', text: 'On its way', at: Date.now(), status: 'waiting' as const, error: null };
    open.pending.value = [message];
    expect(await timeline.findByText('Sending')).toBeTruthy();
    fake.connection.value = 'reconnecting';
    expect(await timeline.findByText(/it is sent when you are back online/)).toBeTruthy();
    open.pending.value = [{ ...message, status: 'refused', error: { code: 'conflict', message: 'Maya Reed serves this conversation.' } }];
    expect((await timeline.findByRole('alert')).textContent).toContain('Not sent: Maya Reed serves this conversation.');
    await user.click(timeline.getByRole('button', { name: 'Discard' }));
    expect(timeline.queryByText('On its way')).toBeNull();
  });

  it('tells how far the newest reply got and who types', async () => {
    const log = begun('seen').handoff('requested').accept(ADA).agent(ADA, 'First').agent(ADA, 'Second');
    const { timeline, open } = await opened(log);
    expect(timeline.getByText('Sent')).toBeTruthy();
    open.receipts.value = { contactDelivered: log.state.seq, contactRead: 0, agentDelivered: 0, agentRead: 0 };
    expect(await timeline.findByText('Delivered')).toBeTruthy();
    open.receipts.value = { ...open.receipts.value, contactRead: log.state.seq };
    expect(await timeline.findByText('Read')).toBeTruthy();
    open.typing.value = { from: 'visitor', name: '' };
    expect(await timeline.findByText('Visitor seen is typing …')).toBeTruthy();
  });

  it('lets the customer see that an agent types a reply, never a note', async () => {
    const { user, open } = await opened(begun('typing').handoff('requested').accept(ADA));
    await user.type(screen.getByRole('textbox', { name: 'Private note' }), 'secret');
    expect(open.typed).not.toContain(true);
    await user.type(screen.getByRole('textbox', { name: 'Reply' }), 'H');
    expect(open.typed).toContain(true);
  });

  it('counts as read only while somebody looks at it', async () => {
    const looks = vi.spyOn(document, 'hasFocus').mockReturnValue(false);
    const log = begun('away').handoff('requested').accept(ADA);
    const { open } = await opened(log, 'mine');
    await waitFor(() => expect(open.seen.at(-1)).toEqual({ delivered: log.state.seq, read: 0 }));
    looks.mockReturnValue(true);
    window.dispatchEvent(new Event('focus'));
    await waitFor(() => expect(open.seen.at(-1)).toEqual({ delivered: log.state.seq, read: log.state.seq }));
    looks.mockRestore();
  });

  it('ends with what the customer said in the survey', async () => {
    const log = begun('survey').handoff('requested').accept(ADA).resolve(ADA);
    const resolutionSeq = log.state.seq;
    const customer = { kind: 'visitor', id: 'survey' } as Actor;
    log.add('survey.offered', { kind: 'system', id: 'survey' }, { resolutionSeq, askNps: false });
    log.add('survey.answered', customer, { resolutionSeq, step: 'csat', value: 2, completes: false });
    log.add('survey.answered', customer, { resolutionSeq, step: 'comment', value: 'Slow <b>today</b>', completes: true });
    const { timeline } = await opened(log);
    expect(timeline.getByText(/Survey: satisfaction 2 of 5/)).toBeTruthy();
    expect(timeline.getByText('Slow <b>today</b>')).toBeTruthy();
    expect(within(screen.getByRole('region', { name: 'Survey' })).getByText('Completed')).toBeTruthy();
  });

  it('says so where there is none', async () => {
    await renderConsole({ at: `/console/chats/all/${begun('gone').id}` });
    expect(await screen.findByText('There is no such conversation, or you may not see it.')).toBeTruthy();
  });
});
