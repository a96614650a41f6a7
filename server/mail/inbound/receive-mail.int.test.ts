import { describe, expect, it } from 'vitest';
import type { ConversationEvent } from '../../../protocol/events.ts';
import type { ConversationId } from '../../../protocol/ids.ts';
import { replyAddress } from '../reply-address.ts';
import { KIM, MINUTE, openMailStage, rawMail } from '../testing/mail-stage.ts';
import { MAILS_PER_HOUR } from './receive-mail.ts';

/** A chat that went on by mail, and what a mail program would answer with. */
async function stage(options: Parameters<Awaited<ReturnType<typeof openMailStage>>['chat']>[0] = {}) {
  const opened = await openMailStage();
  const chat = await opened.chat(options);
  await chat.say('It is on its way.');
  await opened.pass(6 * MINUTE);
  const sent = (await opened.arrived())[0];
  const To = sent?.replyTo?.value[0]?.address ?? '';
  const reply = (body: string, headers: Record<string, string> = {}) => rawMail({ To, 'In-Reply-To': sent?.messageId ?? '', ...headers }, body);
  const posted = async (id = chat.id): Promise<ConversationEvent<'message.posted'>[]> =>
    (await opened.all(id)).flatMap((event) => (event.type === 'message.posted' && event.data.via === 'email' ? [event] : []));
  return { ...opened, ...chat, sent, To, reply, posted };
}
const QUOTE = '\n\nOn Mon, Jan 5, 2026 at 10:06 AM Maya <support@example.com> wrote:\n> It is on its way.';

