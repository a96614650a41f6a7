import { screen } from '@testing-library/preact';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { PRESENCE_DEFAULTS } from '../../protocol/presence-contract.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, memoryStore, renderConsole } from '../testing/render-console.tsx';
import { watchIdle } from './idle-watch.ts';

describe('nobody at the console', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());
  const MINUTE = 60_000;

  function tab(storage = memoryStore()) {
    const target = new EventTarget();
    const seen: string[] = [];
    const stop = watchIdle({ target, storage, now: () => Date.now(), idleMs: 5 * MINUTE, onIdle: () => seen.push('idle'), onBack: () => seen.push('back') });
    return { seen, stop, touch: () => target.dispatchEvent(new Event('pointermove')) };
  }

  it('is noticed after the time that was set, once, and so is coming back', () => {
    const { seen, stop, touch } = tab();
    vi.advanceTimersByTime(4 * MINUTE);
    touch();
    vi.advanceTimersByTime(4 * MINUTE);
    expect(seen).toEqual([]);
    vi.advanceTimersByTime(20 * MINUTE);
    expect(seen).toEqual(['idle']);
    touch();
    expect(seen).toEqual(['idle', 'back']);
    stop();
  });

  it('is somebody who works in another tab', () => {
    const storage = memoryStore();
    const [front, back] = [tab(storage), tab(storage)];
    for (let minute = 0; minute < 12; minute += 1) {
      vi.advanceTimersByTime(MINUTE);
      front.touch();
    }
    expect(back.seen).toEqual([]);
    vi.advanceTimersByTime(6 * MINUTE);
    expect([front.seen, back.seen]).toEqual([['idle'], ['idle']]);
    front.touch();
    vi.advanceTimersByTime(MINUTE);
    expect(back.seen).toEqual(['idle', 'back']);
    front.stop();
    back.stop();
  });
});

describe('the presence switch', () => {
  it('offers the owner’s reasons, and shows what a colleague’s tab or a supervisor changed', async () => {
    const fake = fakeStaff(ADA);
    fake.answer('presence.settings', () => fine({ version: 0, settings: PRESENCE_DEFAULTS }));
    const { user } = await renderConsole({ at: '/console/chats/mine', fake });
    const presence = (await screen.findByRole('combobox', { name: 'Your presence' })) as HTMLSelectElement;
    await screen.findByRole('option', { name: 'Away: Lunch' });
    await user.selectOptions(presence, 'Away: Lunch');
    expect(fake.asked.filter(({ name }) => name === 'presence.set').at(-1)?.input).toEqual({ status: 'away', reason: 'Lunch' });
    fake.push('team', [{ id: ADA.id, name: ADA.name, status: 'busy', reason: 'Audit day' }]);
    expect(await screen.findByRole('option', { name: 'Busy: Audit day' })).toBeTruthy();
    expect(presence.value).toBe('busy:Audit day');
  });
});

describe('the status settings', () => {
  it('keep what was written when somebody else was faster', async () => {
    const fake = fakeStaff(ADA);
    let version = 0;
    fake.answer('presence.settings', () => fine({ version, settings: PRESENCE_DEFAULTS }));
    fake.answer('presence.change_settings', (input) => (input.version === version ? fine({ version: version + 1, settings: input.settings }) : refuse('conflict', 'Somebody else was faster.')));
    const { user } = await renderConsole({ at: '/console/settings/status', fake });
    const minutes = await screen.findByRole('textbox', { name: 'Away by itself after so many minutes' });
    await user.clear(minutes);
    await user.type(minutes, '500');
    expect(screen.getByText('must be at most 240')).toBeTruthy();
    await user.clear(minutes);
    version = 1;
    await user.click(screen.getByRole('button', { name: 'Save' }));
    await user.click(await screen.findByRole('button', { name: 'Keep mine' }));
    await user.click(await screen.findByRole('button', { name: 'Save' }));
    expect(await screen.findByText(/^Saved./)).toBeTruthy();
    expect(fake.asked.at(-1)?.input).toEqual({ version: 1, settings: { ...PRESENCE_DEFAULTS, awayAfterMinutes: null } });
  });
});
