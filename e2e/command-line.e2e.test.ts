import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command, connectVisitor, randomText } from '../bench/raw-clients.ts';
import type { ServerProcess } from '../bench/server-process.ts';
import { ADMIN, createServerProcess } from '../bench/server-process.ts';
import type { Ended } from './testing/porchlight.ts';
import { porchlight } from './testing/porchlight.ts';

let server: ServerProcess;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'porchlight-cli-'));
  server = await createServerProcess();
  await server.start();
});
afterAll(async () => {
  await server.remove();
  await rm(folder, { recursive: true, force: true, maxRetries: 5 });
});

/** A command for the installation of the server. */
const run = (...args: readonly string[]): Promise<Ended> =>
  porchlight({ DATA_DIR: server.dataDir, PORT: new URL(server.url).port }, ...args);

async function tokenFor(...scopes: readonly string[]): Promise<string> {
  const { out } = await run('token', 'create', '--name', 'Test', '--user', ADMIN.email, '--scope', scopes.join(','), '--json');
  return (JSON.parse(out) as { token: string }).token;
}

/** What the API answers, below `/api/v1`. */
async function api(token: string, path: string, body?: object): Promise<unknown> {
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(`${server.url}/api/v1${path}`, { headers, ...(body && { method: 'POST', body: JSON.stringify(body) }) });
  return response.json();
}

/** Everything the API tells of conversations, events, surveys and articles. */
async function everything(token: string): Promise<unknown> {
  const list = (await api(token, '/conversations')) as { data: readonly { id: string }[] };
  const events = await Promise.all(list.data.map(({ id }) => api(token, `/conversations/${id}/events`)));
  return { list, events, surveys: await api(token, '/surveys'), articles: await api(token, '/articles/export') };
}

