/** Draws the whole console over fakes, as somebody with an open browser would see it. */
import { act, cleanup, configure, render, waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { signal } from '@preact/signals';
import { onTestFinished, vi } from 'vitest';
import { standardGrants } from '../../protocol/roles.ts';
import type { BuiltInRole } from '../../protocol/roles.ts';
import type { Outcome } from '../../client/model.ts';
import { ConsoleApp } from '../app/console-app.tsx';
import type { Http } from '../app/http.ts';
import type { KeyValueStore } from '../app/key-value-store.ts';
import { createRouter } from '../app/router.ts';
import type { Router } from '../app/router.ts';
import type { SendFile, Upload } from '../app/upload.ts';
import { createAttentionSettings } from '../attention/attention-settings.ts';
import { undoKey } from '../composer/held-replies.ts';
import { createSessionModel } from '../session/session-model.ts';
import type { SessionUser } from '../session/session-model.ts';
import { userId } from './chat-log.ts';
import { fakeStaff, refuse } from './fake-staff.ts';
import type { FakeStaff } from './fake-staff.ts';

/** Ada, who sits at the console in most stories. */
export const ADA: SessionUser = { id: userId('ada'), name: 'Ada Okafor', email: 'ada@harbour.example', role: 'admin', permissions: standardGrants('admin'), mustChangePassword: false, mustSetUpSecondFactor: false };

/** The same person in another built-in role. */
export const adaAs = (role: BuiltInRole): SessionUser => ({ ...ADA, role, permissions: standardGrants(role) });

/** A storage that lasts as long as the test. */
export function memoryStore(kept: Readonly<Record<string, string>> = {}): KeyValueStore {
  const items = new Map(Object.entries(kept));
  return {
    get: (key) => items.get(key) ?? null,
    set: (key, value) => void items.set(key, value),
    remove: (key) => void items.delete(key),
  };
}

/** HTTP answers by "METHOD /path"; anything else is not found. */
export type HttpAnswers = Record<string, (body: unknown) => Outcome<unknown>>;

const fakeHttp = (answers: HttpAnswers): Http =>
  (async (method: string, path: string, body?: unknown) =>
    answers[`${method} ${path}`]?.(body) ?? refuse('not_found', `Nothing at ${method} ${path}.`)) as Http;

/** What a story holds on to. */
export interface Story {
  user: ReturnType<typeof userEvent.setup>;
  fake: FakeStaff;
  router: Router;
  storage: KeyValueStore;
}

/** Opens the console at an address, with `me` signed in unless `http` says otherwise. */
export async function renderConsole(options: {
  at?: string;
  me?: SessionUser;
  fake?: FakeStaff;
  storage?: KeyValueStore;
  http?: HttpAnswers;
  upload?: Upload;
  sendFile?: SendFile;
}): Promise<Story> {
  const me = options.me ?? ADA;
  const fake = options.fake ?? fakeStaff(me);
  const storage = options.storage ?? memoryStore();
  // Most stories are not about taking something back: their replies leave at once.
  if (storage.get(undoKey(me.id)) === null) storage.set(undoKey(me.id), '0');
  window.history.replaceState(null, '', options.at ?? '/console');
  standIns();
  configure({ asyncUtilTimeout: 10_000 });
  const http = fakeHttp({ 'GET /console/api/session': () => ({ ok: true, data: { user: me } }), ...options.http });
  const session = createSessionModel(http);
  const router = createRouter(window);
  const upload: Upload = options.upload ?? (async () => refuse('unavailable', 'No file can be sent here.'));
  const sendFile: SendFile = options.sendFile ?? (async () => refuse('unavailable', 'No file can be sent here.'));
  const world = { http, upload, sendFile, session, router, storage, theme: { theme: signal('system' as const) }, attention: createAttentionSettings(storage), openClient: () => fake.client };
  onTestFinished(async () => {
    // Preact ends effects after the next frame; without `act` that may be after the page has gone.
    await act(() => cleanup());
    router.dispose();
    session.dispose();
  });
  render(<ConsoleApp world={world} />);
  await session.check();
  return { user: patient(userEvent.setup()), fake, router, storage };
}

/** What jsdom does not have: modal dialogs and media queries. */
function standIns(): void {
  const dialog = HTMLDialogElement.prototype as { showModal?: () => void; close?: () => void };
  dialog.showModal ??= function (this: HTMLDialogElement) {
    this.open = true;
    (this.querySelector<HTMLElement>('[autofocus]') ?? this.querySelector<HTMLElement>('input, button'))?.focus();
  };
  dialog.close ??= function (this: HTMLDialogElement) {
    this.open = false;
  };
  vi.stubGlobal('matchMedia', () => ({ matches: true, addEventListener: () => undefined, removeEventListener: () => undefined }));
}

/** How long somebody looks at a button that cannot be pressed yet, in milliseconds. */
const PATIENCE_MS = 3_000;

/** A person who waits until a button can be pressed: many are closed until the page has loaded what they need. */
function patient(user: ReturnType<typeof userEvent.setup>): ReturnType<typeof userEvent.setup> {
  const click: typeof user.click = async (element) => {
    const isClosed = () => element instanceof HTMLButtonElement && element.disabled;
    if (isClosed()) await waitFor(() => { if (isClosed()) throw new Error('The button is still closed.'); }, { timeout: PATIENCE_MS }).catch(() => undefined);
    await user.click(element);
  };
  return { ...user, click };
}
