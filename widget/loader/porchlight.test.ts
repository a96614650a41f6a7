import { waitFor } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PorchlightApi } from '../api.ts';
import { conversationKey } from '../panel-host.ts';
import type { Panel, PanelHost } from '../panel-host.ts';
import { createPorchlight } from './porchlight.ts';

/** What the panel's module at the address below hands its host to. */
declare global {
  var mountFakePanel: ((host: PanelHost) => Panel) | undefined;
}
const PANEL = `data:text/javascript,export const mountPanel = (host) => globalThis.mountFakePanel(host);`;
const FLAKY = `data:text/javascript,if (!globalThis.mountFakePanel) throw new Error('offline'); export const mountPanel = (host) => globalThis.mountFakePanel(host) //`;

let host: PanelHost | null;
let calls: unknown[][];
let api: PorchlightApi;

const create = (panel = PANEL): PorchlightApi =>
  createPorchlight({
    script: 'https://chat.example.com/widget.js',
    panel,
    inboxes: { main: { n: 'Harbour & Pine', c: '#1f4d3a', o: '#ffffff' } },
  });
const launcher = (): Element | null => document.querySelector('porchlight-launcher');
const button = (): HTMLButtonElement => {
  const found = launcher()?.shadowRoot?.querySelector('button');
  if (!found) throw new Error('there is no launcher');
  return found;
};

beforeEach(() => {
  host = null;
  calls = [];
  vi.spyOn(console, 'error').mockImplementation(() => {});
  // jsdom has no constructed style sheets.
  vi.stubGlobal('CSSStyleSheet', class { replaceSync(): void {} });
  globalThis.mountFakePanel = (given) => {
    host = given;
    const note = (name: string) => (...args: unknown[]): void => void calls.push([name, ...args]);
    return { show: note('show'), hide: note('hide'), send: note('send'), update: note('update'), destroy: note('destroy') };
  };
  api = create();
});

afterEach(() => {
  api.shutdown();
  localStorage.clear();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

describe('a page with the snippet', () => {
  it('shows a launcher and fetches no panel before somebody wants to chat', () => {
    api.boot({ inbox: 'main' });
    expect(button().getAttribute('aria-label')).toBe('Chat with us');
    expect(button().getAttribute('aria-haspopup')).toBe('dialog');
    expect(button().getAttribute('aria-expanded')).toBe('false');
    expect(button().getAttribute('aria-busy')).toBe('false');
    expect(host).toBeNull();
  });

  it('opens the panel by a click, closes it by another, and keeps the focus', async () => {
    api.boot({ inbox: 'main' });
    await userEvent.click(button());
    await waitFor(() => expect(calls).toEqual([['show', undefined]]));
    expect(button().getAttribute('aria-expanded')).toBe('true');
    await userEvent.click(button());
    expect(calls.at(-1)).toEqual(['hide']);
    expect(launcher()?.shadowRoot?.activeElement).toBe(button());
  });

  it('says how much is unread', async () => {
    const counts: number[] = [];
    api.boot({ inbox: 'main' });
    api.on('unread', ({ count }) => counts.push(count));
    api.open();
    await waitFor(() => expect(host).not.toBeNull());
    host?.setUnread(2);
    host?.setUnread(2);
    expect(button().getAttribute('aria-label')).toBe('Chat with us, 2 unread');
    expect(counts).toEqual([2]);
  });

  it('fetches the panel quietly where a conversation is open, so that an answer shows', async () => {
    localStorage.setItem(conversationKey('main'), `open ${'A'.repeat(22)}`);
    api.boot({ inbox: 'main' });
    await waitFor(() => expect(host).not.toBeNull());
    expect(calls).toEqual([]);
  });

  it('leaves it be where the conversation has ended', () => {
    localStorage.setItem(conversationKey('main'), `ended ${'A'.repeat(22)}`);
    api.boot({ inbox: 'main' });
    expect(button().getAttribute('aria-busy')).toBe('false');
  });

  it('says what is wrong with an unknown inbox and draws nothing', () => {
    api.boot({ inbox: 'constructor' });
    expect(launcher()).toBeNull();
    expect(console.error).toHaveBeenCalledWith('Porchlight:', expect.stringContaining('no inbox "constructor"'));
  });
});

describe('a panel that cannot be fetched', () => {
  it('is told at the launcher, and fetched anew by the next click', async () => {
    const errors: string[] = [];
    const mount = globalThis.mountFakePanel;
    globalThis.mountFakePanel = undefined;
    api = create(FLAKY);
    api.on('error', ({ code }) => errors.push(code));
    api.boot({ inbox: 'main' });
    await userEvent.click(button());
    const told = (): string => launcher()?.shadowRoot?.querySelector('[role=status]')?.textContent ?? '';
    await waitFor(() => expect(told()).toMatch(/could not be loaded/));
    expect(button().getAttribute('aria-expanded')).toBe('false');
    expect(errors).toContain('unavailable');
    globalThis.mountFakePanel = mount;
    await userEvent.click(button());
    await waitFor(() => expect(calls).toEqual([['show', undefined]]));
    expect(told()).toBe('');
  });
});

describe('the API', () => {
  it('does what was pushed before the loader came, in order', async () => {
    api.push(['boot', { inbox: 'main' }], ['send', 'Hello'], (chat) => chat.open('home'));
    await waitFor(() => expect(calls).toEqual([['show', 'home'], ['send', 'Hello']]));
  });

  it('tells a late listener that it is ready', () => {
    const ready: string[] = [];
    api.boot({ inbox: 'main' });
    api.on('ready', ({ inbox }) => ready.push(inbox));
    expect(ready).toEqual(['main']);
  });

  it('hears nothing any more after a listener was taken back', () => {
    const heard: string[] = [];
    const stop = api.on('open', () => heard.push('open'));
    stop();
    api.boot({ inbox: 'main' });
    api.open();
    expect(heard).toEqual([]);
  });

  it('never throws into the page', () => {
    api.on('open', () => {
      throw new Error('the site made a mistake');
    });
    api.boot({ inbox: 'main' });
    expect(() => api.open()).not.toThrow();
    expect(() => api.boot(null as never)).not.toThrow();
    expect(() => api.push(['nonsense' as never])).not.toThrow();
    api.shutdown();
    expect(() => api.open()).not.toThrow();
  });

  it('leaves nothing behind after shutdown, and may boot again', async () => {
    api.boot({ inbox: 'main' });
    api.open();
    await waitFor(() => expect(host).not.toBeNull());
    api.shutdown();
    expect(launcher()).toBeNull();
    expect(calls.at(-1)).toEqual(['destroy']);
    api.boot({ inbox: 'main' });
    expect(launcher()).not.toBeNull();
  });

  it('hides the launcher and shows it again', () => {
    api.boot({ inbox: 'main' });
    api.hide();
    expect(launcher()?.className).toBe('hidden');
    api.show();
    expect(launcher()?.className).toBe('');
  });

  it('passes changed options on to the panel', async () => {
    api.boot({ inbox: 'main' });
    api.open();
    await waitFor(() => expect(host).not.toBeNull());
    api.update({ color: '#ffffff', position: 'left' });
    expect(calls.at(-1)).toMatchObject(['update', { brand: '#ffffff', onBrand: '#000000', left: true }]);
  });
});
