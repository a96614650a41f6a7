import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { mailConfig, mailEntries, mailProblem } from './mail-config.ts';
import { messageIdOf, newReplyToken, replyAddress, splitAddress, tokenInAddresses, tokenInMessageIds } from './reply-address.ts';

const read = (environment: Record<string, string>) => v.parse(v.object(mailEntries), environment);

describe('the settings of mail', () => {
  it('need not be set', () => {
    expect(mailConfig(read({}))).toEqual({ smtpUrl: null, from: null, replyPattern: null, imapUrl: null, webhookSecret: null, unseenMs: 300_000, perHour: 600 });
  });

  it('give each conversation an address beside the one mails come from, or the one that is said', () => {
    const pattern = (reply?: string) => mailConfig(read({ MAIL_FROM: 'Lamp & Co <Support@Example.com>', ...(reply && { MAIL_REPLY_ADDRESS: reply }) })).replyPattern;
    expect([pattern(), pattern('in@reply.example.com'), pattern('c-*@reply.example.com'), pattern('*@reply.example.com')]).toEqual([
      'support+*@example.com', 'in+*@reply.example.com', 'c-*@reply.example.com', '*@reply.example.com',
    ]);
  });

  it.each([
    [{ SMTP_URL: 'mail.example.com:25' }, /smtps:\/\//], [{ SMTP_URL: 'https://mail.example.com' }, /smtps:\/\//], [{ MAIL_FROM: 'Support' }, /e-mail address/],
    [{ MAIL_REPLY_ADDRESS: '*' }, /e-mail address/], [{ IMAP_URL: 'pop3://x' }, /imaps:\/\//], [{ MAIL_WEBHOOK_SECRET: 'short' }, /16/], [{ MAIL_UNSEEN_MINUTES: '2000' }, /at most 1440/],
  ] as [Record<string, string>, RegExp][])('are refused with a sentence where they are wrong: %j', (environment, sentence) => {
    expect(() => read(environment)).toThrow(sentence);
  });

  it('name the one that is missing', () => {
    expect(mailProblem(read({ SMTP_URL: 'smtp://localhost' }))).toMatch(/MAIL_FROM is missing/);
    expect(mailProblem(read({ SMTP_URL: 'smtp://localhost', MAIL_FROM: 'a@example.com' }))).toBeNull();
  });
});

describe('the address of a conversation', () => {
  const pattern = 'support+*@example.com';
  it('is found again whatever a mail system made of it, and no other is', () => {
    const token = newReplyToken();
    expect(token).toMatch(/^[a-z2-7]{26}$/);
    const address = replyAddress(pattern, token);
    expect(tokenInAddresses(pattern, ['kim@example.org', address.toUpperCase()])).toBe(token);
    for (const other of ['support@example.com', `support+${token}x@example.com`, `${address}.evil.com`, `supportx${token}@example.com`]) expect(tokenInAddresses(pattern, [other])).toBeNull();
  });

  it('stands in the Message-ID too, which is the same for the same mail', () => {
    const token = newReplyToken();
    const id = messageIdOf(token, 'continuation:c:7', 'example.com');
    expect(messageIdOf(token, 'continuation:c:7', 'example.com')).toBe(id);
    expect(tokenInMessageIds(['<other@example.org>', id, '<third@example.org>'])).toBe(token);
    expect(tokenInMessageIds(['<other@example.org>', '<pl.short.x@example.com>'])).toBeNull();
  });

  it('is told from a name, and what is none is told from one', () => {
    expect(splitAddress('"Kim A." <Kim@Example.org>')).toEqual({ name: 'Kim A.', address: 'kim@example.org' });
    for (const wrong of ['', 'kim', '<kim>', 'kim@', 'a\r\nb <kim@example.org>', 'Kim <kim@exa mple.org>']) expect(splitAddress(wrong)).toBeNull();
  });
});
