import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { TeamId } from '../../protocol/ids.ts';
import type { RoutingSettings } from '../../protocol/routing.ts';
import { ANYTHING, DEFAULT_ROUTING } from '../../protocol/routing.ts';
import { conversationId } from '../testing/chat-log.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { adaAs, renderConsole } from '../testing/render-console.tsx';
import { settingsChanges } from './settings-changes.ts';

const BILLING = 'billing'.padEnd(22, '_') as TeamId;
const choices = {
  teams: [{ id: BILLING, name: 'Billing' }],
  inboxes: [{ key: 'website', name: 'Harbour & Pine' }],
  topics: [{ key: 'refund', name: 'Refund' }],
  skills: ['de', 'tents'],
  tiers: ['Gold'],
};
const rule = (id: string, change: Partial<RoutingSettings['rules'][number]> = {}) => ({ id, name: id, when: ANYTHING, team: null, priority: 'normal' as const, skills: [], ...change });

async function opened(settings: Partial<RoutingSettings> = {}) {
  const me = adaAs('supervisor');
  const fake = fakeStaff(me);
  const stored = { version: 3, settings: { ...DEFAULT_ROUTING, ...settings } };
  fake.answer('routing.read', () => fine({ ...stored, choices }));
  const saved: RoutingSettings[] = [];
  fake.answer('routing.change', ({ version, settings: next }) => {
    if (version !== stored.version) return refuse('conflict', 'Somebody else has changed this meanwhile.');
    saved.push(next as never);
    Object.assign(stored, { version: version + 1, settings: next });
    return fine({ version: stored.version, settings: stored.settings });
  });
  const story = await renderConsole({ fake, me, at: '/console/settings/routing' });
  await screen.findByRole('list', { name: 'Rules' });
  const save = () => story.user.click(screen.getByRole('button', { name: 'Save' }));
  return { ...story, stored, saved, save };
}

describe('a supervisor', () => {
  it('adds a rule, says what it asks for and what follows, and saves it', async () => {
    const { user, saved, save } = await opened();
    await user.click(screen.getByRole('button', { name: 'Add a rule' }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), 'German refunds');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Topic' }), 'refund');
    await user.type(screen.getByRole('textbox', { name: 'Language' }), 'de');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Team' }), BILLING);
    await user.type(screen.getByRole('combobox', { name: 'Must know' }), 'de, tents');
    expect(screen.getByRole('button', { name: /German refunds in German, about Refund → Billing, must know de, tents/ })).toBeTruthy();
    await save();
    expect(await screen.findByText(/The next conversation is routed by it/)).toBeTruthy();
    expect(saved[0]?.rules[0]).toMatchObject({ name: 'German refunds', when: { topic: 'refund', language: 'de' }, team: BILLING, skills: ['de', 'tents'] });
  });

  it('puts rules in order by keyboard, takes one out and thinks better of it', async () => {
    const { user, saved, save } = await opened({ rules: [rule('first'), rule('second'), rule('third')] });
    screen.getByRole('button', { name: 'Move third up' }).focus();
    await user.keyboard('{Enter}');
    expect(screen.getByText('third is now number 2.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Remove first' }));
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await save();
    await waitFor(() => expect(saved[0]?.rules.map(({ id }) => id)).toEqual(['first', 'third', 'second']));
  });

  it('has people of a team offered their conversations, with an overflow', async () => {
    const { user, saved, save } = await opened();
    const none = within(screen.getByRole('group', { name: 'Conversations without a team' }));
    await user.selectOptions(none.getByRole('combobox', { name: 'How people are found' }), 'least_busy');
    await user.selectOptions(none.getByRole('combobox', { name: 'After waiting too long' }), BILLING);
    await save();
    await waitFor(() => expect(saved[0]?.teams).toEqual([{ team: null, strategy: 'least_busy', lastAgentFirst: true, overflow: { afterMinutes: 10, to: BILLING } }]));
  });

  it('cannot save what makes no sense, and is told where', async () => {
    const { user } = await opened();
    await user.click(screen.getByRole('button', { name: 'Add a rule' }));
    expect((screen.getByRole('button', { name: 'Save' }) as HTMLButtonElement).disabled).toBe(true);
    expect(screen.getByText('Give it a name.')).toBeTruthy();
  });

  it('tries the rules on the latest conversations before saving', async () => {
    const { user, fake } = await opened({ rules: [rule('German')] });
    fake.answer('routing.try', () =>
      fine({
        trials: [
          { conversation: conversationId('a'), contactName: 'Jo Marsh', text: 'Wo ist mein Zelt?', at: Date.now(), rule: 'German' },
          { conversation: conversationId('b'), contactName: 'Visitor 7K2M', text: 'Where is my tent?', at: Date.now(), rule: null },
        ],
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Try them' }));
    expect(await screen.findByText('A rule fits 1 of 2.')).toBeTruthy();
    const rows = within(screen.getByRole('list', { name: 'Tried conversations' })).getAllByRole('listitem');
    expect(rows.map((row) => row.lastElementChild?.textContent)).toEqual(['German', 'No rule']);
  });

  it('is told what a colleague changed meanwhile, and loses nothing', async () => {
    const { user, stored, saved, save } = await opened({ rules: [rule('first')] });
    await user.click(screen.getByRole('button', { name: /^first every conversation/ }));
    await user.type(screen.getByRole('textbox', { name: 'Name' }), ' of all');
    Object.assign(stored, { version: 4, settings: { ...stored.settings, rules: [rule('first'), rule('theirs')], offerSeconds: 60 } });
    await save();
    expect(await screen.findByText('The rule “theirs” was added.')).toBeTruthy();
    expect(screen.getByText('For how long an offer stands: 30 became 60.')).toBeTruthy();
    expect((screen.getByRole('textbox', { name: 'Name' }) as HTMLInputElement).value).toBe('first of all');
    await user.click(screen.getByRole('button', { name: 'Save mine over it' }));
    await waitFor(() => expect(saved[0]?.rules.map(({ name }) => name)).toEqual(['first of all']));
  });
});

it('what changed is said for every part of the settings', () => {
  const before = { ...DEFAULT_ROUTING, rules: [rule('a'), rule('b'), rule('c')] };
  const after: RoutingSettings = {
    ...before,
    rules: [rule('b'), rule('a', { priority: 'high' })],
    teams: [{ team: BILLING, strategy: 'round_robin', lastAgentFirst: true, overflow: null }],
    idleMinutes: null,
    weights: [{ topic: 'refund', units: 2 }],
  };
  expect(settingsChanges(before, after, choices)).toEqual([
    'The rule “c” was removed.',
    'The rule “a” was changed.',
    'The order of the rules was changed.',
    'Billing: now offered in turn.',
    'When a quiet conversation stops to count: 15 became off.',
    'What topics weigh was changed.',
  ]);
  expect(settingsChanges(before, before, choices)).toEqual([]);
});
