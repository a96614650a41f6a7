import type { Socket } from 'socket.io-client';
import { afterEach, describe, expect, it } from 'vitest';
import { command, connectStaff, connectVisitor, randomText, signIn, startServed } from '../bench/raw-clients.ts';
import type { Ack } from '../protocol/errors.ts';
import type { ViewEvent, ViewPage } from '../protocol/views.ts';
import { asking, rawAsking } from './testing/raw.ts';
import { raiseStage } from './testing/stage.ts';

/** Above what the other stories send, refused messages included. */
const MESSAGES_PER_10_SECONDS = 40;

const stage = raiseStage({ VISITOR_MESSAGES_PER_10_SECONDS: String(MESSAGES_PER_10_SECONDS) });
const sockets: Socket[] = [];
afterEach(() => sockets.splice(0).forEach((socket) => socket.disconnect()));

function kept(socket: Socket): Socket {
  sockets.push(socket);
  return socket;
}

/** The log as somebody sees it who has seen nothing before. */
async function logOf(socket: Socket, conversation: string): Promise<readonly ViewEvent[]> {
  return (await command<ViewPage>(socket, 'conversation.open', { conversation, after: 0 })).events;
}

async function served(): Promise<{ id: string; visitor: Socket; staff: Socket; url: string; cookie: string }> {
  const { url } = stage.server;
  const cookie = await signIn(url);
  const staff = kept(await connectStaff(url, cookie));
  const { id, visitor } = await startServed(url, staff);
  return { id, visitor: kept(visitor), staff, url, cookie };
}

function message(conversation: unknown, more: object = {}): object {
  return { conversation, clientId: randomText(9), text: 'Hello', ...more };
}

async function offered(visitor: Socket, id: string): Promise<void> {
  await expect.poll(async () => (await logOf(visitor, id)).some(({ type }) => type === 'survey.offered')).toBe(true);
}

