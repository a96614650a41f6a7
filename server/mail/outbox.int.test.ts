import { describe, expect, it, onTestFinished } from 'vitest';
import { manualClock } from '../kernel/clock.ts';
import { silentLogger } from '../kernel/log.ts';
import { openSmtpBox } from '../kernel/testing/smtp-box.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import { openTestStore } from '../storage/testing/test-store.ts';
import { createMail, createOutboxStore, outboxIndexes, smtpTransport } from './index.ts';
import type { Letter } from './index.ts';

const MINUTE = 60_000;
const FROM = { name: 'Lamp & Co', address: 'support@example.com' };
const letter = (change: Partial<Letter> = {}): Letter => ({ to: 'Kim@example.org', subject: 'Your parcel', text: 'It is on its way.', locale: 'en', key: 'k1', ...change });

/** A real mail server, and nodes that send by it. */
async function stage({ perHour = 600 } = {}) {
  const [store, box] = [await openTestStore(), await openSmtpBox()];
  await ensureIndexes(store.connection, outboxIndexes, silentLogger);
  const clock = manualClock();
  const refused: string[] = [];
  const node = (url = box.url) => {
    const mail = createMail({ store: createOutboxStore(store), transport: smtpTransport(url, FROM), clock, logger: silentLogger, perHour });
    mail.onRefused(async ({ key }, reason) => void refused.push(`${key}: ${reason}`));
    onTestFinished(() => mail.close());
    return mail;
  };
  onTestFinished(async () => {
    await box.close();
    await store.close();
  });
  return { store, box, clock, node, refused, mail: node() };
}

describe('mail that goes out', () => {
  it('arrives once, whoever asks for it how often', async () => {
    const { box, mail, node } = await stage();
    const other = node();
    expect([await mail.send(letter()), await other.send(letter({ text: 'Again' })), await mail.send(letter())]).toEqual([true, false, false]);
    await Promise.all([mail.deliverDue(), other.deliverDue(), mail.deliverDue()]);
    expect(box.mails).toHaveLength(1);
    expect(box.mails[0]).toMatchObject({ from: FROM.address, to: ['Kim@example.org'] });
    expect(box.mails[0]?.raw).toContain('It is on its way.');
    expect(await mail.deliverDue()).toBe(0);
    expect(mail.status()).toMatchObject({ out: 'works', reason: null });
  });

  it('says what it is, so that no vacation notice answers, and how to stop it', async () => {
    const { box, mail } = await stage();
    await mail.send(letter({ subject: 'Zwei\r\nBcc: all@example.com', references: ['<a@x>', '<b@x>'], replyTo: 'support+abc@example.com', unsubscribe: ['https://chat.example.com/mail/stop/abc'] }));
    await mail.deliverDue();
    const { raw = '' } = box.mails[0] ?? {};
    expect(raw).toMatch(/^Subject: Zwei Bcc: all@example.com\r$/m);
    expect(raw).toMatch(/^In-Reply-To: <b@x>\r$/m);
    expect(raw).toMatch(/^Reply-To: support\+abc@example.com\r$/m);
    expect(raw).toMatch(/^List-Unsubscribe: <https:/m);
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(raw).toMatch(/^X-Auto-Response-Suppress: OOF, AutoReply\r$/m);
  });

  it('waits for a server that is away, and is sent when it is back', async () => {
    const { box, clock, mail } = await stage();
    box.refuses.everything = true;
    await mail.send(letter());
    expect(await mail.deliverDue()).toBe(0);
    expect(mail.status()).toMatchObject({ out: 'fails', reason: expect.stringContaining('Come back later') as string });
    box.refuses.everything = false;
    expect(await mail.deliverDue()).toBe(0);
    clock.advance(MINUTE);
    expect(await mail.deliverDue()).toBe(1);
  });

  it('is sent by another node where one died with it', async () => {
    const { store, box, clock, mail } = await stage();
    await mail.send(letter());
    await createOutboxStore(store).claim(clock.now(), clock.now() + 3 * MINUTE);
    expect(await mail.deliverDue()).toBe(0);
    clock.advance(3 * MINUTE);
    expect(await mail.deliverDue()).toBe(1);
    expect(box.mails).toHaveLength(1);
  });

  it('is not tried again where the address does not exist, and whoever asked is told', async () => {
    const { box, clock, mail, refused } = await stage();
    box.refuses.recipients.push('kim@example.org');
    await mail.send(letter({ to: 'kim@example.org' }));
    await mail.deliverDue();
    expect(refused).toEqual([expect.stringMatching(/^k1: .*No such mailbox/)]);
    clock.advance(24 * 60 * MINUTE);
    expect(await mail.deliverDue()).toBe(0);
    expect(box.mails).toEqual([]);
  });

  it('is kept and tried again where the password is wrong, which is never said aloud', async () => {
    const { box, mail, node, clock } = await stage();
    const wrong = node(box.url.replace('letters', 'guessed'));
    await wrong.send(letter());
    await wrong.deliverDue();
    expect(await wrong.check()).toMatchObject({ out: 'fails' });
    expect(JSON.stringify(wrong.status())).not.toContain('guessed');
    clock.advance(MINUTE);
    expect(await mail.deliverDue()).toBe(1);
  });

  it('to one address is no more than twenty in an hour; the others come later', async () => {
    const { box, clock, mail } = await stage();
    for (let i = 0; i < 22; i += 1) await mail.send(letter({ key: `k${i}`, to: i % 2 ? 'kim@example.org' : 'KIM@example.org' }));
    await mail.deliverDue();
    expect(box.mails).toHaveLength(20);
    expect(mail.status().out).toBe('works');
    clock.advance(61 * MINUTE);
    await mail.deliverDue();
    expect(box.mails).toHaveLength(22);
  });

  it('is no more in an hour than the owner allows', async () => {
    const { box, mail } = await stage({ perHour: 3 });
    for (let i = 0; i < 5; i += 1) await mail.send(letter({ key: `k${i}`, to: `p${i}@example.org` }));
    await mail.deliverDue();
    expect(box.mails).toHaveLength(3);
  });

  it('does not exist where no server is set', async () => {
    const { store, clock } = await stage();
    const none = createMail({ store: createOutboxStore(store), transport: null, clock, logger: silentLogger, perHour: 0 });
    expect([none.configured(), await none.send(letter()), (await none.check()).out]).toEqual([false, false, 'off']);
  });
});
