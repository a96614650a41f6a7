import { describe, expect, it } from 'vitest';
import { KIM, MAYA, MINUTE, openMailStage } from './testing/mail-stage.ts';

describe('a reply that the customer has not seen', () => {
  it('goes out by mail after five minutes, once, with the way back', async () => {
    const { chat, pass, arrived, of, threads } = await openMailStage();
    const { id, say } = await chat();
    await pass(MINUTE);
    await say('It is **on its way**.');
    await pass(4 * MINUTE);
    expect(await arrived()).toHaveLength(0);
    await pass(2 * MINUTE);
    await pass(60 * MINUTE);
    const [mail, ...more] = await arrived();
    expect(more).toEqual([]);
    const { token } = await threads.ensure(id);
    expect(mail?.subject).toBe('Lamp & Co: Where is my parcel?');
    expect(mail?.from?.text).toBe('"Maya (Lamp & Co)" <support@example.com>');
    expect(mail?.replyTo?.value[0]?.address).toBe(`support+${token}@example.com`);
    expect(mail?.text).toMatch(/Maya from Lamp & Co has answered you:\n\nYou, Jan 5, 2026, 10:00\sAM\nWhere is my parcel\?\n\nMaya, Jan 5, 2026, 10:01\sAM\nIt is \*\*on its way\*\*\./);
    expect(mail?.text).toContain('https://shop.example.com/cart');
    expect(mail?.headers.get('list')).toMatchObject({ unsubscribe: { url: `https://chat.example.com/mail/stop/${token}` } });
    expect(mail?.html).toContain('Where is my parcel?');
    expect(await of(id, 'email.sent')).toEqual([{ kind: 'continuation', to: KIM, upTo: expect.any(Number) as number }]);
  });

  it('stays in the chat where it was seen, or where no address was left', async () => {
    const { chat, pass, arrived, conversations } = await openMailStage();
    const [seen, anonymous] = [await chat(), await chat({ email: null })];
    await conversations.receipts.raise(seen.id, { contactRead: await seen.say('Here') });
    await anonymous.say('Hello?');
    await pass(10 * MINUTE);
    expect(await arrived()).toEqual([]);
    await anonymous.write('One more thing');
    await pass(10 * MINUTE);
    expect(await arrived()).toEqual([]);
  });

  it('waits until the agent has finished writing, and comes with all of it', async () => {
    const { chat, pass, arrived } = await openMailStage();
    const { say } = await chat();
    await say('First,');
    await pass(5 * MINUTE - 20_000);
    await say('second.');
    await pass(30_000);
    expect(await arrived()).toEqual([]);
    await pass(MINUTE);
    const [mail] = await arrived();
    expect(mail?.text).toContain('First,');
    expect(mail?.text).toContain('second.');
  });

  it('comes in the customer’s language, and the next one in the same thread says only what is new', async () => {
    const { chat, pass, arrived } = await openMailStage();
    const { say } = await chat({ locale: 'de-AT' });
    await say('Es ist unterwegs.');
    await pass(6 * MINUTE);
    await say('Und nun ist es da.');
    await pass(6 * MINUTE);
    const [first, second] = await arrived();
    expect(first?.text).toContain('Maya von Lamp & Co hat Ihnen geantwortet:');
    expect(second?.subject).toBe(first?.subject);
    expect(second?.text).toContain('Und nun ist es da.');
    expect(second?.text).not.toContain('Es ist unterwegs.');
    expect(second?.messageId).not.toBe(first?.messageId);
  });

  it('says what stands there now: edited, and without what was deleted', async () => {
    const { chat, pass, arrived, act, all } = await openMailStage();
    const { id, say } = await chat();
    const [typo, wrong] = [await say('Comes tomorow'), await say('Wrong chat, sorry')];
    await act(id, MAYA, { kind: 'edit_message', messageSeq: typo, text: 'Comes tomorrow', before: 'Comes tomorow' });
    await act(id, MAYA, { kind: 'delete_message', messageSeq: wrong, before: 'Wrong chat, sorry' });
    await pass(6 * MINUTE);
    const [mail] = await arrived();
    expect(mail?.text).toContain('Comes tomorrow');
    expect(mail?.text).not.toMatch(/Wrong chat|tomorow/);
    expect((await all(id)).filter(({ type }) => type === 'email.sent')).toHaveLength(1);
  });

  it('is not sent to whoever wants no more of them, until they write by mail again', async () => {
    const { chat, pass, arrived, threads } = await openMailStage();
    const { id, say } = await chat();
    expect(await threads.stop((await threads.ensure(id)).token)).toBe(true);
    await say('Hello?');
    await pass(6 * MINUTE);
    expect(await arrived()).toEqual([]);
  });

  it('is sent by the next process where one died after it was decided', async () => {
    const stage = await openMailStage();
    const { chat, pass, arrived, act } = stage;
    const { id, say } = await chat();
    const seq = await say('On its way.');
    // Decided, and the process is gone before the mail was written down: the reactor follows the event when it is swept.
    await act(id, { kind: 'system', id: 'mail' }, { kind: 'email_sent', of: 'continuation', to: KIM, upTo: seq });
    await stage.conversations.sweep();
    await pass(MINUTE);
    await pass(6 * MINUTE);
    expect(await arrived()).toHaveLength(1);
  });

  it('that cannot be delivered is told to the agents', async () => {
    const { chat, pass, box, of } = await openMailStage();
    box.refuses.recipients.push(KIM);
    const { id, say } = await chat();
    await say('Hello');
    await pass(6 * MINUTE);
    expect(await of(id, 'email.failed')).toEqual([{ to: KIM, reason: expect.stringContaining('No such mailbox') as string }]);
  });
});

describe('the transcript', () => {
  it('comes by mail when it is asked for, three times an hour at most', async () => {
    const { chat, pass, arrived, sendTranscript } = await openMailStage();
    const { id, customer, say } = await chat();
    await say('On its way.');
    await sendTranscript(id, customer, 'transcript-1');
    await sendTranscript(id, customer, 'transcript-1');
    await sendTranscript(id, MAYA, 'transcript-2');
    await expect(sendTranscript(id, customer, 'transcript-3')).rejects.toMatchObject({ code: 'rate_limited' });
    await pass(MINUTE);
    const mails = await arrived();
    expect(mails).toHaveLength(2);
    expect(mails[0]?.subject).toBe('Your chat with Lamp & Co');
    expect(mails[0]?.text).toContain('Times are those of Europe/Berlin.');
    expect(mails[0]?.text).toMatch(/Where is my parcel\?[^]*On its way\./);
  });

  it('needs an address', async () => {
    const { chat, sendTranscript } = await openMailStage();
    const { id, customer } = await chat({ email: null });
    await expect(sendTranscript(id, customer, 'transcript-1')).rejects.toMatchObject({ code: 'conflict' });
  });
});