describe('input nobody should send', () => {
  it('gets a code where it is of the wrong kind, changes nothing, and the next command is answered', async () => {
    const { id, visitor, staff } = await served();
    const before = await logOf(staff, id);
    const kinds = [undefined, null, 7, 'text', true, [], {}, [[]], { conversation: null }];
    const inputs: readonly unknown[] = [
      ...kinds,
      ...[7, null, ['Hello'], { $ne: '' }, '', ' \n '].map((text) => message(id, { text })),
      ...[{ $ne: null }, { $gt: '' }, `${id}x`, '../../etc/passwd', '__proto__'].map((conversation) => message(conversation)),
      ...[{}, '', 'a:b:c:d:e', null].map((clientId) => message(id, { clientId })),
    ];
    for (const input of inputs) {
      expect([input, await asking(visitor, 'message.send', input)]).toEqual([input, 'invalid_payload']);
    }
    for (const list of ['everything', null, { $ne: 'mine' }]) {
      expect(await asking(staff, 'conversations.list', { list })).toBe('invalid_payload');
    }
    expect(await asking(staff, 'people.change', { id: { $gt: '' }, role: 'admin' })).toBe('invalid_payload');
    expect(await logOf(staff, id)).toEqual(before);
    expect(await asking(visitor, 'message.send', message(id))).toBe('ok');
  });

  it('is ignored where nobody waits for an answer', async () => {
    const { id, visitor, staff } = await served();
    const before = await logOf(staff, id);
    for (const input of [null, 7, {}, message('x'), message(id, { text: 7 })]) visitor.emit('message.send', input);
    visitor.emit('message.send');
    visitor.emit('no.such.command', {}, 'not a function');
    expect(await asking(visitor, 'conversation.open', { conversation: id, after: 0 })).toBe('ok');
    expect(await logOf(staff, id)).toEqual(before);
  });

  it('is no command where there is none of that name, or only for the other side', async () => {
    const { id, visitor, staff } = await served();
    const names = ['conversation.drop', 'constructor', '__proto__', 'toString', '', 'conversation.accept', 'note.add', 'people.list'];
    for (const name of names) {
      expect([name, await asking(visitor, name, message(id))]).toEqual([name, 'not_found']);
    }
    expect(await asking(staff, 'survey.answer', message(id))).toBe('not_found');
    expect(await asking(visitor, 'conversation.open', { conversation: id, after: 0 })).toBe('ok');
  });

  it('is too large at a megabyte, and harmless a hundred thousand levels deep', async () => {
    const { id, visitor, staff } = await served();
    const before = await logOf(staff, id);
    expect(await asking(visitor, 'message.send', message(id, { text: 'x'.repeat(1_000_000) }))).toBe('too_large');
    expect(await asking(visitor, 'message.send', message(id, { text: 'x'.repeat(10_001) }))).toBe('too_large');
    expect(await asking(visitor, 'message.send', message('x'.repeat(1_000_000)))).toBe('invalid_payload');
    expect(await asking(staff, 'note.add', message(id, { text: 'x'.repeat(1_000_000) }))).toBe('too_large');
    const levels = 100_000;
    for (const deep of ['['.repeat(levels) + ']'.repeat(levels), '{"a":'.repeat(levels) + '1' + '}'.repeat(levels)]) {
      expect(await rawAsking(visitor, 'message.send', deep)).toBe('invalid_payload');
      const text = `{"conversation":"${id}","clientId":"${randomText(9)}","text":${deep}}`;
      expect(await rawAsking(visitor, 'message.send', text)).toBe('invalid_payload');
    }
    expect(await logOf(staff, id)).toEqual(before);
    expect(await asking(visitor, 'message.send', message(id, { text: 'x'.repeat(10_000) }))).toBe('ok');
  });

  it('reaches no conversation of somebody else, whether it exists or not', async () => {
    const { id, staff, url } = await served();
    const before = await logOf(staff, id);
    const stranger = kept(await connectVisitor(url));
    const own = { page: null, locale: 'en', follows: null };
    for (const conversation of [id, randomText(16)]) {
      expect(await asking(stranger, 'message.send', message(conversation))).toBe('not_found');
      expect(await asking(stranger, 'conversation.open', { conversation, after: 0 })).toBe('not_found');
      expect(await asking(stranger, 'person.request', message(conversation, { page: null }))).toBe('not_found');
      expect(await asking(stranger, 'conversation.end', message(conversation))).toBe('not_found');
      expect(await asking(stranger, 'typing.set', { conversation, typing: true })).toBe('not_found');
      expect(await asking(stranger, 'receipts.set', { conversation, delivered: 9, read: 9 })).toBe('not_found');
    }
    expect(await asking(stranger, 'conversation.start', message(id, own))).toBe('not_found');
    expect(await asking(staff, 'conversation.accept', message(randomText(16)))).toBe('not_found');
    expect(await asking(staff, 'conversation.open', { conversation: randomText(16), after: 0 })).toBe('not_found');
    expect(await logOf(staff, id)).toEqual(before);
    expect(await command(stranger, 'conversations.recent', {})).toEqual({ conversations: [] });
  });

  it('takes nothing from another by their client id: both messages stand, each by who wrote it', async () => {
    const { id, visitor, staff } = await served();
    const clientId = randomText(9);
    await command(visitor, 'message.send', { conversation: id, clientId, text: 'From the customer' });
    await command(staff, 'message.send', { conversation: id, clientId, text: 'From the agent' });
    await command(visitor, 'message.send', { conversation: id, clientId, text: 'Said twice with one id' });
    const said = (await logOf(visitor, id)).filter((event) => event.type === 'message.posted' && event.clientId === clientId);
    expect(said.map((event) => [event.actor.kind, (event.data as { text: string }).text])).toEqual([
      ['visitor', 'From the customer'],
      ['agent', 'From the agent'],
    ]);
  });

  it('answers no survey beyond its scale, twice, or when it is over', async () => {
    const { id, visitor, staff } = await served();
    const { seq: resolutionSeq } = await command<{ seq: number }>(staff, 'conversation.resolve', message(id));
    const answer = (step: string, value: unknown): object => message(id, { resolutionSeq, answer: { step, value } });
    await offered(visitor, id);
    const offScale: readonly (readonly [string, unknown])[] = [
      ...[11, 0, 4.5, '5', { $gt: 0 }].map((score) => ['csat', score] as const),
      ...[11, -1, '10'].map((score) => ['nps', score] as const),
      ['solved', 'maybe'],
      ['mood', 5],
      ['comment', ' '],
    ];
    for (const [step, value] of offScale) {
      expect([step, value, await asking(visitor, 'survey.answer', answer(step, value))]).toEqual([step, value, 'invalid_payload']);
    }
    expect(await asking(visitor, 'survey.answer', answer('comment', 'x'.repeat(1_000_000)))).toBe('too_large');
    expect(await asking(visitor, 'survey.answer', { ...answer('csat', 5), resolutionSeq: resolutionSeq + 1 })).toBe('not_found');
    expect((await logOf(visitor, id)).filter(({ type }) => type === 'survey.answered')).toEqual([]);
    expect(await asking(visitor, 'survey.dismiss', message(id, { resolutionSeq }))).toBe('ok');
    const before = await logOf(visitor, id);
    expect(await asking(visitor, 'survey.answer', answer('csat', 5))).toBe('conflict');
    expect(await asking(visitor, 'survey.dismiss', message(id, { resolutionSeq }))).toBe('conflict');
    expect(await logOf(visitor, id)).toEqual(before);
  });

  it('does not fill a finished survey a second time', async () => {
    const { id, visitor, staff } = await served();
    const { seq: resolutionSeq } = await command<{ seq: number }>(staff, 'conversation.resolve', message(id));
    await offered(visitor, id);
    const answers = [['csat', 2], ['solved', 'no'], ['nps', 3], ['comment', 'Slow.']] as const;
    for (const [step, value] of answers) {
      expect(await asking(visitor, 'survey.answer', message(id, { resolutionSeq, answer: { step, value } }))).toBe('ok');
    }
    expect(await asking(visitor, 'survey.dismiss', message(id, { resolutionSeq }))).toBe('conflict');
    const given = (await logOf(visitor, id)).filter(({ type }) => type === 'survey.answered');
    expect(given).toHaveLength(answers.length);
    expect((await logOf(visitor, id)).filter(({ type }) => type === 'survey.offered')).toHaveLength(1);
  });
});

