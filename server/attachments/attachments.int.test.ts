import { request } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { zipSync } from 'fflate';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { ConversationId } from '../../protocol/ids.ts';
import { startTestApp } from '../http/testing/test-app.ts';
import { manualClock } from '../kernel/clock.ts';
import { randomId } from '../kernel/ids.ts';
import { silentLogger } from '../kernel/log.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import { openTestStore } from '../storage/testing/test-store.ts';
import { createUploads, createUploadStore, uploadIndexes } from '../uploads/index.ts';
import { png } from '../uploads/testing/sample-files.ts';
import { attachmentRoutes, createAttachments, createSigningKeys } from './index.ts';

const TOM = { kind: 'visitor', id: 'tom', name: 'Customer' } as const;
const MAYA = { kind: 'reply', id: 'maya', name: 'Maya' } as const;
const HOUR_MS = 60 * 60 * 1000;
const MB = 1024 * 1024;

async function stage(maxBytes = MB) {
  const store = await openTestStore();
  onTestFinished(() => store.close());
  await ensureIndexes(store.connection, uploadIndexes, silentLogger);
  const clock = manualClock(Date.now());
  const uploads = createUploads({ store: createUploadStore(store), clock, limits: { totalBytes: 0 } });
  const attachments = createAttachments({ uploads, keys: createSigningKeys(store), clock, maxBytes });
  const app = await startTestApp({ mounts: [{ path: '/chat-files', router: attachmentRoutes(attachments), jsonLimitBytes: null }] });
  onTestFinished(app.close);
  const origin = app.url;
  const conversation = randomId() as ConversationId;
  const send = async (address: string, name: string, bytes: Uint8Array) => {
    const form = new FormData();
    form.append('file', new Blob([new Uint8Array(bytes)]), name);
    const answer = await fetch(`${origin}${address}`, { method: 'POST', body: form });
    return { status: answer.status, body: (await answer.json()) as { attachment?: { id: string; name: string; type: string; width?: number }; error?: { message: string } } };
  };
  const upload = async (name: string, bytes: Uint8Array, sender: Parameters<typeof attachments.ticket>[1] = TOM) => send((await attachments.ticket(conversation, sender)).address, name, bytes);
  return { attachments, uploads, clock, origin, conversation, send, upload };
}

