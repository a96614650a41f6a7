import { screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { CannedResponse } from '../../protocol/canned-contract.ts';
import type { Macro } from '../../protocol/macros-contract.ts';
import { standardGrants } from '../../protocol/roles.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, renderConsole } from '../testing/render-console.tsx';

const AGENT = { ...ADA, role: 'agent', permissions: standardGrants('agent') } as const;
const row = (name: string, more: Partial<CannedResponse> = {}): CannedResponse => ({ id: name.padEnd(22, '0'), scope: { kind: 'shared' }, name, folder: '', shortcut: '', texts: { en: `Text of ${name}` }, version: 2, by: 'Maya Reed', at: Date.now(), mine: false, ...more });

async function opened(page: 'canned-responses' | 'macros', set: (fake: ReturnType<typeof fakeStaff>) => void) {
  const fake = fakeStaff(AGENT);
  fake.answer('teams.list', () => fine({ teams: [] }));
  fake.answer('desk.directory', () => fine({ people: [], teams: [] }));
  fake.answer('topics.all', () => fine({ topics: [{ key: 'order', name: 'Order' }] }));
  set(fake);
  const story = await renderConsole({ fake, me: AGENT, at: `/console/settings/${page}` });
  const asked = (name: string) => fake.asked.filter((one) => one.name === name).map(({ input }) => input);
  return { ...story, asked };
}

describe('an agent’s canned responses', () => {
  it('are found by words, and only their own can be changed', async () => {
    const { user } = await opened('canned-responses', (fake) => fake.answer('canned.list', () => fine({ responses: [row('Greeting', { folder: 'Words' }), row('Joke', { scope: { kind: 'own' }, mine: true })] })));
    expect(await screen.findByRole('heading', { name: 'Words' })).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Change Greeting' })).toBeNull();
    expect(screen.getByRole('button', { name: 'Change Joke' })).toBeTruthy();
    await user.type(screen.getByRole('searchbox'), 'greet');
    expect(screen.queryByText('Text of Joke')).toBeNull();
  });

  it('are added for oneself, and a refusal stands beside what was written', async () => {
    const { user, asked } = await opened('canned-responses', (fake) => {
      fake.answer('canned.list', () => fine({ responses: [] }));
      fake.answer('canned.save', ({ name, ...rest }) => (name === 'Taken' ? refuse('too_large', 'There can be at most 500 of these.') : fine({ response: row(name, { ...(rest as object) }) })));
    });
    expect(await screen.findByText('No canned responses yet')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Add a canned response' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Add a canned response' }));
    expect([...dialog.getByRole<HTMLSelectElement>('combobox', { name: 'For' }).options].map(({ text }) => text)).toEqual(['Only me']);
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Taken');
    await user.type(dialog.getByRole('textbox', { name: 'Text in English' }), 'Hello {{{{customer.name}}');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await dialog.findByText('There can be at most 500 of these.')).toBeTruthy();
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), ' no more');
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('“Taken no more” is saved.')).toBeTruthy();
    expect(asked('canned.save').at(-1)).toMatchObject({ name: 'Taken no more', scope: { kind: 'own' }, texts: { en: 'Hello {{customer.name}}' }, version: 0 });
  });

  it('come back after they were removed', async () => {
    let there = [row('Joke', { scope: { kind: 'own' }, mine: true })];
    const { user, asked } = await opened('canned-responses', (fake) => {
      fake.answer('canned.list', () => fine({ responses: there }));
      fake.answer('canned.remove', () => {
        there = [];
        return fine(null);
      });
      fake.answer('canned.save', () => fine({ response: row('Joke') }));
    });
    await user.click(await screen.findByRole('button', { name: 'Remove Joke' }));
    expect(await screen.findByText('“Joke” is removed.')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Undo' }));
    await waitFor(() => expect(asked('canned.save')).toMatchObject([{ name: 'Joke', texts: { en: 'Text of Joke' }, version: 0 }]));
  });
});

describe('a macro', () => {
  it('is put together step by step, and its steps change places', async () => {
    const { user, asked } = await opened('macros', (fake) => {
      fake.answer('macros.list', () => fine({ macros: [] }));
      fake.answer('macros.save', ({ id, scope, name, folder, steps }) => fine({ macro: { id, scope: scope as Macro['scope'], name, folder, steps: steps as Macro['steps'], version: 1, by: 'Ada', at: 0, mine: true } }));
    });
    await user.click(await screen.findByRole('button', { name: 'Add a macro' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Add a macro' }));
    await user.type(dialog.getByRole('textbox', { name: 'Name' }), 'Goodbye');
    for (const step of ['Resolve', 'Send a reply', 'Change tags', 'Set the topic']) await user.selectOptions(dialog.getByRole('combobox', { name: 'Add a step' }), step);
    await user.type(dialog.getByRole('textbox', { name: 'Reply' }), 'Bye');
    await user.type(dialog.getByRole('textbox', { name: 'Add tags' }), 'done, vip customer');
    await user.click(dialog.getByRole('button', { name: 'Move step 1 down' }));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('“Goodbye” is saved.')).toBeTruthy();
    expect(asked('macros.save')).toMatchObject([{ steps: [{ do: 'reply', text: 'Bye' }, { do: 'resolve' }, { do: 'tags', add: ['done', 'vip customer'] }, { do: 'topic', topic: 'order' }] }]);
  });
});
