import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../protocol/roles.ts';
import { manualClock } from '../kernel/clock.ts';
import { openTestStore } from '../storage/testing/test-store.ts';
import type { Store } from '../storage/store.ts';
import { createInboxes, createInboxStore, INBOXES_FRESH_MS, reportInboxes, setInbox, settingsCommands } from './index.ts';
import type { Inboxes } from './index.ts';
import { standardGrants } from '../../protocol/roles.ts';

const clock = manualClock();
let store: Store;
let inboxes: Inboxes;

beforeEach(async () => {
  store = await openTestStore();
  inboxes = createInboxes(createInboxStore(store), clock);
  await inboxes.ensureDefault();
});
afterEach(() => store.close());

const as = (role: Role) => ({ user: { permissions: standardGrants(role) } });

describe('inboxes', () => {
  it('begin with the sample company, once, however many nodes start', async () => {
    await Promise.all([1, 2, 3].map(() => createInboxes(createInboxStore(store), clock).ensureDefault()));
    expect((await inboxes.list()).map(({ key, companyName }) => [key, companyName])).toEqual([['main', 'Harbour & Pine']]);
  });

  it('are never brought back over what an admin changed', async () => {
    await inboxes.change('main', { companyName: 'Otter Outdoor' });
    await inboxes.ensureDefault();
    expect((await inboxes.find('main'))?.companyName).toBe('Otter Outdoor');
  });

  it('show a change at once here, and within seconds on another node', async () => {
    const elsewhere = createInboxes(createInboxStore(store), clock);
    await elsewhere.list();
    await inboxes.change('main', { greeting: 'Good day' });
    expect((await inboxes.find('main'))?.greeting).toBe('Good day');
    clock.advance(INBOXES_FRESH_MS);
    expect((await elsewhere.find('main'))?.greeting).toBe('Good day');
  });

  it('change only what was given', async () => {
    const before = await inboxes.find('main');
    const after = await inboxes.change('main', { color: '#f5a524', surveyOn: undefined });
    expect(after).toEqual({ ...before, color: '#f5a524', onColor: '#1c1917' });
  });

  it('go on being read while the store is away', async () => {
    await inboxes.list();
    await store.close();
    clock.advance(INBOXES_FRESH_MS);
    expect((await inboxes.find('main'))?.key).toBe('main');
  });
});

describe('the website settings', () => {
  it('are read by admins, with the snippet of each inbox', async () => {
    const read = await settingsCommands(inboxes, 'https://chat.example.com')['settings.read'](as('admin'), {});
    expect(read.inboxes).toHaveLength(1);
    expect(read.snippets['main']).toContain('https://chat.example.com/widget.js');
  });

  it.each(['agent', 'editor', 'supervisor'] as const)('are closed to a person who is %s', async (role) => {
    const commands = settingsCommands(inboxes, 'https://chat.example.com');
    await expect(commands['settings.read'](as(role), {})).rejects.toMatchObject({ code: 'forbidden' });
    const change = commands['settings.change'](as(role), { key: 'main', companyName: 'Mine' });
    await expect(change).rejects.toMatchObject({ code: 'forbidden' });
    expect((await inboxes.find('main'))?.companyName).toBe('Harbour & Pine');
  });

  it('refuse a colour no text can be read on, and name the nearest that works', async () => {
    const commands = settingsCommands(inboxes, '');
    await expect(commands['settings.change'](as('admin'), { key: 'main', color: '#808080' })).rejects.toMatchObject({
      code: 'invalid_payload',
      issues: [{ path: 'color', message: expect.stringContaining('#828282') }],
    });
  });

  it('know no inbox of another key', async () => {
    const change = settingsCommands(inboxes, '')['settings.change'](as('admin'), { key: 'none', companyName: 'X' });
    await expect(change).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('another brand', () => {
  it('gets an inbox of its own with its own snippet, once', async () => {
    const commands = settingsCommands(inboxes, 'https://chat.example.com');
    const made = await commands['inboxes.add'](as('admin'), { key: 'tents', companyName: 'Tents & Co' });
    expect(made.inbox).toMatchObject({ key: 'tents', companyName: 'Tents & Co', origins: [], active: true, team: null });
    expect(made.snippet).toContain('data-inbox="tents"');
    await expect(commands['inboxes.add'](as('admin'), { key: 'tents', companyName: 'Tents & Co' })).resolves.toMatchObject({ inbox: { key: 'tents' } });
    const taken = commands['inboxes.add'](as('admin'), { key: 'tents', companyName: 'Others' });
    await expect(taken).rejects.toMatchObject({ code: 'invalid_payload', issues: [{ path: 'key' }] });
    await expect(commands['inboxes.add'](as('agent'), { key: 'mine', companyName: 'Mine' })).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is switched off and on again, but one inbox always stays on', async () => {
    await inboxes.add('tents', 'Tents & Co');
    await inboxes.change('main', { active: false });
    expect(await reportInboxes(inboxes)).toContain('main  Harbour & Pine  #1f5c4d  (switched off)');
    await expect(inboxes.change('tents', { active: false })).rejects.toMatchObject({ code: 'conflict' });
    await inboxes.change('main', { active: true });
    expect(await inboxes.find('main')).toMatchObject({ active: true });
  });
});

describe('porchlight inbox', () => {
  it('lists and sets from the command line', async () => {
    const origin = ['https://shop.example.com/', 'http://localhost:8080'];
    expect(await setInbox(inboxes, 'main', { origin, color: '#1D4ED8' })).toBe(
      'main  Harbour & Pine  #1d4ed8\n  https://shop.example.com\n  http://localhost:8080',
    );
    expect(await reportInboxes(inboxes)).toContain('https://shop.example.com');
  });

  it('says in a sentence what cannot be set', async () => {
    await expect(setInbox(inboxes, 'main', { color: 'red' })).rejects.toThrow('--color must be a colour such as #1d4ed8');
    await expect(setInbox(inboxes, 'main', { origin: ['shop'] })).rejects.toThrow('--origin must be an origin');
    await expect(setInbox(inboxes, 'main', {})).rejects.toThrow('Say what to change');
  });
});
