import { act, screen, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { USUAL_NOTICES } from '../../protocol/notices-contract.ts';
import type { NoticeSettings } from '../../protocol/notices-contract.ts';
import { chatsAddress } from '../app/route.ts';
import { MAYA, chatLog } from '../testing/chat-log.ts';
import { fakeStaff, fine } from '../testing/fake-staff.ts';
import type { FakeStaff } from '../testing/fake-staff.ts';
import { ADA, memoryStore, renderConsole } from '../testing/render-console.tsx';
import { badgeIcon } from './badge.ts';
import { callFor, stillCalls } from './call-for.ts';

const chat = (letters: string) => chatLog(letters, Date.now() - 60_000).customer('Is anybody there?');

/** Tones so far. One audio context lives as long as the page, so all stories share it. */
let tones = 0;

/** A browser that shows desktop notices and plays tones; both are only counted. */
function listeningBrowser() {
  const shown: { title: string; body: string | undefined; click: () => void }[] = [];
  class FakeNotification {
    static permission = 'granted';
    constructor(title: string, { body }: NotificationOptions) {
      const entry = { title, body, click: () => undefined as void };
      shown.push(entry);
      this.addEventListener = (_: string, listener: () => void) => void (entry.click = listener);
    }
    addEventListener: (type: string, listener: () => void) => void;
    close() {}
  }
  const node = { connect: (next: unknown) => next, start: () => void (tones += 0.5), stop() {}, frequency: {}, gain: { setValueAtTime() {}, linearRampToValueAtTime() {} } };
  class FakeAudio {
    currentTime = 0;
    destination = node;
    createOscillator = () => node;
    createGain = () => node;
  }
  vi.stubGlobal('Notification', FakeNotification);
  vi.stubGlobal('AudioContext', FakeAudio);
  return { shown };
}

/** A server that keeps somebody's wishes. */
function withWishes(wishes: Partial<NoticeSettings> = {}, mail = true) {
  const fake = fakeStaff(ADA);
  let settings: NoticeSettings = { ...USUAL_NOTICES, ...wishes };
  fake.answer('notices.read', () => fine({ settings, mail }));
  fake.answer('notices.change', (next) => {
    settings = next as NoticeSettings;
    return fine({ settings, mail });
  });
  return fake;
}
/** From then on calls are heard. */
const isReady = (fake: FakeStaff) => waitFor(() => expect(fake.asked.some(({ name }) => name === 'notices.read')).toBe(true));
const withNotices = () => memoryStore({ 'porchlight:console:notices': 'on' });

describe('being called', () => {
  it('happens for a new chat in the queue: by notice, title and icon, in the page; a click opens it', async () => {
    const browser = listeningBrowser();
    const fake = withWishes();
    const { router } = await renderConsole({ fake, at: '/console/surveys', storage: withNotices() });
    await isReady(fake);
    document.head.insertAdjacentHTML('beforeend', '<link rel="icon" href="data:,">');
    const log = chat('new').handoff('requested');
    fake.put(log, 'handoff.requested');
    await waitFor(() => expect(browser.shown).toHaveLength(1));
    expect(browser.shown[0]).toMatchObject({ title: 'Visitor new waits for a person', body: 'Is anybody there?' });
    expect(document.title).toBe('(1) Surveys · Porchlight');
    expect(document.querySelector<HTMLLinkElement>('link[rel="icon"]')?.href).toBe(badgeIcon(1));
    expect(screen.getByRole('region', { name: 'Visitor new waits for a person' })).toBeTruthy();
    browser.shown[0]?.click();
    expect(router.address.value).toBe(chatsAddress('unassigned', log.id));
  });

  it('goes on by sound until somebody takes the chat', async () => {
    listeningBrowser();
    const repeated = vi.spyOn(globalThis, 'setInterval');
    const stopped = vi.spyOn(globalThis, 'clearInterval');
    const fake = withWishes({ repeat: true });
    await renderConsole({ fake, at: '/console/surveys' });
    await isReady(fake);
    const log = chat('ring').handoff('requested');
    fake.put(log, 'handoff.requested');
    await screen.findByRole('region', { name: 'Visitor ring waits for a person' });
    const before = tones;
    const place = await waitFor(() => {
      const found = repeated.mock.calls.findIndex(([, everyMs]) => everyMs === 5_000);
      expect(found).toBeGreaterThanOrEqual(0);
      return found;
    });
    const [ring] = repeated.mock.calls[place] ?? [];
    (ring as () => void)();
    (ring as () => void)();
    expect(tones).toBe(before + 2);
    await act(async () => fake.put(log.accept(MAYA), 'conversation.accepted'));
    await waitFor(() => expect(screen.queryByRole('region', { name: 'Visitor ring waits for a person' })).toBeNull());
    expect(stopped.mock.calls.flat()).toContain(repeated.mock.results[place]?.value);
  });

  it('does not happen where the person does not want it', async () => {
    const browser = listeningBrowser();
    const fake = withWishes({ kinds: ['message'] });
    await renderConsole({ fake, at: '/console/surveys', storage: withNotices() });
    await isReady(fake);
    fake.put(chat('quiet').handoff('requested'), 'handoff.requested');
    const mine = chat('mine').handoff('requested').accept(ADA).customer('Hello Ada');
    fake.put(mine, 'message.posted');
    await waitFor(() => expect(browser.shown.map(({ title }) => title)).toEqual(['Visitor mine wrote']));
  });

  it('is silent in quiet hours, and still shown in the page', async () => {
    const browser = listeningBrowser();
    const fake = withWishes({ quiet: { from: '00:00', to: '23:59', zone: 'UTC' } });
    await renderConsole({ fake, at: '/console/surveys', storage: withNotices() });
    await isReady(fake);
    fake.put(chat('night').handoff('requested'), 'handoff.requested');
    await screen.findByRole('region', { name: 'Visitor night waits for a person' });
    expect(browser.shown).toEqual([]);
  });

  it('tells a whisper and who set one’s status, and is put away by hand', async () => {
    listeningBrowser();
    const fake = withWishes();
    const { user } = await renderConsole({ fake, at: '/console/surveys' });
    await isReady(fake);
    fake.push('notice', { kind: 'whisper', conversation: chat('w').id, contactName: 'Visitor 7K2P', by: 'Maya', text: 'Offer a refund.', at: Date.now() });
    fake.push('notice', { kind: 'status_set', by: 'Maya', status: 'away', note: 'Lunch?', at: Date.now() });
    expect(await screen.findByText('Offer a refund.')).toBeTruthy();
    expect(await screen.findByRole('region', { name: 'Maya set your status to away' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Put away: Maya whispers about Visitor 7K2P' }));
    expect(screen.queryByText('Offer a refund.')).toBeNull();
  });

  it('is worth it for a message in mine, not for one of a colleague’s or of my own', () => {
    const mine = chat('mine').handoff('requested').accept(ADA).customer('One more thing');
    expect(callFor(mine.summary(), 'message.posted', ADA.id)).toMatchObject({ kind: 'message', body: 'One more thing' });
    expect(callFor(mine.agent(ADA, 'Yes?').summary(), 'message.posted', ADA.id)).toBeNull();
    const theirs = chat('theirs').handoff('requested').accept(MAYA).customer('Hello Maya');
    expect(callFor(theirs.summary(), 'message.posted', ADA.id)).toBeNull();
  });

  it('happens once for each time a chat enters the queue, not for all that is written there', () => {
    const queued = chat('queue').handoff('complaint');
    expect(callFor(queued.summary(), 'handoff.requested', ADA.id)).toMatchObject({ kind: 'queued' });
    expect(callFor(queued.customer('Hurry').summary(), 'message.posted', ADA.id)).toBeNull();
    expect(callFor(queued.summary(), null, ADA.id)).toBeNull();
  });

  it('is for whom a chat is offered to, and over for everybody else', () => {
    const offered = { ...chat('offer').handoff('requested').summary(), offer: { agent: { id: ADA.id, name: ADA.name }, expiresAt: Date.now() + 60_000 } };
    expect(callFor(offered, 'offer.made', ADA.id)).toMatchObject({ kind: 'offered' });
    expect([stillCalls('queued', offered, ADA.id), stillCalls('queued', offered, MAYA.id)]).toEqual([true, false]);
  });
});

describe('the page “How you are called”', () => {
  it('saves each wish at once, on the server', async () => {
    const fake = withWishes();
    const { user } = await renderConsole({ fake, at: '/console/notices' });
    await user.click(await screen.findByRole('checkbox', { name: 'A chat is new in the queue' }));
    await user.selectOptions(screen.getByLabelText('When nobody has looked, write to me after'), '15 minutes');
    await user.click(screen.getByRole('checkbox', { name: 'No sound and no desktop notices at certain hours' }));
    const saved = fake.asked.filter(({ name }) => name === 'notices.change').at(-1)?.input as NoticeSettings;
    expect(saved).toMatchObject({ kinds: USUAL_NOTICES.kinds.slice(1), emailAfterMinutes: 15, quiet: { from: '20:00', to: '08:00' } });
  });

  it('offers no e-mail where none can be sent, and says so', async () => {
    await renderConsole({ fake: withWishes({}, false), at: '/console/notices' });
    expect(await screen.findByText(/This installation sends no e-mail/)).toBeTruthy();
    expect(screen.queryByLabelText('When nobody has looked, write to me after')).toBeNull();
  });
});
