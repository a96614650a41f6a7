import { screen, waitFor } from '@testing-library/preact';
import { describe, expect, it, vi } from 'vitest';
import { chatsAddress } from '../app/route.ts';
import { MAYA, chatLog } from '../testing/chat-log.ts';
import { fakeStaff } from '../testing/fake-staff.ts';
import { ADA, memoryStore, renderConsole } from '../testing/render-console.tsx';
import { callFor } from './call-for.ts';

const chat = (letters: string) => chatLog(letters, Date.now() - 60_000).customer('Is anybody there?');

/** A browser that shows desktop notices and plays tones; both are only counted. */
function listeningBrowser() {
  const shown: { title: string; body: string | undefined; click: () => void }[] = [];
  let tones = 0;
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
  const node = { connect: (next: unknown) => next, start() {}, stop() {}, frequency: {}, gain: { setValueAtTime() {}, linearRampToValueAtTime() {} } };
  class FakeAudio {
    currentTime = 0;
    constructor() {
      tones += 1;
    }
    createOscillator = () => node;
    createGain = () => node;
    close = async () => undefined;
  }
  vi.stubGlobal('Notification', FakeNotification);
  vi.stubGlobal('AudioContext', FakeAudio);
  return { shown, tones: () => tones };
}

describe('being called', () => {
  it('happens for a new chat in the queue, by notice, sound and title; a click opens it', async () => {
    const browser = listeningBrowser();
    const fake = fakeStaff(ADA);
    const { router } = await renderConsole({ fake, at: '/console/surveys', storage: memoryStore({ 'porchlight:console:notices': 'on' }) });
    await screen.findByRole('heading', { name: 'Surveys' });
    const log = chat('new').handoff('requested');
    await waitFor(() => {
      fake.put(log, 'handoff.requested');
      expect(browser.shown.length).toBeGreaterThan(0);
    });
    expect(browser.shown[0]).toMatchObject({ title: 'Visitor new waits for a person', body: 'Is anybody there?' });
    expect(browser.tones()).toBe(browser.shown.length);
    await waitFor(() => expect(document.title).toBe('(1) Surveys · Porchlight'));
    browser.shown[0]?.click();
    expect(router.address.value).toBe(chatsAddress('unassigned', log.id));
  });

  it('is silent where sound is off and notices were never asked for', async () => {
    const browser = listeningBrowser();
    const fake = fakeStaff(ADA);
    await renderConsole({ fake, at: '/console/surveys', storage: memoryStore({ 'porchlight:console:sound': 'off' }) });
    await screen.findByRole('heading', { name: 'Surveys' });
    fake.put(chat('quiet').handoff('requested'), 'handoff.requested');
    await waitFor(() => expect(document.title).toMatch(/^\(1\)/));
    expect(browser.shown).toEqual([]);
    expect(browser.tones()).toBe(0);
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
});
