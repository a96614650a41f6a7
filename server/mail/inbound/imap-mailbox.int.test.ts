import { describe, expect, it, onTestFinished } from 'vitest';
import { silentLogger } from '../../kernel/log.ts';
import { openImapBox } from '../testing/imap-box.ts';
import { rawMail } from '../testing/mail-stage.ts';
import { imapMailbox } from './imap-mailbox.ts';

async function stage(change: (url: string) => string = (url) => url) {
  const box = await openImapBox();
  const taken: string[] = [];
  const trouble = { stores: false };
  let told: () => void = () => undefined;
  const mailbox = imapMailbox({
    url: change(box.url),
    logger: silentLogger,
    async take(raw) {
      if (trouble.stores) throw new Error('not stored');
      taken.push(raw.toString());
      told();
    },
  });
  onTestFinished(async () => {
    await mailbox.close();
    await box.close();
  });
  const arrived = (count: number) => new Promise<void>((resolve) => {
    told = () => taken.length >= count && resolve();
    told();
  });
  return { box, mailbox, taken, trouble, arrived };
}
const letter = (text: string): string => rawMail({}, text).toString();

describe('the mailbox', () => {
  it('hands over what is unread, once', async () => {
    const { box, mailbox, taken } = await stage();
    box.mails.push({ raw: letter('Old'), seen: true }, { raw: letter('One'), seen: false }, { raw: letter('Two'), seen: false });
    expect(await mailbox.look()).toBe(2);
    expect(taken.map((raw) => raw.split('\r\n\r\n')[1])).toEqual(['One', 'Two']);
    expect(box.mails.every(({ seen }) => seen)).toBe(true);
    expect(await mailbox.look()).toBe(0);
    expect(mailbox.status()).toEqual({ state: 'works', reason: null });
  });

  it('tells of new mail by itself', async () => {
    const { box, mailbox, arrived, taken } = await stage();
    await mailbox.look();
    box.deliver(letter('News'));
    await arrived(1);
    expect(taken[0]).toContain('News');
  });

  it('keeps a mail that could not be stored, for the next look', async () => {
    const { box, mailbox, taken, trouble } = await stage();
    box.mails.push({ raw: letter('One'), seen: false });
    trouble.stores = true;
    expect(await mailbox.look()).toBe(0);
    expect(box.mails[0]?.seen).toBe(false);
    trouble.stores = false;
    expect(await mailbox.look()).toBe(1);
    expect(taken).toHaveLength(1);
  });

  it('is found again after its server was started anew', async () => {
    const { box, mailbox } = await stage();
    await mailbox.look();
    box.hangUp();
    box.mails.push({ raw: letter('One'), seen: false });
    const looks = [await mailbox.look(), await mailbox.look()];
    expect(looks).toContain(1);
    expect(mailbox.status().state).toBe('works');
  });

  it('that does not let us in says so, without the password', async () => {
    const { mailbox } = await stage((url) => url.replace('letters', 'guessed'));
    expect(await mailbox.look()).toBe(0);
    expect(mailbox.status()).toEqual({ state: 'fails', reason: 'the mailbox does not accept the credentials' });
  });
});