describe('a file in a chat', () => {
  it('comes back byte for byte at an address that works for an hour, and only with its key', async () => {
    const { attachments, upload, origin, conversation, clock } = await stage();
    const { status, body } = await upload('boots.png', png(3, 2));
    expect(status).toBe(201);
    expect(body.attachment).toMatchObject({ name: 'boots.png', type: 'image/png', width: 3, height: 2 });
    const { id } = body.attachment!;
    const address = (await attachments.links(conversation, [id]))[id]!;
    const got = await fetch(origin + address);
    expect(Buffer.from(await got.arrayBuffer()).equals(png(3, 2))).toBe(true);
    expect(got.headers.get('content-disposition')).toMatch(/^inline/);
    expect(got.headers.get('x-content-type-options')).toBe('nosniff');
    expect((await fetch(`${origin}/chat-files/${id}/boots.png`)).status).toBe(404);
    const other = await upload('other.png', png());
    expect((await fetch(`${origin}${address.replace(id, other.body.attachment!.id)}`)).status).toBe(404);
    clock.advance(HOUR_MS + 1);
    expect((await fetch(origin + address)).status).toBe(404);
  });

  it('is never run: pages, drawings and archives are only given to download, whatever they are called', async () => {
    const { attachments, upload, origin, conversation } = await stage();
    const page = Buffer.from('<!doctype html><script>alert(1)</script>');
    const drawing = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
    // 40 MB of nothing in 40 kB: it is kept as it is, and never unfolded.
    const bomb = Buffer.from(zipSync({ a: new Uint8Array(40 * MB) }));
    const sent = [await upload('holiday.png', page), await upload('logo.png', drawing), await upload('a.zip', bomb)];
    expect(sent.map(({ body }) => [body.attachment?.name, body.attachment?.width])).toEqual([['holiday.html', undefined], ['logo.svg', undefined], ['a.zip', undefined]]);
    const links = await attachments.links(conversation, sent.map(({ body }) => body.attachment!.id));
    for (const address of Object.values(links)) {
      const got = await fetch(origin + address);
      expect(got.headers.get('content-type')).toBe('application/octet-stream');
      expect(got.headers.get('content-disposition')).toMatch(/^attachment/);
      expect(got.headers.get('content-security-policy')).toContain('sandbox');
    }
  });

  it('is refused where it is empty, a program, an image that unfolds into gigabytes, or too large', async () => {
    const { upload } = await stage();
    const program = Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01', 'latin1'), Buffer.alloc(200)]);
    const answers = [await upload('a.txt', Buffer.alloc(0)), await upload('a.png', program), await upload('a.png', png(2, 2, { width: 60_000, height: 60_000 })), await upload('a.txt', Buffer.alloc(MB + 1, 'a'))];
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 413, 413]);
    expect(answers[3]?.body.error?.message).toBe('The file is larger than 1 MB.');
  });

  it('is refused before it is read where it says that it has 50 MB', async () => {
    const { attachments, origin, conversation } = await stage();
    const { address } = await attachments.ticket(conversation, TOM);
    // It says what is to come, as a browser does, and sends next to nothing of it.
    const status = await new Promise<number>((resolve, reject) => {
      const asked = request(origin + address, { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(50 * MB) } }, (answer) => {
        resolve(answer.statusCode ?? 0);
        answer.resume();
        asked.destroy();
      });
      asked.on('error', reject);
      asked.write('--x\r\n');
    });
    expect(status).toBe(413);
  });

  it('needs a ticket of this server that is not too old', async () => {
    const { attachments, conversation, clock, send } = await stage();
    const { address } = await attachments.ticket(conversation, TOM);
    expect((await send('/chat-files/upload?ticket=made.up.words', 'a.png', png())).status).toBe(403);
    expect((await send(address.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')), 'a.png', png())).status).toBe(403);
    clock.advance(11 * 60 * 1000);
    expect((await send(address, 'a.png', png())).status).toBe(403);
  });
});

describe('a message', () => {
  it('can name only files that its writer sent into this conversation', async () => {
    const { attachments, upload, conversation } = await stage();
    const { id } = (await upload('a.png', png())).body.attachment!;
    expect(await attachments.resolve(conversation, TOM, [id])).toMatchObject([{ id, name: 'a.png' }]);
    await expect(attachments.resolve(conversation, { kind: 'visitor', id: 'eve' }, [id])).rejects.toMatchObject({ code: 'invalid_payload' });
    await expect(attachments.resolve(conversation, MAYA, [id])).rejects.toMatchObject({ code: 'invalid_payload' });
    await expect(attachments.resolve(randomId() as ConversationId, TOM, [id])).rejects.toMatchObject({ code: 'invalid_payload' });
    await expect(attachments.resolve(conversation, TOM, ['x'.repeat(22)])).rejects.toMatchObject({ code: 'invalid_payload' });
  });

  it('never shows the customer a file of a note', async () => {
    const { attachments, upload, conversation } = await stage();
    const reply = (await upload('reply.png', png(), MAYA)).body.attachment!;
    const note = (await upload('note.png', png(), { ...MAYA, kind: 'note' })).body.attachment!;
    expect(Object.keys(await attachments.links(conversation, [reply.id, note.id]))).toEqual([reply.id]);
    await expect(attachments.resolve(conversation, MAYA, [note.id])).rejects.toMatchObject({ code: 'invalid_payload' });
  });

  it('keeps its files; what nobody sent is gone after a week', async () => {
    const { attachments, uploads, upload, clock } = await stage();
    const [kept, left] = [(await upload('kept.png', png())).body.attachment!, (await upload('left.png', png())).body.attachment!];
    await attachments.sent([kept.id]);
    clock.advance(6 * 24 * HOUR_MS);
    expect(await attachments.sweep()).toBe(0);
    clock.advance(2 * 24 * HOUR_MS);
    expect(await attachments.sweep()).toBe(1);
    expect(await uploads.open(left.id)).toBeNull();
    expect((await buffer((await uploads.open(kept.id))!.stream())).equals(png())).toBe(true);
  });
});