describe('a reply by mail', () => {
  it('goes into its conversation, the quotation folded, and once however often it is handed over', async () => {
    const { receive, reply, posted, customer, conversations, id } = await stage();
    const raw = reply(`When will it come?${QUOTE}`);
    expect(await receive(raw)).toEqual({ result: 'posted', conversation: id });
    await Promise.all([receive(raw), receive(raw)]);
    const [message, ...more] = await posted();
    expect(more).toEqual([]);
    expect(message).toMatchObject({ actor: customer, data: { text: 'When will it come?', via: 'email', quoted: QUOTE.trim() } });
    const { state } = await conversations.log.read(id);
    expect((await conversations.receipts.read(id)).contactRead).toBe(state.emailedUpTo);
  });

  it('is answered by mail within a minute or two, in the same thread', async () => {
    const { receive, reply, say, pass, arrived } = await stage();
    await receive(reply('When?', { 'Message-ID': '<first@example.org>' }));
    await say('Tomorrow.');
    await pass(2 * MINUTE);
    const second = (await arrived())[1];
    expect(second?.inReplyTo).toBe('<first@example.org>');
    expect(second?.text).toContain('Tomorrow.');
    expect(second?.text).not.toContain('When?');
  });

  it('finds its conversation by what it answers where the address was lost', async () => {
    const { receive, reply, id } = await stage();
    expect(await receive(reply('Hello', { To: 'support@example.com' }))).toEqual({ result: 'posted', conversation: id });
  });

  it('from another address is posted and marked, and the customer’s address stays', async () => {
    const { receive, reply, id, of, conversations, posted } = await stage();
    await receive(reply('Please send it to Main Street instead', { From: 'Mallory <mallory@evil.example>' }));
    expect(await posted()).toHaveLength(1);
    expect(await of(id, 'note.posted')).toEqual([{ text: expect.stringMatching(/another address, mallory@evil\.example, not from kim@example\.org/) as string }]);
    expect((await conversations.log.read(id)).state.email).toBe(KIM);
  });

  it('with a guessed address gets into no conversation', async () => {
    const { receive, posted, rules } = await stage();
    await rules.change(0, { addresses: [], otherwise: null });
    const guessed = replyAddress('support+*@example.com', 'a'.repeat(26));
    expect(await receive(rawMail({ To: guessed }, 'Let me in'))).toEqual({ result: 'ignored', because: 'not_wanted' });
    expect(await posted()).toEqual([]);
  });

  it('brings its files; what is not taken is named', async () => {
    const { receive, reply, posted, kept } = await stage();
    const part = (name: string, type: string) => `--b\nContent-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\niVBORw0KGgo=\n`;
    await receive(reply(`--b\nContent-Type: text/plain\n\nSee here\n${part('parcel.png', 'image/png')}${part('run.exe', 'application/octet-stream')}--b--\n`, { 'Content-Type': 'multipart/mixed; boundary=b' }));
    const [message] = await posted();
    expect(kept).toEqual(['parcel.png']);
    expect(message?.data.attachments).toMatchObject([{ name: 'parcel.png', size: 8 }]);
    expect(message?.data.text).toBe('See here\n\n[File not kept: run.exe]');
  });

  it.each([
    ['in HTML only', { 'Content-Type': 'text/html; charset=utf-8' }, '<p>Danke<br>schön</p><script>x()</script>', 'Danke\nschön'],
    ['in another charset', { 'Content-Type': 'text/plain; charset=iso-8859-1', 'Content-Transfer-Encoding': 'quoted-printable' }, 'Gr=FC=DFe', 'Grüße'],
    ['without text', { Subject: 'Call me back' }, '', 'Call me back'],
    ['without anything', { Subject: '' }, '', '(a mail without text)'],
    ['that is broken', { 'Content-Type': 'multipart/mixed; boundary=x' }, 'Hello there', expect.stringMatching(/./) as string],
  ] as const)('can be read %s', async (_what, headers, body, text) => {
    const { receive, reply, posted } = await stage();
    expect(await receive(reply(body, headers))).toMatchObject({ result: 'posted' });
    const [message] = await posted();
    expect(message?.data.text).toEqual(text);
  });

  it('of somebody who is kept out is left alone', async () => {
    const { receive, reply, posted, customer, blocked } = await stage();
    blocked.push(customer.kind === 'visitor' ? customer.id : '');
    expect(await receive(reply('Let me in'))).toEqual({ result: 'ignored', because: 'blocked' });
    expect(await posted()).toEqual([]);
  });

  it('of great length is kept, what is over the limit folded away', async () => {
    const { receive, reply, posted } = await stage();
    await receive(reply('wort '.repeat(3_000)));
    const [message] = await posted();
    expect([message?.data.text.length, message?.data.quoted?.length]).toEqual([10_000, 4_999]);
  });

  it('to a conversation that was over long ago begins a new one that links back', async () => {
    const { receive, reply, id, act, clock, conversations, posted } = await stage();
    await act(id, { kind: 'agent', id: 'agent-maya-00000000AA' as never, name: 'Maya' }, { kind: 'resolve' });
    clock.advance(8 * 24 * 60 * MINUTE);
    const raw = reply('It broke');
    const answer = await receive(raw);
    expect(await receive(raw)).toEqual(answer);
    const next = (answer as { conversation: ConversationId }).conversation;
    expect(next).not.toBe(id);
    expect((await conversations.log.read(next)).state).toMatchObject({ follows: id, email: KIM, status: 'queued' });
    expect(await posted(next)).toHaveLength(1);
  });
});

