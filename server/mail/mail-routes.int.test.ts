import { describe, expect, it, onTestFinished } from 'vitest';
import { startTestApp } from '../http/testing/test-app.ts';
import { inboundRoutes, SIGNATURE_HEADER, signatureOf } from './inbound/inbound-routes.ts';
import { MAIL_MAX_BYTES } from './inbound/read-mail.ts';
import { stopRoutes } from './stop-routes.ts';
import { MINUTE, openMailStage, rawMail } from './testing/mail-stage.ts';

const SECRET = 'a shared secret of ours';

async function stage(secret: string | null = SECRET) {
  const opened = await openMailStage();
  const mounts = [inboundRoutes(secret, opened.receive), stopRoutes(opened)].map((router) => ({ path: '/mail', router, jsonLimitBytes: null }));
  const app = await startTestApp({ mounts });
  onTestFinished(app.close);
  const hand = (body: Buffer, signature: string | null = signatureOf(SECRET, body)) =>
    fetch(`${app.url}/mail/inbound`, { method: 'POST', headers: { 'content-type': 'message/rfc822', ...(signature !== null && { [SIGNATURE_HEADER]: signature }) }, body: new Uint8Array(body) });
  return { ...opened, app, hand };
}

describe('a mail service that hands mails over', () => {
  it('is told what became of them', async () => {
    const { hand } = await stage();
    const answer = await hand(rawMail({}, 'Hello'));
    expect([answer.status, await answer.json()]).toEqual([202, { result: 'started', conversation: expect.any(String) as string }]);
  });

  it('must sign, and may not send more than 10 MB', async () => {
    const { hand } = await stage();
    const mail = rawMail({}, 'Hello');
    expect((await hand(mail, null)).status).toBe(401);
    expect((await hand(mail, signatureOf('another secret of theirs', mail))).status).toBe(401);
    expect((await hand(Buffer.from(`${mail}changed`), signatureOf(SECRET, mail))).status).toBe(401);
    expect((await hand(Buffer.alloc(0))).status).toBe(400);
    expect((await hand(Buffer.alloc(MAIL_MAX_BYTES + 1, 'a'))).status).toBe(413);
    expect((await hand(rawMail({}, 'a'.repeat(MAIL_MAX_BYTES - 2_000)))).status).toBe(202);
  });

  it('is not there where no secret is set', async () => {
    const { hand } = await stage(null);
    expect((await hand(rawMail({}, 'Hello'))).status).toBe(404);
  });
});

describe('the page for no more mails', () => {
  it('changes nothing when it is read, and stops them when its button is pressed', async () => {
    const { app, chat, threads, pass, arrived } = await stage();
    const { id, say } = await chat();
    const address = `${app.url}/mail/stop/${(await threads.ensure(id)).token}`;
    const page = await fetch(address, { headers: { 'accept-language': 'de-DE,de' } });
    expect([page.status, await page.text()]).toEqual([200, expect.stringContaining('<button>Diese E-Mails beenden</button>')]);
    expect((await threads.find(id))?.stopped).toBe(false);
    const done = await fetch(address, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: 'List-Unsubscribe=One-Click' });
    expect([done.status, await done.text()]).toEqual([200, expect.stringContaining('You will get no more mails')]);
    await say('Hello?');
    await pass(10 * MINUTE);
    expect(await arrived()).toEqual([]);
  });

  it('does not exist for a token that nobody was sent', async () => {
    const { app } = await stage();
    for (const token of ['a'.repeat(26), 'x', '..%2f']) {
      expect((await fetch(`${app.url}/mail/stop/${token}`)).status).toBe(404);
      expect((await fetch(`${app.url}/mail/stop/${token}`, { method: 'POST' })).status).toBe(404);
    }
  });
});