describe('somebody who may not', () => {
  it('is out at once when they have signed out elsewhere', async () => {
    const { url, cookie, staff } = await served();
    const gone = new Promise((resolve) => staff.once('disconnect', resolve));
    const headers = { cookie, 'X-Porchlight': 'console', 'Content-Type': 'application/json' };
    expect((await fetch(`${url}/console/api/session`, { method: 'DELETE', headers })).ok).toBe(true);
    await gone;
    await expect(connectStaff(url, cookie)).rejects.toMatchObject({ data: { code: 'unauthenticated' } });
  });

  it('is told when to come back after more messages than the owner allows in ten seconds', async () => {
    const { id, visitor, staff } = await served();
    const send = (): Promise<Ack<unknown>> => visitor.timeout(20_000).emitWithAck('message.send', message(id));
    const acks = await Promise.all(Array.from({ length: MESSAGES_PER_10_SECONDS + 5 }, send));
    const refused = acks.flatMap((ack) => (ack.ok ? [] : [ack.error]));
    expect(refused.length).toBeGreaterThanOrEqual(5);
    for (const { code, retryAfterMs = 0 } of refused) {
      expect(code).toBe('rate_limited');
      expect(retryAfterMs).toBeGreaterThan(0);
      expect(retryAfterMs).toBeLessThanOrEqual(10_000);
    }
    const stored = (await logOf(staff, id)).filter(({ type, actor }) => type === 'message.posted' && actor.kind === 'visitor');
    expect(stored).toHaveLength(1 + acks.length - refused.length);
  });
});

describe('script in what people write', () => {
  it('is shown as the text it is, to both sides', async () => {
    const script = '<script>window.hurt = 1</script><img src=x onerror="window.hurt = 2">';
    const maya = await stage.agent();
    const tom = await stage.customer();
    await tom.open();
    await tom.say(script);
    await tom.sees(script);
    await tom.askForPerson();
    await maya.openFrom('Unassigned', 'window.hurt');
    await maya.sees(script);
    await maya.press('Accept');
    await maya.reply(`Understood: ${script}`);
    await tom.sees(`Understood: ${script}`);
    for (const { page } of [tom, maya]) expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
  });
});
