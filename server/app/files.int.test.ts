import { describe, expect, it, onTestFinished } from 'vitest';
import type { ConversationId } from '../../protocol/ids.ts';
import type { Role } from '../../protocol/roles.ts';
import { UPLOAD_MAX_BYTES } from '../../protocol/uploads-contract.ts';
import type { UploadedFile } from '../../protocol/uploads-contract.ts';
import { createAttachments, createSigningKeys } from '../attachments/index.ts';
import { authIndexes, createAuth, sessionRoutes } from '../auth/index.ts';
import { PASSWORD } from '../auth/testing/test-auth.ts';
import { createHelpSettings, createHelpSettingsStore } from '../help-site/index.ts';
import { startTestApp } from '../http/testing/test-app.ts';
import { silentLogger } from '../kernel/log.ts';
import { openShelf, person } from '../knowledge-base/testing/shelf-stage.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import { pdf, png } from '../uploads/testing/sample-files.ts';
import { composeFiles } from './compose-files.ts';

/** A server with files, and somebody at a browser. */
async function stage() {
  const shelf = await openShelf();
  await ensureIndexes(shelf.store.connection, authIndexes, silentLogger);
  const auth = createAuth(shelf.store, shelf.clock);
  const helpSettings = createHelpSettings(createHelpSettingsStore(shelf.store), shelf.clock);
  const attachments = createAttachments({ uploads: shelf.uploads, keys: createSigningKeys(shelf.store), clock: shelf.clock, maxBytes: UPLOAD_MAX_BYTES });
  const files = composeFiles({ attachments, auth, helpSettings, knowledgeBase: shelf.knowledge, uploads: shelf.uploads });
  const app = await startTestApp({ consoleApi: [sessionRoutes({ ...auth, secure: false }), ...files.consoleApi], mounts: files.mounts });
  onTestFinished(app.close);

  async function signIn(role: Role): Promise<string> {
    await auth.accounts.addWithPassword({ email: `${role}@example.com`, name: role, role }, PASSWORD);
    const headers = { 'x-porchlight': 'console', 'content-type': 'application/json' };
    const answer = await fetch(`${app.url}/console/api/session`, { method: 'POST', headers, body: JSON.stringify({ email: `${role}@example.com`, password: PASSWORD }) });
    return answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  }
  async function send(cookie: string, bytes: Buffer, name: string, headers: Record<string, string> = { 'x-porchlight': 'console' }) {
    const body = new FormData();
    body.append('file', new Blob([new Uint8Array(bytes)]), name);
    const answer = await fetch(`${app.url}/console/api/files`, { method: 'POST', headers: { cookie, ...headers }, body });
    return { status: answer.status, ...((await answer.json()) as { file: UploadedFile; error: { code: string; message: string } }) };
  }
  const get = (address: string, headers: Record<string, string> = {}) => fetch(`${app.url}${address}`, { headers });
  const publish = (body: string, more: object = {}) => shelf.knowledge.importArticles({ articles: [{ slug: 'tents', title: 'Tents', body, ...more }], publish: true });
  return { ...shelf, attachments, app, helpSettings, signIn, send, get, publish };
}

describe('files of chats', () => {
  it('are read by people at the desk and by nobody else, also where an article names them', async () => {
    const { signIn, get, attachments, publish } = await stage();
    const { id } = await attachments.keep('c'.repeat(22) as ConversationId, { kind: 'visitor', id: 'tom', name: 'Customer' }, { name: 'passport.png', bytes: png() });
    await publish(`![passport](/files/${id}/passport.png)`);
    expect((await get(`/files/${id}/passport.png`)).status).toBe(404);
    expect((await get(`/files/${id}/passport.png`, { cookie: await signIn('editor') })).status).toBe(404);
    const seen = await get(`/files/${id}/passport.png`, { cookie: await signIn('agent') });
    expect([seen.status, seen.headers.get('cache-control')]).toEqual([200, 'private, no-cache']);
  });
});

