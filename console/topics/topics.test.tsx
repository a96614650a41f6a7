import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { StoredTopics } from '../../protocol/topics-contract.ts';
import type { TopicDefinition } from '../../protocol/topics.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const topic = (key: string, name: string, more: Partial<TopicDefinition> = {}): TopicDefinition => ({ key, name, phrases: [], wordings: [], action: 'answer', reason: 'policy', fields: [], message: '', ...more });

function desk() {
  const fake = fakeStaff(ADA);
  let stored: StoredTopics = { inbox: 'main', version: 3, topics: [topic('complaint', 'Complaint', { wordings: ['complaint'], action: 'hand_off', reason: 'complaint' }), topic('order', 'Order', { phrases: ['my order'] })] };
  fake.answer('settings.read', () => fine({ inboxes: [{ key: 'main', companyName: 'Harbour & Pine' } as never], snippets: {} }));
  fake.answer('topics.read', () => fine(stored));
  fake.answer('topics.change', (input) => {
    if (input.version !== stored.version) return refuse('conflict', 'Somebody else has changed this meanwhile.');
    stored = { inbox: 'main', version: stored.version + 1, topics: input.topics };
    return fine(stored);
  });
  return {
    fake,
    stored: () => stored,
    /** Somebody else changes them. */
    change: (topics: readonly TopicDefinition[]) => {
      stored = { ...stored, version: stored.version + 1, topics };
    },
  };
}

const open = async (setting = desk()) => {
  const story = await renderConsole({ at: '/console/settings/topics', fake: setting.fake });
  await screen.findByRole('list', { name: 'Topics' });
  return { ...story, ...setting };
};

describe('the topics of an inbox', () => {
  it('say in a sentence how each is recognised and what happens', async () => {
    await open();
    const list = within(screen.getByRole('list', { name: 'Topics' }));
    expect(list.getByText('Recognised by complaints and anger · hand over at once')).toBeTruthy();
    expect(list.getByText('Recognised by 1 phrase · answer as usual')).toBeTruthy();
  });

  it('are made, with what a person needs to know', async () => {
    const { user, stored } = await open();
    await user.click(screen.getByRole('button', { name: 'Add a topic' }));
    expect((screen.getByRole('button', { name: 'Save' }) as HTMLButtonElement).disabled).toBe(true);
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'Damage');
    await user.type(screen.getByRole('textbox', { name: 'Phrases' }), 'arrived broken{Enter}kaputt');
    await user.click(screen.getByRole('radio', { name: /Ask for the fields, then hand over/ }));
    await user.click(screen.getByRole('button', { name: 'Add a field' }));
    await user.type(screen.getByRole('textbox', { name: 'What it is called' }), 'Order number');
    const form = screen.getByRole('textbox', { name: 'Form' });
    await user.clear(form);
    await user.type(form, 'HP');
    expect(screen.getByText(/Put in at least one #/)).toBeTruthy();
    await user.type(form, '-##');
    expect(screen.getByText(/Such as HP-12\./)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^Saved/)).toBeTruthy();
    expect(stored().topics[2]).toMatchObject({ name: 'Damage', phrases: ['arrived broken', 'kaputt'], action: 'collect', fields: [{ label: 'Order number', kind: 'code', pattern: 'HP-##' }] });
  });

  it('share no wording: choosing one takes it from the other topic', async () => {
    const { user, stored } = await open();
    await user.click(screen.getByRole('button', { name: /^Order/ }));
    await user.click(screen.getByRole('checkbox', { name: /Complaints and anger/ }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(/^Saved/);
    expect(stored().topics.map(({ wordings }) => wordings)).toEqual([[], ['complaint']]);
  });

  it('can be put in another order and taken away', async () => {
    const { user, stored } = await open();
    await user.click(screen.getByRole('button', { name: 'Move Order up' }));
    await user.click(screen.getByRole('button', { name: 'Remove Complaint' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await screen.findByText(/^Saved/);
    expect(stored().topics.map(({ key }) => key)).toEqual(['order']);
  });

  it('try a message without being saved', async () => {
    const { user, fake } = await open();
    fake.answer('topics.try', () => fine({ topic: { key: 'order', name: 'Order' }, action: 'collect', reason: 'policy', asks: ['E-mail address'], found: [{ label: 'Order number', value: 'HP-1234567' }] }));
    await user.type(screen.getByRole('textbox', { name: 'Message' }), 'my order HP-1234567 is late{Enter}');
    const trial = within(screen.getByRole('region', { name: 'Try a message' }));
    expect(await trial.findByText('Order number HP-1234567')).toBeTruthy();
    expect(trial.getByText('E-mail address')).toBeTruthy();
  });

  it('that two people change are lost for neither', async () => {
    const { user, stored, change } = await open();
    await user.click(screen.getByRole('button', { name: 'Remove Order' }));
    change([topic('theirs', 'Theirs')]);
    await user.click(screen.getByRole('button', { name: 'Save' }));
    expect((await screen.findByRole('alert')).textContent).toContain('somebody else has changed this meanwhile');
    await user.click(screen.getByRole('button', { name: 'Save mine over it' }));
    await waitFor(() => expect(stored().topics.map(({ key }) => key)).toEqual(['complaint']));
    change([topic('again', 'Again')]);
    await user.click(screen.getByRole('button', { name: 'Remove Complaint' }));
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Show theirs' }));
    expect(await screen.findByText('Again')).toBeTruthy();
  });
});
