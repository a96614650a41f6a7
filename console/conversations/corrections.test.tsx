import { screen, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { TeamId } from '../../protocol/ids.ts';
import { MAYA, chatLog } from '../testing/chat-log.ts';
import type { ChatLog } from '../testing/chat-log.ts';
import { fakeStaff, fine } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const served = (letters: string, ago = 600_000) => chatLog(letters, Date.now() - ago).customer('How do I return boots?').handoff('requested').accept(ADA);

async function opened(log: ChatLog) {
  const fake = fakeStaff(ADA);
  fake.put(log);
  fake.answer('topics.of', () => fine({ topics: [{ key: 'order', name: 'Order' }, { key: 'refund', name: 'Refund' }] }));
  const story = await renderConsole({ fake, at: `/console/chats/mine/${log.id}` });
  const timeline = within(await screen.findByRole('log', { name: 'Conversation' }));
  return { ...story, timeline };
}

describe('a reply of one’s own', () => {
  it('is changed where it stands, and says what it said before', async () => {
    const { user, timeline } = await opened(served('edit').agent(ADA, 'Within 3 days'));
    await user.click(timeline.getByRole('button', { name: 'Edit' }));
    const box = timeline.getByRole('textbox', { name: 'Your reply, changed' });
    await user.clear(box);
    await user.type(box, 'Within 30 days{Enter}');
    expect(await timeline.findByText('Within 30 days')).toBeTruthy();
    await user.click(timeline.getByText('Edited'));
    expect(timeline.getByText(/“Within 3 days”/)).toBeTruthy();
  });

  it('is deleted after a question, with its trace', async () => {
    const { user, timeline } = await opened(served('delete').agent(ADA, 'Wrong chat'));
    await user.click(timeline.getByRole('button', { name: 'Delete' }));
    await user.click(within(await screen.findByRole('dialog', { name: 'Delete this reply?' })).getByRole('button', { name: 'Delete' }));
    expect(await timeline.findByText('This reply was deleted.')).toBeTruthy();
    expect(timeline.getByText(/“Wrong chat”/)).toBeTruthy();
    expect(timeline.queryByRole('button', { name: 'Edit' })).toBeNull();
  });

  it('stays as it is after an hour, and so do those of others', async () => {
    const { timeline } = await opened(served('old', 3 * 3_600_000).agent(ADA, 'Long ago').agent(MAYA, 'Not mine'));
    expect(timeline.getByText('Long ago')).toBeTruthy();
    expect(timeline.queryByRole('button', { name: 'Edit' })).toBeNull();
  });
});

describe('what was sent', () => {
  it('is shown with its marks and its files', async () => {
    const log = served('rich');
    const files = [{ id: 'i'.repeat(22), name: 'boots.png', type: 'image/png', size: 900, width: 3, height: 2 }, { id: 'p'.repeat(22), name: 'page.html', type: 'text/html', size: 2_400_000 }];
    log.add('message.posted', { kind: 'agent', ...ADA }, { text: '**Today**', rich: [{ t: 'paragraph', children: [{ t: 'strong', children: [{ t: 'text', text: 'Today' }] }] }], attachments: files });
    const { timeline } = await opened(log);
    expect(timeline.getByText('Today', { selector: 'strong' })).toBeTruthy();
    expect(timeline.getByRole('img', { name: 'boots.png' }).getAttribute('src')).toBe(`/files/${'i'.repeat(22)}/boots.png`);
    const page = timeline.getByRole('link', { name: /page\.html/ });
    expect([page.getAttribute('download'), page.textContent]).toEqual(['page.html', 'page.html 2.4 MB']);
  });
});

describe('what a conversation is sorted under', () => {
  it('is changed in its head, and undone there', async () => {
    const { user, fake, timeline } = await opened(served('sort'));
    const bar = within(screen.getByRole('group', { name: 'Sorted under' }));
    await user.selectOptions(bar.getByRole('combobox', { name: 'Priority' }), 'High');
    expect(await timeline.findByText(/Ada Okafor set the priority to high/)).toBeTruthy();
    await user.click(bar.getByRole('button', { name: 'Undo' }));
    expect(await timeline.findByText(/Ada Okafor set the priority to normal/)).toBeTruthy();
    await user.selectOptions(await bar.findByRole('combobox', { name: 'Topic' }), 'Refund');
    await user.type(bar.getByRole('combobox', { name: 'Add a tag' }), 'VIP  customer{Enter}');
    expect(await bar.findByRole('button', { name: 'Remove the tag vip customer' })).toBeTruthy();
    expect(fake.asked.filter(({ name }) => name === 'topic.set' || name === 'tags.change').map(({ input }) => input)).toMatchObject([{ topic: 'refund' }, { add: ['vip customer'] }]);
  });
});

describe('a side thread', () => {
  it('stands in one place, where it began', async () => {
    const log = served('thread').add('consult.opened', { kind: 'agent', ...ADA }, { with: [MAYA], text: 'Is this covered?' });
    const thread = log.state.seq;
    log.customer('Hello?').add('note.posted', { kind: 'agent', ...MAYA }, { text: 'Yes, for two years.', thread });
    const { timeline } = await opened(log);
    const card = within(timeline.getByRole('region', { name: 'Said aside with Maya Reed' }));
    expect(card.getByText('Is this covered?')).toBeTruthy();
    expect(card.getByText('Yes, for two years.')).toBeTruthy();
    expect(timeline.queryByRole('article', { name: /Private note/ })).toBeNull();
  });
});

describe('what happened at the desk', () => {
  it('is told in lines', async () => {
    const team = { id: 'repairs' as TeamId, name: 'Repairs' };
    const log = chatLog('lines', Date.now() - 600_000).customer('Hi').handoff('requested');
    log.add('conversation.routed', { kind: 'system', id: 'routing' }, { team, priority: 'high', skills: [], rule: 'Boots' });
    log.add('offer.made', { kind: 'system', id: 'routing' }, { agent: MAYA, expiresAt: Date.now() });
    log.add('offer.ended', { kind: 'system', id: 'routing' }, { agent: MAYA, because: 'expired' });
    log.accept(ADA).add('conversation.transferred', { kind: 'agent', ...ADA }, { status: 'queued', from: ADA, to: { team }, note: 'Sole came off' });
    const { timeline } = await opened(log);
    for (const line of [/Sorted by the rule “Boots”: Repairs, high priority/, /Offered to Maya Reed/, /Maya Reed did not answer in time/, /Ada Okafor handed the conversation on to Repairs/, /Sole came off/]) {
      expect(timeline.getByText(line)).toBeTruthy();
    }
  });
});
