import { screen, waitFor, within } from '@testing-library/preact';
import { userEvent } from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Actor } from '../../protocol/events.ts';
import type { UserId } from '../../protocol/ids.ts';
import { leaveAll, openPanel } from '../testing/open-panel.ts';
import type { Visit } from '../testing/open-panel.ts';

const MAYA: Actor = { kind: 'agent', id: 'maya' as UserId, name: 'Maya' };
const PHOTO = { id: 'p'.repeat(22), name: 'boots.png', type: 'image/png', size: 900, width: 3, height: 2 };

afterEach(() => {
  leaveAll();
  vi.unstubAllGlobals();
});

async function chatting(set: (visit: Visit) => void = () => undefined): Promise<Visit> {
  const visit = openPanel();
  set(visit);
  await userEvent.type(await screen.findByRole('textbox', { name: 'Message' }), 'Hello{Enter}');
  await screen.findByText(/Sent$/);
  return visit;
}

describe('what an agent wrote', () => {
  it('is shown with its marks, never as markup', async () => {
    const { server } = await chatting();
    server.append(MAYA, 'message.posted', { text: '**Today** <b>x</b>', rich: [{ t: 'paragraph', children: [{ t: 'strong', children: [{ t: 'text', text: 'Today' }] }, { t: 'text', text: ' <b>x</b>' }] }] });
    expect(await screen.findByText('Today', { selector: 'strong' })).toBeTruthy();
    expect(screen.getByText(/<b>x<\/b>/)).toBeTruthy();
  });

  it('says so where it was edited or deleted, and shows what it says now', async () => {
    const { server } = await chatting();
    const first = server.append(MAYA, 'message.posted', { text: 'It costs 5 euros' });
    const second = server.append(MAYA, 'message.posted', { text: 'Wrong chat', attachments: [PHOTO] });
    await screen.findByText('Wrong chat');
    server.append(MAYA, 'message.edited', { messageSeq: first, text: 'It costs 7 euros', before: 'It costs 5 euros' });
    server.append(MAYA, 'message.deleted', { messageSeq: second, before: 'Wrong chat' });
    expect(await screen.findByText('It costs 7 euros')).toBeTruthy();
    expect(screen.getByText('edited')).toBeTruthy();
    expect(screen.getByText('This message was deleted.')).toBeTruthy();
    expect(screen.queryByText(/5 euros|Wrong chat|boots\.png/)).toBeNull();
  });

  it('brings its files: pictures in sight, everything else to download', async () => {
    const page = { id: 'h'.repeat(22), name: 'page.html', type: 'text/html', size: 9 };
    const { server } = await chatting(({ server: chat }) => {
      chat.answers['attachment.links'] = () => ({ links: { [PHOTO.id]: '/chat-files/p/boots.png?key=k', [page.id]: '/chat-files/h/page.html?key=k' } });
    });
    server.append(MAYA, 'message.posted', { text: 'boots.png, page.html', attachments: [PHOTO, page] });
    const picture = await screen.findByRole('img', { name: 'boots.png' });
    expect(picture.getAttribute('src')).toMatch(/\/chat-files\/p\/boots\.png\?key=k$/);
    expect(screen.getByRole('link', { name: 'page.html' }).getAttribute('download')).toBe('page.html');
    expect(screen.queryByText('boots.png, page.html')).toBeNull();
  });
});

describe('a customer’s file', () => {
  /** An upload that ends as it is told to. */
  function uploads(answer: { status: number; body: unknown }): void {
    vi.stubGlobal('XMLHttpRequest', class {
      upload = {};
      response: unknown = null;
      status = 0;
      onload: () => void = () => undefined;
      open(): void {}
      abort(): void {}
      send(): void {
        queueMicrotask(() => {
          Object.assign(this, { status: answer.status, response: answer.body });
          this.onload();
        });
      }
    });
  }
  const choose = (name: string) => userEvent.upload(document.querySelector<HTMLElement>('input[type="file"]') ?? inPanel('input[type="file"]'), new File(['x'], name));
  const inPanel = (selector: string) => {
    const found = [...document.querySelectorAll('*')].flatMap((element) => element.shadowRoot?.querySelector<HTMLElement>(selector) ?? []);
    return found[0]!;
  };

  it('goes with the message, also without words', async () => {
    uploads({ status: 201, body: { attachment: PHOTO } });
    const { server } = await chatting(({ server: chat }) => {
      chat.files[PHOTO.id] = PHOTO;
      chat.answers['attachment.ticket'] = () => ({ address: '/chat-files/upload?ticket=t', maxBytes: 5_000 });
      chat.answers['attachment.links'] = () => ({ links: { [PHOTO.id]: '/chat-files/p/boots.png?key=k' } });
    });
    await choose('boots.png');
    const tray = within(await screen.findByRole('list', { name: 'Add files' }));
    expect(await tray.findByText('boots.png')).toBeTruthy();
    await waitFor(() => expect(screen.getByRole('button', { name: 'Send message' }).getAttribute('aria-disabled')).toBe('false'));
    await userEvent.click(screen.getByRole('button', { name: 'Send message' }));
    await waitFor(() => expect(server.received.findLast(({ name }) => name === 'message.send')?.input).toMatchObject({ text: 'boots.png', attachments: [PHOTO.id] }));
    expect(await screen.findByRole('img', { name: 'boots.png' })).toBeTruthy();
    expect(screen.queryByRole('list', { name: 'Add files' })).toBeNull();
  });

  it('that is not taken says why, and can be removed', async () => {
    uploads({ status: 400, body: { error: { code: 'invalid_payload', message: 'Programs are not taken.' } } });
    await chatting(({ server: chat }) => {
      chat.answers['attachment.ticket'] = () => ({ address: '/chat-files/upload?ticket=t', maxBytes: 5_000 });
    });
    await choose('setup.exe');
    expect(await screen.findByText('Programs are not taken.')).toBeTruthy();
    await userEvent.click(screen.getByRole('button', { name: 'Remove setup.exe' }));
    expect(screen.queryByText('Programs are not taken.')).toBeNull();
  });
});

describe('what a customer has not sent yet', () => {
  it('is told only where the inbox shows it, and then the customer is told', async () => {
    const { server } = await chatting(({ server: chat }) => {
      chat.welcome = { ...chat.welcome, inbox: { ...chat.welcome.inbox, showsUnsent: true } };
      chat.push('welcome', chat.welcome);
    });
    expect(await screen.findByText('We see what you type before you send it.')).toBeTruthy();
    await userEvent.type(screen.getByRole('textbox', { name: 'Message' }), 'My order');
    await waitFor(() => expect(server.received.some(({ name, input }) => name === 'typing.set' && (input as { text?: string }).text === 'My order')).toBe(true), { timeout: 3_000 });
  });

  it('stays with them otherwise', async () => {
    const { server } = await chatting();
    await userEvent.type(screen.getByRole('textbox', { name: 'Message' }), 'My order');
    expect(screen.queryByText(/before you send it/)).toBeNull();
    expect(server.received.filter(({ name }) => name === 'typing.set').every(({ input }) => !('text' in input))).toBe(true);
  });
});
