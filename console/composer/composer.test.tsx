import { fireEvent, screen, waitFor, within } from '@testing-library/preact';
import { describe, expect, it } from 'vitest';
import type { CannedResponse } from '../../protocol/canned-contract.ts';
import type { StoredDraft } from '../../protocol/drafts-contract.ts';
import { MAYA, chatLog, userId } from '../testing/chat-log.ts';
import type { ChatLog } from '../testing/chat-log.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA, memoryStore, renderConsole } from '../testing/render-console.tsx';
import { undoKey } from './held-replies.ts';

const served = (letters: string) => chatLog(letters, Date.now() - 600_000).customer('How do I return boots?').handoff('requested').accept(ADA);
const EMPTY: StoredDraft = { text: '', articles: [], attachments: [], version: 0 };
const canned = (more: Partial<CannedResponse>): CannedResponse => ({ id: 'canned'.padEnd(22, '0'), scope: { kind: 'shared' }, name: 'Greeting', folder: '', shortcut: 'hi', texts: { en: 'Hello {{customer.name}}, this is {{agent.name}}.' }, version: 1, by: 'Ada', at: 0, mine: true, ...more });

async function opened(log: ChatLog, options: { storage?: ReturnType<typeof memoryStore>; set?: (fake: ReturnType<typeof fakeStaff>) => void; sendFile?: Parameters<typeof renderConsole>[0]['sendFile'] } = {}) {
  const fake = fakeStaff(ADA, { team: [{ id: ADA.id, name: ADA.name, status: 'online' }, { id: MAYA.id, name: MAYA.name, status: 'online' }] });
  fake.put(log);
  options.set?.(fake);
  const story = await renderConsole({ fake, at: `/console/chats/mine/${log.id}`, ...(options.storage && { storage: options.storage }), ...(options.sendFile && { sendFile: options.sendFile }) });
  const timeline = within(await screen.findByRole('log', { name: 'Conversation' }));
  const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Reply' });
  const sent = (name: string) => fake.asked.filter((one) => one.name === name).map(({ input }) => input as Record<string, unknown>);
  return { ...story, timeline, box, sent, log };
}

describe('a reply that can be taken back', () => {
  const storage = () => memoryStore({ [undoKey(ADA.id)]: '5' });

  it('waits in sight, and comes back into the box with one press', async () => {
    const { user, timeline, box, sent } = await opened(served('undo'), { storage: storage() });
    await user.type(box, 'Dear Tmo{Enter}');
    const waiting = within(await timeline.findByRole('article', { name: 'Your reply, not sent yet' }));
    expect(waiting.getByText(/Leaves in [45] s/)).toBeTruthy();
    expect(box.value).toBe('');
    await user.click(waiting.getByRole('button', { name: 'Undo' }));
    expect(box.value).toBe('Dear Tmo');
    expect(sent('message.send')).toEqual([]);
  });

  it('leaves at once when the next is sent, when it is told to, and when the page is closed', async () => {
    const { user, box, sent } = await opened(served('leave'), { storage: storage() });
    await user.type(box, 'First{Enter}Second{Enter}');
    expect(sent('message.send').map(({ text }) => text)).toEqual(['First']);
    await user.click(screen.getByRole('button', { name: 'Send now' }));
    expect(sent('message.send').map(({ text }) => text)).toEqual(['First', 'Second']);
    await user.type(box, 'Third{Enter}');
    window.dispatchEvent(new Event('pagehide'));
    expect(sent('message.send').map(({ text }) => text)).toEqual(['First', 'Second', 'Third']);
  });

  it('is a draft again where the page died with it', async () => {
    const log = served('died');
    const kept = storage();
    kept.set(`porchlight:held:${ADA.id}`, JSON.stringify([{ conversation: log.id, text: 'On its way', articles: [], attachments: [], dueAt: Date.now() - 60_000 }]));
    const { box } = await opened(log, { storage: kept });
    expect(box.value).toBe('On its way');
    expect(kept.get(`porchlight:held:${ADA.id}`)).toBe('[]');
  });
});

