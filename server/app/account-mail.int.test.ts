import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { standardGrants } from '../../protocol/roles.ts';
import { openTestAuth } from '../auth/testing/test-auth.ts';
import type { TestAuth } from '../auth/testing/test-auth.ts';
import type { Listening } from '../http/testing/listen.ts';
import { startTestApp } from '../http/testing/test-app.ts';
import { createInboxes, createInboxStore } from '../inboxes/index.ts';
import { silentLogger } from '../kernel/log.ts';
import { openSmtpBox } from '../kernel/testing/smtp-box.ts';
import type { SmtpBox } from '../kernel/testing/smtp-box.ts';
import { createMail, createOutboxStore, NO_MAIL, outboxIndexes, smtpTransport } from '../mail/index.ts';
import type { Mail } from '../mail/index.ts';
import type { StaffContext } from '../realtime/handlers.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import { composeAccount } from './compose-account.ts';
import { composePeople } from './compose-people.ts';
import { readConfig } from './config.ts';

let test: TestAuth;
let box: SmtpBox;
let mail: Mail;
let app: Listening;
const PUBLIC = 'https://chat.example.com';

beforeEach(async () => {
  [test, box] = await Promise.all([openTestAuth(), openSmtpBox()]);
  await ensureIndexes(test.store.connection, outboxIndexes, silentLogger);
  const inboxes = createInboxes(createInboxStore(test.store), test.clock);
  await inboxes.ensureDefault();
  const transport = smtpTransport(box.url, { name: 'Harbour & Pine', address: 'desk@example.com' });
  mail = createMail({ store: createOutboxStore(test.store), transport, clock: test.clock, logger: silentLogger, perHour: 100 });
  const config = { ...readConfig({}), mail: NO_MAIL };
  app = await startTestApp({ consoleApi: composeAccount({ config, publicUrl: PUBLIC, domains: { auth: test.auth, audit: { record: () => undefined } as never, inboxes, mail }, clock: test.clock, logger: silentLogger }) });
});
afterEach(async () => {
  await app.close();
  await mail.close();
  await box.close();
  await test.close();
});

const call = (path: string, body?: unknown) =>
  fetch(`${app.url}/console/api${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { 'x-porchlight': 'console', 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });

/** The secret in the link of a mail; the lines of a mail may be wrapped. */
async function secretIn(kind: 'join' | 'reset', mails: number): Promise<string> {
  await expect.poll(() => mail.deliverDue().then(() => box.mails.length)).toBe(mails);
  const text = (box.mails.at(-1)?.raw ?? '').replaceAll('=\r\n', '').replaceAll('=3D', '=');
  return new RegExp(`${PUBLIC}/console/${kind}#([A-Za-z0-9_-]{43})`).exec(text)?.[1] ?? '';
}

describe('by a real mail server', () => {
  it('somebody who forgot their password gets a link that lets them choose another', async () => {
    await test.person('Ada');
    expect(await (await call('/sign-in-options')).json()).toEqual({ passwordReset: true, sso: null });
    expect((await call('/forgotten-password', { email: 'ada@example.com' })).status).toBe(204);
    const token = await secretIn('reset', 1);
    expect(box.mails[0]).toMatchObject({ to: ['ada@example.com'], from: 'desk@example.com' });
    expect((await call('/link/password', { token, password: 'another lamp entirely' })).status).toBe(200);
    await expect(test.auth.signIn({ email: 'ada@example.com', password: 'another lamp entirely', address: '192.0.2.1' })).resolves.toBeDefined();
  });

  it('somebody new gets an invitation that says who asks them in', async () => {
    const admin = await test.person('Grace', 'admin');
    const inboxes = createInboxes(createInboxStore(test.store), test.clock);
    const { commands } = composePeople({ auth: test.auth, conversations: {} as never, inboxes, teams: {} as never, mail }, test.store, PUBLIC);
    const context = { user: { ...admin, permissions: standardGrants('admin') }, sessionId: 's', connectionId: 'c' } as unknown as StaffContext;
    const invited = await commands['people.invite'](context, { name: 'Ivy', email: 'ivy@example.com', role: 'agent' });
    expect(invited).toMatchObject({ mailed: true, person: { name: 'Ivy', invitation: { expiresAt: test.clock.now() + 7 * 24 * 60 * 60_000 } } });
    const token = await secretIn('join', 1);
    expect(invited.link).toBe(`${PUBLIC}/console/join#${token}`);
    expect(box.mails[0]?.raw).toContain('Grace invites you');
    expect(await (await call('/link', { token })).json()).toMatchObject({ kind: 'invitation', name: 'Ivy', companyName: 'Harbour & Pine' });
  });
});