describe('a mail that no person wrote', () => {
  it.each([
    ['says so', { 'Auto-Submitted': 'auto-replied' }],
    ['has an old header', { 'X-Autoreply': 'yes' }],
    ['has a precedence', { Precedence: 'auto_reply' }],
    ['has a German subject', { Subject: 'Automatische Antwort: Lamp & Co' }],
    ['has an English subject', { Subject: 'Out of Office: back on Monday' }],
  ])('is a note and no message: %s', async (_what, headers) => {
    const { receive, reply, posted, of, id, pass, arrived } = await stage();
    expect(await receive(reply('I am away.', headers))).toEqual({ result: 'noted', conversation: id });
    expect(await posted()).toEqual([]);
    expect(await of(id, 'note.posted')).toEqual([{ text: expect.stringMatching(/^Automatic reply from kim@example.org[^]*I am away/) as string }]);
    await pass(60 * MINUTE);
    expect(await arrived()).toHaveLength(1);
  });

  it('of our own comes back to nobody', async () => {
    const { receive, box, posted } = await stage();
    expect(await receive(Buffer.from(box.mails[0]?.raw ?? ''))).toEqual({ result: 'ignored', because: 'own' });
    expect(await posted()).toEqual([]);
  });

  it('that says it could not be delivered is told to the agents', async () => {
    const { receive, sent, of, id } = await stage();
    const report = `--r\nContent-Type: text/plain\n\nSorry.\n--r\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; mx\n\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; 550 5.1.1 unknown user\n--r\nContent-Type: text/rfc822-headers\n\nMessage-ID: ${sent?.messageId ?? ''}\n--r--\n`;
    const raw = rawMail({ From: 'MAILER-DAEMON@mx.example.org', To: 'support@example.com', 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=r' }, report);
    expect(await receive(raw)).toEqual({ result: 'bounced', conversation: id });
    expect(await of(id, 'email.failed')).toEqual([{ to: KIM, reason: '550 5.1.1 unknown user' }]);
    expect(await receive(Buffer.from(raw.toString().replace('Action: failed', 'Action: delayed')))).toMatchObject({ result: 'ignored' });
  });

  it('by a loop ends after thirty in an hour, and a note says so', async () => {
    const { receive, reply, posted, of, id, clock } = await stage();
    for (let i = 0; i < MAILS_PER_HOUR + 5; i += 1) await receive(reply(`Again ${i}`));
    expect(await posted()).toHaveLength(MAILS_PER_HOUR);
    expect(await of(id, 'note.posted')).toEqual([{ text: expect.stringContaining('More than 30 mails') as string }]);
    clock.advance(61 * MINUTE);
    expect(await receive(reply('A person again'))).toMatchObject({ result: 'posted' });
  });
});

describe('a mail to the company', () => {
  it('begins a conversation that waits for a person, with the address known, in its language', async () => {
    const { receive, conversations, posted, rules } = await stage();
    await rules.change(0, { addresses: [{ address: 'laden@example.com', inbox: 'shop' }], otherwise: 'main' });
    const raw = rawMail({ To: 'Laden <laden@example.com>', Subject: 'Frage zur Lampe', From: 'Jo <jo@example.org>' }, 'Guten Tag, wann ist die Lampe wieder lieferbar? Ich hätte gerne zwei davon.');
    const answer = await receive(raw);
    expect(await receive(raw)).toEqual(answer);
    const { conversation } = answer as { conversation: ConversationId };
    expect((await conversations.log.read(conversation)).state).toMatchObject({ status: 'queued', inbox: 'shop', email: 'jo@example.org', locale: 'de', page: null });
    expect(await posted(conversation)).toHaveLength(1);
  });

  it('of the same sender who answers their own mail goes on with it; of another one it does not', async () => {
    const { receive } = await stage();
    const first = await receive(rawMail({ 'Message-ID': '<one@example.org>', Subject: 'Lamp' }, 'Is it waterproof?'));
    const more = (From: string) => receive(rawMail({ From, References: '<one@example.org>' }, 'And dustproof?'));
    expect(await more(`Kim <${KIM}>`)).toEqual({ ...first, result: 'posted' });
    expect(await more('Eve <eve@evil.example>')).toMatchObject({ result: 'started' });
  });

  it('is answered under its own subject', async () => {
    const { receive, act, pass, arrived } = await stage();
    const { conversation } = (await receive(rawMail({ Subject: 'Lamp', 'Message-ID': '<one@example.org>' }, 'Is it waterproof?'))) as { conversation: ConversationId };
    const ada = { kind: 'agent', id: 'agent-ada-0000000000AA' as never, name: 'Ada' } as const;
    await act(conversation, ada, { kind: 'accept', agent: { id: ada.id, name: ada.name } });
    await act(conversation, ada, { kind: 'agent_message', text: 'It is.' });
    await pass(2 * MINUTE);
    expect((await arrived()).at(-1)).toMatchObject({ subject: 'Re: Lamp', inReplyTo: '<one@example.org>' });
  });

  it('is left alone where it is a list, or has no sender', async () => {
    const { receive } = await stage();
    expect(await receive(rawMail({ 'List-Unsubscribe': '<https://news.example>' }, 'Buy!'))).toEqual({ result: 'ignored', because: 'bulk' });
    expect(await receive(rawMail({ From: 'nobody' }, 'Hm'))).toEqual({ result: 'ignored', because: 'nobody' });
    expect(await receive(Buffer.from([0, 255, 254, 10, 13]))).toMatchObject({ result: 'ignored' });
  });
});