describe('what somebody writes', () => {
  it('is there from their other device, and told to the server', async () => {
    const { user, box, sent } = await opened(served('device'), {
      set: (fake) => {
        fake.answer('composer.read', () => fine({ reply: { ...EMPTY, text: 'From the laptop', version: 3 }, note: EMPTY }));
        fake.answer('composer.save', ({ version }) => fine({ version: version + 1 }));
      },
    });
    await waitFor(() => expect(box.value).toBe('From the laptop'));
    await user.type(box, ', and the phone');
    await waitFor(() => expect(sent('composer.save').at(-1)).toMatchObject({ kind: 'reply', text: 'From the laptop, and the phone', version: 3 }));
    await user.type(box, '{Enter}');
    await waitFor(() => expect(sent('composer.save').at(-1)).toMatchObject({ text: '', version: 4 }));
  });

  it('is never lost to another device: both are there, and one is chosen', async () => {
    let stored: StoredDraft = EMPTY;
    const log = served('both');
    const { user, box, fake } = await opened(log, {
      set: (on) => {
        on.answer('composer.read', () => fine({ reply: stored, note: EMPTY }));
        on.answer('composer.save', () => refuse('conflict', 'Changed elsewhere.'));
      },
    });
    await user.type(box, 'Mine');
    stored = { ...EMPTY, text: 'Theirs', version: 7 };
    fake.push('composer', { conversation: log.id, kind: 'reply', draft: stored });
    expect(await screen.findByText('On another device you wrote: “Theirs”')).toBeTruthy();
    expect(box.value).toBe('Mine');
    await user.click(screen.getByRole('button', { name: 'Use that one' }));
    expect(box.value).toBe('Theirs');
  });

  it('is not sent past what the customer wrote meanwhile', async () => {
    const { user, box, sent, log, fake } = await opened(served('newer'));
    await user.type(box, 'Thirty days');
    fake.put(log.customer('Forget it').customer('I found it'));
    expect(await screen.findByText(/2 new messages since you began/)).toBeTruthy();
    await user.type(box, '{Enter}');
    expect(screen.getByText(/Your reply was not sent yet/)).toBeTruthy();
    expect(sent('message.send')).toEqual([]);
    await user.click(screen.getByRole('button', { name: 'Send anyway' }));
    expect(sent('message.send')).toMatchObject([{ text: 'Thirty days' }]);
  });

  it('takes marks by keyboard, and is shown as the customer will see it', async () => {
    const { user, box } = await opened(served('marks'), { set: (fake) => fake.answer('message.preview', () => fine({ rich: [{ t: 'paragraph', children: [{ t: 'strong', children: [{ t: 'text', text: 'Today' }] }] }] })) });
    await user.type(box, 'Today');
    box.setSelectionRange(0, 5);
    await user.keyboard('{Control>}b{/Control}');
    expect(box.value).toBe('**Today**');
    await user.click(screen.getByRole('button', { name: 'Preview' }));
    const preview = within(screen.getByRole('region', { name: 'What the customer will see' }));
    expect((await preview.findByText('Today')).tagName).toBe('STRONG');
  });

  it('says who else looks and writes', async () => {
    const { fake, log, sent } = await opened(served('look'));
    await waitFor(() => expect(sent('looking.set')).toMatchObject([{ looking: true, hello: true }]));
    fake.push('looking', { conversation: log.id, user: MAYA, looking: true, writing: 'reply', hello: true });
    expect(await screen.findByText('Maya Reed is writing a reply.')).toBeTruthy();
    fake.push('looking', { conversation: log.id, user: MAYA, looking: false, writing: null, hello: false });
    await waitFor(() => expect(screen.queryByText(/Maya Reed is/)).toBeNull());
  });
});

describe('a canned response', () => {
  const withCanned = (fake: ReturnType<typeof fakeStaff>) => {
    fake.answer('canned.list', () => fine({ responses: [canned({}), canned({ id: 'other'.padEnd(22, '0'), name: 'Return label', shortcut: '', texts: { en: 'Your label: …' } })] }));
    fake.answer('macros.list', () => fine({ macros: [] }));
  };

  it('is found behind a slash, filled with what is known, and what is missing is filled in before it goes', async () => {
    const { user, box, sent } = await opened(served('slash'), { set: withCanned });
    await user.type(box, '/hi');
    expect(await screen.findByRole('option', { name: /Greeting/ })).toBeTruthy();
    expect(screen.queryByRole('option', { name: /Return label/ })).toBeNull();
    await user.type(box, '{Enter}');
    expect(box.value).toBe('Hello {{customer.name}}, this is Ada Okafor.');
    await user.type(box, '{Enter}');
    expect(sent('message.send')).toEqual([]);
    expect(screen.getByRole('alert').textContent).toContain('Not sent: fill in');
    await user.click(screen.getByRole('button', { name: '{{customer.name}}' }));
    await user.keyboard('Tom{Enter}');
    expect(sent('message.send')).toMatchObject([{ text: 'Hello Tom, this is Ada Okafor.' }]);
  });

  it('leaves a slash alone that is part of what one writes', async () => {
    const { user, box, sent } = await opened(served('andor'), { set: withCanned });
    await user.type(box, 'boots and/or shoes{Enter}');
    expect(sent('message.send')).toMatchObject([{ text: 'boots and/or shoes' }]);
  });
});