describe('images and files of articles', () => {
  it('are shown to everybody as the logo of the help site', async () => {
    const { signIn, send, get, helpSettings } = await stage();
    const { file } = await send(await signIn('admin'), png(), 'logo.png');
    expect((await get(file.address)).status).toBe(404);
    await helpSettings.change({ logoUrl: file.address });
    expect((await get(file.address)).status).toBe(200);
  });

  it('are shown to everybody as soon as a published article shows them, and no longer', async () => {
    const { signIn, send, get, publish, knowledge } = await stage();
    const { file } = await send(await signIn('editor'), png(), 'Lamp at night.png');
    expect(file).toMatchObject({ name: 'Lamp at night.png', isImage: true });
    expect((await get(file.address)).status).toBe(404);
    await publish(`![A lamp](${file.address})`);
    const shown = await get(file.address);
    expect(shown.status).toBe(200);
    expect(Buffer.from(await shown.arrayBuffer()).equals(png())).toBe(true);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/png', 'x-content-type-options': 'nosniff', 'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'public, max-age=31536000, immutable', 'cross-origin-resource-policy': 'cross-origin',
      'content-disposition': "inline; filename*=UTF-8''Lamp%20at%20night.png",
    });
    expect((await get(file.address, { 'if-none-match': shown.headers.get('etag') ?? '', 'cache-control': 'max-age=0' })).status).toBe(304);
    expect(await knowledge.read('tents', 'en', 'public')).toMatchObject({ body: [{ t: 'image', src: file.address, alt: 'A lamp' }] });
    await publish('No picture any more.');
    expect((await get(file.address)).status).toBe(404);
  });

  it('of agents’ articles need a signed-in colleague, and are kept by no proxy', async () => {
    const { signIn, send, get, publish } = await stage();
    const { file } = await send(await signIn('editor'), png(), 'plan.png');
    await publish(`![Plan](${file.address})`, { audience: 'agents' });
    expect((await get(file.address)).status).toBe(404);
    const seen = await get(file.address, { cookie: await signIn('agent') });
    expect([seen.status, seen.headers.get('cache-control'), seen.headers.get('access-control-allow-origin')]).toEqual([200, 'private, no-cache', null]);
  });

  it('are given to download where they are no images', async () => {
    const { signIn, send, get, publish } = await stage();
    const cookie = await signIn('editor');
    const guide = await send(cookie, pdf(), 'Guide “2027”.pdf');
    const list = await send(cookie, Buffer.from('a;b\n'), 'prices.html');
    await publish(`[Guide](${guide.file.address}) [Prices](${list.file.address})`);
    const answer = await get(guide.file.address);
    expect([answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual(['application/pdf', "attachment; filename*=UTF-8''Guide%20%E2%80%9C2027%E2%80%9D.pdf"]);
    expect((await get(list.file.address)).headers.get('content-type')).toBe('text/plain; charset=utf-8');
  });

  it('are taken from editors only, by the console only, and only what is allowed', async () => {
    const { signIn, send, app } = await stage();
    const editor = await signIn('editor');
    expect(await send(await signIn('agent'), png(), 'a.png')).toMatchObject({ status: 403 });
    expect(await send('', png(), 'a.png')).toMatchObject({ status: 401 });
    expect(await send(editor, png(), 'a.png', {})).toMatchObject({ status: 403 });
    expect(await send(editor, Buffer.from('<svg onload="alert(1)"></svg>'), 'a.png')).toMatchObject({ status: 400, error: { message: expect.stringContaining('SVG') as string } });
    expect(await send(editor, Buffer.alloc(UPLOAD_MAX_BYTES + 1), 'a.png')).toMatchObject({ status: 413 });
    const broken = { method: 'POST', headers: { cookie: editor, 'x-porchlight': 'console' } };
    for (const [type, body] of [['multipart/form-data', 'x'], ['multipart/form-data; boundary=a', '--a\r\nx'], ['text/plain', 'x'], ['multipart/form-data; boundary=a', '--a\r\nContent-Disposition: form-data; name="other"\r\n\r\nx\r\n--a--\r\n']] as const) {
      expect((await fetch(`${app.url}/console/api/files`, { ...broken, headers: { ...broken.headers, 'content-type': type }, body })).status).toBe(400);
    }
    expect(await send(editor, png(), 'a.png')).toMatchObject({ status: 201 });
  });

  it('are listed with what uses them, and only unused ones can go', async () => {
    const { signIn, send, publish, commands } = await stage();
    const cookie = await signIn('editor');
    const [used, history, unused] = [await send(cookie, png(2, 2), 'used.png'), await send(cookie, png(3, 3), 'before.png'), await send(cookie, png(4, 4), 'unused.png')];
    await publish(`![x](${history.file.address})`);
    await publish(`![x](${used.file.address})`);
    const editor = person('editor');
    const { files, total } = await commands['files.list'](editor, {});
    expect(new Map(files.map(({ name, use, usedBy }) => [name, [use, ...usedBy.map(({ title }) => title)]]))).toEqual(
      new Map([['used.png', ['public', 'Tents']], ['before.png', ['unused', 'Tents']], ['unused.png', ['unused']]]),
    );
    expect(total.files).toBe(3);
    expect((await commands['files.list'](editor, { use: 'unused', limit: 1 })).next).not.toBeNull();
    await expect(commands['files.remove'](editor, { ids: [unused.file.id, used.file.id] })).rejects.toMatchObject({ code: 'conflict' });
    expect(await commands['files.remove'](editor, { ids: [unused.file.id] })).toEqual({ removed: 1 });
    await expect(commands['files.list'](person('agent'), {})).rejects.toMatchObject({ code: 'forbidden' });
  });
});
