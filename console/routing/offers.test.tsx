import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import { MAYA, chatLog } from '../testing/chat-log.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const SYSTEM = { kind: 'system', id: 'routing' } as const;
const ada = { id: ADA.id, name: ADA.name };
const begun = (letters: string) => chatLog(letters, Date.now() - 120_000).customer('Where is my tent?').handoff('requested');
const offered = (letters: string, to = ada, forMs = 30_000) => begun(letters).add('offer.made', SYSTEM, { agent: to, expiresAt: Date.now() + forMs });

async function atDesk(...logs: ReturnType<typeof begun>[]) {
  const fake = fakeStaff(ADA);
  for (const log of logs) fake.put(log);
  const story = await renderConsole({ at: '/console/chats/unassigned', fake });
  await screen.findByRole('heading', { name: 'Chats' });
  return story;
}

describe('an offer', () => {
  it('stands on every page with the time left, and is accepted with a key', async () => {
    const { user, fake, router } = await atDesk();
    fake.put(offered('tent'), 'offer.made');
    const card = await screen.findByRole('region', { name: 'Offer: Visitor tent' });
    expect(within(card).getByText(/(29|30) s left/)).toBeTruthy();
    expect(within(card).getByText('Where is my tent?')).toBeTruthy();
    await user.keyboard('o');
    await waitFor(() => expect(router.address.value).toContain('/console/chats/mine/tent'));
    expect(screen.queryByRole('region', { name: 'Offer: Visitor tent' })).toBeNull();
  });

  it('is declined, and gone', async () => {
    const { user, fake } = await atDesk(offered('tent'));
    await user.click(await screen.findByRole('button', { name: 'Decline' }));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Offer: Visitor tent' })).toBeNull());
    expect(fake.asked.some(({ name }) => name === 'offer.decline')).toBe(true);
  });

  it('is not shown to others, nor when its time is over', async () => {
    await atDesk(offered('theirs', MAYA), offered('late', ada, -1_000));
    expect((await screen.findAllByRole('link', { name: /Visitor late/ })).length).toBeGreaterThan(0);
    expect(screen.queryByRole('region', { name: /Offer:/ })).toBeNull();
  });

  it('that went to somebody else says so', async () => {
    const { user, fake } = await atDesk(offered('tent'));
    fake.answer('offer.accept', () => refuse('conflict', 'This offer is over: it goes to somebody else now.'));
    await user.click(await screen.findByRole('button', { name: 'Accept offer' }));
    expect((await screen.findByRole('alert')).textContent).toContain('it goes to somebody else now');
  });
});

describe('a colleague who asks', () => {
  it('is shown with the question, and leads to the chat', async () => {
    const log = begun('tent').accept(MAYA);
    const { user, fake, router } = await atDesk(log);
    fake.push('called', { conversation: log.id, why: 'consulted', by: 'Maya Reed', text: 'Do you know this tent?' });
    expect(await screen.findByText('Maya Reed asks you')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Open the chat' }));
    expect(router.address.value).toContain(`/console/chats/all/${log.id}`);
  });
});

describe('handing on', () => {
  const BILLING = { id: 'billing'.padEnd(22, '_') as never, name: 'Billing', online: 2, queued: 1 };
  const directory = {
    people: [{ ...MAYA, status: 'online' as const, load: 1, capacity: 4, teams: [], skills: ['german'] }, { id: 'zoe'.padEnd(22, '_') as never, name: 'Zoe Lind', status: 'offline' as const, load: 0, capacity: 4, teams: [], skills: [] }],
    teams: [BILLING],
  };

  async function serving() {
    const log = begun('tent').accept(ada);
    const fake = fakeStaff(ADA);
    fake.put(log);
    fake.answer('desk.directory', () => fine(directory));
    const story = await renderConsole({ at: `/console/chats/mine/${log.id}`, fake });
    await screen.findByRole('log', { name: 'Conversation' });
    const choose = async (name: RegExp) => {
      await story.user.click(screen.getByRole('button', { name: 'Hand on, ask, or follow up later' }));
      await story.user.click(screen.getByRole('button', { name }));
      return within(await screen.findByRole('dialog'));
    };
    return { ...story, log, choose };
  }

  it('finds somebody by what they know, and sends the note along', async () => {
    const { user, fake, choose } = await serving();
    fake.answer('conversation.transfer', () => fine({ seq: 9, at: Date.now() }));
    const dialog = await choose(/^Hand on …/);
    await user.type(await dialog.findByRole('textbox', { name: 'Search teams and people' }), 'germ');
    expect(dialog.queryByRole('radio', { name: /Billing/ })).toBeNull();
    await user.click(dialog.getByRole('radio', { name: /Maya Reed online, 1 of 4/ }));
    await user.type(dialog.getByRole('textbox', { name: /Note for who comes next/ }), 'Wants a refund.');
    expect(dialog.getByText('The customer is told: “You are being passed on to Maya Reed.”')).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Hand on' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(fake.asked.at(-1)).toMatchObject({ name: 'conversation.transfer', input: { to: { agent: MAYA.id }, note: 'Wants a refund.' } });
  });

  it('keeps the note when it is refused', async () => {
    const { user, fake, choose } = await serving();
    fake.answer('conversation.transfer', () => refuse('not_found', 'There is no such team any more.'));
    const dialog = await choose(/^Hand on …/);
    await user.click(await dialog.findByRole('radio', { name: /Billing 2 online, 1 waiting/ }));
    await user.type(dialog.getByRole('textbox', { name: /Note/ }), 'Wants a refund.');
    await user.click(dialog.getByRole('button', { name: 'Hand on' }));
    expect((await dialog.findByRole('alert')).textContent).toContain('no such team');
    expect((dialog.getByRole('textbox', { name: /Note/ }) as HTMLTextAreaElement).value).toBe('Wants a refund.');
  });

  it('brings in only who is here', async () => {
    const { choose } = await serving();
    const dialog = await choose(/^Bring a colleague in/);
    expect(await dialog.findByRole('radio', { name: /Maya Reed/ })).toBeTruthy();
    expect(dialog.queryByRole('radio', { name: /Zoe/ })).toBeNull();
  });

  it('promises a time, says so, and takes it up again', async () => {
    const { user, choose } = await serving();
    const dialog = await choose(/^Follow up later/);
    expect(dialog.getByText(/The customer is told: “We will come back to you by/)).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Put aside' }));
    expect(await screen.findByText(/Put aside. The customer was told/)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Take up again' }));
    await waitFor(() => expect(screen.queryByText(/Put aside. The customer was told/)).toBeNull());
  });

  it('asks aside, reads the answer there, and closes the thread', async () => {
    const { user, fake, log } = await serving();
    log.add('consult.opened', { kind: 'agent', ...ada }, { with: [MAYA], text: 'Do you know this tent?' });
    const thread = log.state.seq;
    log.add('note.posted', { kind: 'agent', ...MAYA }, { text: 'The blue one.', thread });
    fake.put(log);
    const said = within(await screen.findByRole('region', { name: 'Said aside with Maya Reed' }));
    expect(said.getByText('The blue one.')).toBeTruthy();
    await user.type(screen.getByRole('textbox', { name: 'Say something to Maya Reed' }), 'Thank you');
    await user.click(screen.getByRole('button', { name: 'Say it' }));
    expect(await said.findByText('Thank you')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Close the thread' }));
    await waitFor(() => expect(screen.queryByRole('form', { name: 'Side thread with Maya Reed' })).toBeNull());
  });
});