describe('a macro', () => {
  it('shows what it will do, does it in order, and takes back what can be', async () => {
    const { user, box, sent, timeline } = await opened(served('macro'), {
      set: (fake) => {
        fake.answer('canned.list', () => fine({ responses: [] }));
        fake.answer('macros.list', () =>
          fine({ macros: [{ id: 'macro'.padEnd(22, '0'), scope: { kind: 'own' }, name: 'Say goodbye', folder: '', version: 1, by: 'Ada', at: 0, mine: true, steps: [{ do: 'reply', text: 'Bye from {{agent.first_name}}' }, { do: 'tags', add: ['done'], remove: [] }, { do: 'priority', priority: 'low' }] }] }),
        );
      },
    });
    await user.type(box, '/good');
    await screen.findByRole('option', { name: /Say goodbye/ });
    await user.keyboard('{Enter}');
    const dialog = within(await screen.findByRole('dialog', { name: 'Macro: Say goodbye' }));
    expect(dialog.getByText('Bye from Ada')).toBeTruthy();
    await user.click(dialog.getByRole('button', { name: 'Run' }));
    await user.click(await dialog.findByRole('button', { name: 'Undo what can be undone' }));
    expect(await dialog.findByText('Taken back.')).toBeTruthy();
    expect(sent('priority.set').map(({ priority }) => priority)).toEqual(['low', 'normal']);
    expect(sent('tags.change').at(-1)).toMatchObject({ add: [], remove: ['done'] });
    expect(timeline.getByText('This reply was deleted.')).toBeTruthy();
  });
});

describe('files', () => {
  const FILE = { id: 'f'.repeat(22), name: 'label.png', type: 'image/png', size: 2_000, width: 3, height: 2 };

  it('go with the message once they are there, also without words', async () => {
    const { user, box, sent } = await opened(served('files'), {
      set: (fake) => fake.answer('attachment.ticket', () => fine({ address: '/chat-files/upload?ticket=t', maxBytes: 5_000 })),
      sendFile: async () => fine({ attachment: FILE } as never),
    });
    fireEvent.paste(box, { clipboardData: { files: [new File(['x'], 'label.png')] } });
    expect(await screen.findByRole('button', { name: 'Remove label.png' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Send reply' }));
    expect(sent('message.send')).toMatchObject([{ text: 'label.png', attachments: [FILE.id] }]);
    expect(screen.queryByRole('button', { name: 'Remove label.png' })).toBeNull();
  });

  it('that are too large, or did not arrive, say so and can be tried again', async () => {
    let arrives = false;
    const { user, box } = await opened(served('large'), {
      set: (fake) => fake.answer('attachment.ticket', () => fine({ address: '/chat-files/upload?ticket=t', maxBytes: 1_048_576 })),
      sendFile: async () => (arrives ? fine({ attachment: FILE } as never) : refuse('offline', 'The server cannot be reached.')),
    });
    fireEvent.paste(box, { clipboardData: { files: [new File([new Uint8Array(1_048_577)], 'film.mov'), new File(['x'], 'label.png')] } });
    expect(await screen.findByText('Not added. It is larger than 1 MB.')).toBeTruthy();
    expect(await screen.findByText('Not added. The server cannot be reached.')).toBeTruthy();
    arrives = true;
    await user.click(screen.getByRole('button', { name: 'Try label.png again' }));
    expect(await screen.findByRole('button', { name: 'Remove label.png' })).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Forget film.mov' }));
    expect(screen.queryByText(/larger than/)).toBeNull();
  });
});

describe('a note', () => {
  it('calls a colleague by name, who is told', async () => {
    const { user, sent } = await opened(served('note'));
    const box = screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Private note' });
    await user.type(box, 'Please look, @may');
    await screen.findByRole('option', { name: /Maya Reed/ });
    await user.keyboard('{Enter}thanks');
    expect(screen.getByText(/Maya Reed will be told/)).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(sent('note.add')).toMatchObject([{ text: 'Please look, @Maya Reed thanks', mentions: [userId('maya')] }]);
  });
});