describe('the command line beside a running server', () => {
  it('makes a token that works at once, and ends it', async () => {
    const made = await run('token', 'create', '--name', 'Import', '--user', ADMIN.email, '--scope', 'articles:read,answers:read', '--json');
    const { id, token, scopes } = JSON.parse(made.out) as { id: string; token: string; scopes: string[] };
    expect([made.code, scopes]).toEqual([0, ['articles:read', 'answers:read']]);
    expect(await api(token, '/articles?limit=1')).toMatchObject({ data: [{ state: expect.any(String) }] });
    expect(await api(token, '/answers', { question: 'Where is my order?' })).toMatchObject({ decision: expect.any(String) });
    expect(await api(token, '/surveys')).toMatchObject({ error: { code: 'forbidden' } });
    expect((await run('token', 'list')).out).toContain(id);
    expect(await run('token', 'revoke', id)).toMatchObject({ code: 0, out: `Revoked ${id}.\n` });
    expect(await api(token, '/articles')).toMatchObject({ error: { code: 'unauthenticated' } });
  });

  it('adds a person who can sign in, and refuses what cannot be', async () => {
    const added = await run('user', 'add', '--name', 'Grace', '--email', 'Grace@example.com', '--role', 'agent');
    expect(added).toMatchObject({ code: 0, out: expect.stringMatching(/^Added Grace, grace@example\.com, agent\.\nTemporary password: \S+\n$/) });
    const again = await run('user', 'add', '--name', 'Grace', '--email', 'grace@example.com', '--role', 'agent');
    expect([again.code, again.out, again.err]).toEqual([1, '', 'Somebody with this e-mail address is here already.\n']);
    expect(await run('user', 'reset-password', 'nobody@example.com')).toMatchObject({ code: 1, err: expect.stringContaining('nobody@example.com') });
    expect((await run('user', 'reset-password', 'grace@example.com')).out).toMatch(/^Temporary password: \S+\n$/);
  });

  it('changes an inbox and brings articles in, and the server follows', async () => {
    await writeFile(join(folder, 'kayak-rental.md'), '---\ntitle: Kayak rental\nlocale: en\nquestions: [Can I rent a kayak?]\n---\nYes, by the day.\n');
    expect(await run('kb', 'import', folder)).toMatchObject({ code: 0, out: '1 created, 0 updated, 0 unchanged.\n' });
    expect(await run('inbox', 'set', 'main', '--name', 'Pine & Co')).toMatchObject({ code: 0, out: expect.stringContaining('Pine & Co') });
    const token = await tokenFor('answers:read');
    const best = async () => {
      const { candidates } = (await api(token, '/answers', { question: 'Can I rent a kayak?' })) as { candidates: { slug: string }[] };
      return candidates[0]?.slug;
    };
    await expect.poll(best, { timeout: 20_000, interval: 250 }).toBe('kayak-rental');
    const looks = async () => (await fetch(`${server.url}/widget.js`)).text();
    await expect.poll(looks, { timeout: 20_000, interval: 250 }).toContain('Pine & Co');
  });

  it('checks articles without a store, and writes them out as files that are clean', async () => {
    await writeFile(join(folder, 'kayak-rental.md'), '---\ntitle: Kayak rental\nlocale: en\nquestions: [Can I rent a kayak?]\n---\nYes, by the day.\n');
    await writeFile(join(folder, 'broken.md'), '---\nsummary: no title\n---\nx\n');
    const checked = await porchlight({ DATA_DIR: join(folder, 'never-made') }, 'kb', 'check', folder);
    expect(checked).toMatchObject({ code: 1, out: expect.stringContaining('broken.md: title is missing\n') });
    await writeFile(join(folder, 'golden.yml'), '- { question: "rent a kayak", expect: kayak-rental }\n- { question: boats, expect: boats }\n');
    const golden = await porchlight({}, 'kb', 'check', folder, '--at-least', '90');
    expect(golden.out).toMatch(/^golden questions: 1 right, 0 among the choices, 1 wrong; 50\.0 %/m);
    expect(golden.out).toMatch(/^golden\.yml: “boats” expects boats, which is no article$/m);
    expect(golden.out).toMatch(/^golden\.yml: 50\.0 % are right or among the choices, less than 90 %$/m);
    expect(await readdir(folder)).not.toContain('never-made');
    const target = join(folder, 'exported');
    expect((await run('kb', 'export', target)).code).toBe(0);
    expect(await run('kb', 'check', target, '--no-golden')).toMatchObject({ code: 0, out: expect.stringContaining('no faults') });
  });

  it('finds the installation in good health', async () => {
    const { code, out } = await run('doctor');
    expect(out).toMatch(/^ok {4}server .* is ready$/m);
    expect(out).not.toMatch(/^(warn|fail)/m);
    expect(code).toBe(0);
  });

  it.each([
    [['nonsense'], 'unknown command'],
    [['user', 'add', '--email', 'x'], "required option '--name"],
    [['user', 'add', '--email', 'x', '--name', 'X', '--role', 'agent'], '--email must be an e-mail address'],
    [['token', 'create', '--name', 'N', '--user', ADMIN.email, '--scope', 'articles'], '--scope must be one of'],
    [['kb', 'check', '/no/such/folder'], 'no such file'],
    [['restore', 'package.json'], 'no backup of Porchlight'],
  ])('tells with a sentence and exit code 1 what is wrong with %s', async (args, sentence) => {
    const { code, out, err } = await run(...args);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(sentence);
    expect(err).not.toMatch(/^ {4}at /m);
  });

  it('explains every command', async () => {
    const { code, out } = await run('--help');
    expect(code).toBe(0);
    for (const name of ['serve', 'kb', 'user', 'token', 'inbox', 'backup', 'restore', 'doctor']) expect(out).toContain(`\n  ${name} `);
    expect((await run('token', 'create', '--help')).out).toContain('Examples:');
  });
});

describe('a backup of a running server', () => {
  it('restored into an empty folder gives the same conversations, surveys and articles', async () => {
    const visitor = await connectVisitor(server.url);
    const conversation = randomText(16);
    const said = { conversation, text: 'Where is my order?', page: null, locale: 'en', follows: null };
    await command(visitor, 'conversation.start', { ...said, clientId: randomText(9) });
    await command(visitor, 'conversation.end', { conversation, clientId: randomText(9) });
    const token = await tokenFor('admin');
    const surveys = async () => (await api(token, '/surveys')) as { data: unknown[] };
    await expect.poll(async () => (await surveys()).data.length).toBe(1);
    visitor.disconnect();
    const before = await everything(token);

    const file = join(folder, 'backup.gz');
    expect(await run('backup', file)).toMatchObject({ code: 0, err: expect.stringMatching(/^events: \d+$/m) });
    const busy = await run('restore', file);
    expect([busy.code, busy.err]).toEqual([1, expect.stringContaining('in use by another Porchlight')]);

    const moved = await createServerProcess();
    try {
      await server.stop();
      const restored = await porchlight({ DATA_DIR: moved.dataDir }, 'restore', file);
      expect(restored).toMatchObject({ code: 0, out: expect.stringContaining('Restored') });
      expect(await porchlight({ DATA_DIR: moved.dataDir }, 'restore', file)).toMatchObject({ code: 1, err: expect.stringContaining('--replace') });
      await moved.start();
      [server] = [moved];
      expect(await everything(token)).toEqual(before);
    } finally {
      if (server !== moved) await moved.remove();
    }
  });
});
