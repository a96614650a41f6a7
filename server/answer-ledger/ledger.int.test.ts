import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { VisitorId } from '../../protocol/ids.ts';
import { randomId } from '../kernel/ids.ts';
import type { LedgerStage } from './testing/ledger-stage.ts';
import { beginChat, DAY, hint, openLedgerStage, serve } from './testing/ledger-stage.ts';

let stage: LedgerStage;

beforeEach(async () => {
  stage = await openLedgerStage();
});

afterEach(async () => {
  await stage.close();
});

const newVisitor = () => randomId() as VisitorId;

/** What the ledger says of the only question, or of the one with these words. */
async function entry(words = '') {
  await stage.work();
  const found = (await stage.entries()).find(({ text }) => text.includes(words));
  if (found === undefined) throw new Error(`no question with “${words}”`);
  return found;
}

describe('an entry of the ledger', () => {
  it('says what was asked where, what was found, and that it was solved', async () => {
    const chat = await beginChat(stage, { locale: 'de-AT' });
    await chat.ask('Wo ist mein Paket?', hint('tracking'));
    await chat.rate(true);
    await chat.end();
    expect(await entry()).toMatchObject({
      origin: 'chat', conversation: chat.id, inbox: 'main', locale: 'de', text: 'Wo ist mein Paket?', decision: 'answer',
      candidates: [hint('tracking')], engine: 3, offered: ['tracking'], given: ['tracking'], helped: ['tracking'], outcome: 'solved', kind: null,
    });
  });

  it('keeps no card number, address or password of the customer', async () => {
    const chat = await beginChat(stage);
    await chat.ask('My card 4111 1111 1111 1111 was declined, write to ada@example.com');
    expect((await entry()).text).toBe('My card [card number] was declined, write to [e-mail]');
    expect(JSON.stringify(await stage.entries())).not.toMatch(/4111|ada@/);
  });

  it.each([
    ['found nothing', 'no_answer', 'left', async (chat) => {
      await chat.ask('Do you rent kayaks?');
      await chat.end();
    }],
    ['was handed over because nothing was found', 'no_answer', 'person', (chat) => chat.handOver('Do you rent kayaks?', 'no_answer')],
    ['was said not to help', 'not_helpful', 'open', async (chat) => {
      await chat.ask('Do you rent kayaks?', hint('rental'));
      await chat.rate(false);
    }],
    ['led to a person in spite of an answer', 'handed_off', 'person', async (chat) => {
      await chat.ask('Do you rent kayaks?', hint('rental'));
      await chat.askForPerson();
    }],
    ['was put once more', 'asked_again', 'asked_again', async (chat) => {
      await chat.ask('Do you rent kayaks?', hint('rental'));
      await chat.ask('kayaks, do you rent them', hint('other'));
    }],
    ['was met with choices that were not it', 'low_confidence', 'left', async (chat) => {
      await chat.ask('Do you rent kayaks?', hint('a', 0.4), hint('b', 0.3));
      await chat.leave();
    }],
    ['was not solved, as the survey says', 'not_helpful', 'solved', async (chat) => {
      await chat.ask('Do you rent kayaks?', hint('rental'));
      await chat.end();
      await chat.surveySays('no');
    }],
  ] as [string, string, string, (chat: Awaited<ReturnType<typeof beginChat>>) => Promise<unknown>][])('counts as asked in vain where it %s', async (_, kind, outcome, story) => {
    await story(await beginChat(stage));
    expect(await entry('Do you rent')).toMatchObject({ kind, outcome });
  });

  it.each([
    ['a choice was picked', async (chat) => {
      await chat.ask('my thing', hint('a', 0.4), hint('b', 0.3));
      await chat.pick('b');
      await chat.end();
    }],
    ['a complaint went to people at once', (chat) => chat.handOver('I want to complain', 'complaint')],
    ['something else was asked next', async (chat) => {
      await chat.ask('Where is my parcel?', hint('tracking'));
      await chat.ask('And what are your opening hours?', hint('hours'));
    }],
    ['it was answered and nobody said anything', async (chat) => {
      await chat.ask('Where is my parcel?', hint('tracking'));
      await chat.leave();
    }],
  ] as [string, (chat: Awaited<ReturnType<typeof beginChat>>) => Promise<unknown>][])('does not where %s', async (_, story) => {
    await story(await beginChat(stage));
    await stage.work();
    expect((await stage.entries()).map(({ kind }) => kind).filter((kind) => kind !== null)).toEqual([]);
  });

  it('takes “a person, please” for what it says of the question before, not for a question', async () => {
    const chat = await beginChat(stage);
    await chat.ask('Do you rent kayaks?', hint('rental'));
    await chat.askForPerson();
    await serve(stage, chat.id);
    await stage.work();
    expect(await stage.entries()).toHaveLength(1);
    expect(await entry()).toMatchObject({ outcome: 'person', reason: 'requested', handedOffAfter: 'rental' });
  });

  it('learns that somebody came back on it within a week, in another chat', async () => {
    const visitor = newVisitor();
    const first = await beginChat(stage, { visitor });
    await first.ask('Where is my parcel 4711?', hint('tracking'));
    await first.end();
    expect(await entry()).toMatchObject({ outcome: 'solved', kind: null });
    stage.clock.advance(6 * DAY);
    const second = await beginChat(stage, { visitor });
    await second.ask('Where is my parcel?', hint('tracking'));
    await second.end();
    expect(await entry('4711')).toMatchObject({ kind: 'asked_again', returnedAt: new Date(stage.clock.now()) });
    stage.clock.advance(8 * DAY);
    await (await beginChat(stage, { visitor })).ask('Where is my parcel?', hint('tracking'));
    await stage.work();
    expect((await stage.entries()).map(({ kind }) => kind)).toEqual(['asked_again', null, null]);
  });

  it('is the same whether the log is read at once or event by event, and reading again changes nothing', async () => {
    const chat = await beginChat(stage);
    const steps = [
      () => chat.ask('Do you rent kayaks?', hint('a', 0.4), hint('b', 0.3)),
      () => chat.pick('b'),
      () => chat.rate(false),
      () => chat.ask('Where is my parcel?', hint('tracking')),
      () => chat.end(),
    ];
    for (const step of steps) {
      await step();
      await stage.work();
    }
    const content = async () => (await stage.entries()).map(({ rev: _rev, ...rest }) => rest);
    const before = await content();
    const { connection } = stage.store;
    await connection.collection('answer_ledger').deleteMany({});
    await connection.collection('ledger_gaps').deleteMany({});
    // Another process, which remembers nothing.
    await stage.ledger.close();
    const another = stage.another();
    const { state } = await stage.conversations.log.read(chat.id);
    const [reactor] = another.reactors;
    for (const event of await stage.conversations.events.readAfter(chat.id, 0, 100)) {
      if (reactor?.on.includes(event.type) === true) await reactor.react(event, { state, append: async () => null });
    }
    while ((await another.step()) > 0);
    expect(await content()).toEqual(before);
    expect(before.map(({ kind }) => kind)).toEqual(['not_helpful', null]);
  });

  it('is read by one process at a time, and by another when that one is gone', async () => {
    await (await beginChat(stage)).ask('Do you rent kayaks?');
    await stage.work();
    const another = stage.another();
    await (await beginChat(stage)).ask('Can I pay with shells?');
    await stage.conversations.settle();
    expect(await another.step()).toBe(0);
    // It went without saying so.
    stage.clock.advance(61_000);
    expect(await another.step()).toBeGreaterThan(0);
    expect(await stage.entries()).toHaveLength(2);
    expect(await stage.ledger.step()).toBe(0);
  });
});

describe('a search', () => {
  const search = (text: string, more: Partial<Parameters<LedgerStage['ledger']['recordSearch']>[0]> = {}) =>
    stage.ledger.recordSearch({ text, locale: 'en', origin: 'help', asker: 'a browser', found: [], ...more });

  it('without a result is asked in vain; repeated by the same person it is still one', async () => {
    const id = await search('kayak rental');
    expect(await search('Kayak  rental')).toBe(id);
    await search('kayak rental', { asker: 'another browser' });
    await stage.work();
    expect(await stage.entries()).toMatchObject([{ kind: 'no_result', origin: 'help' }, { kind: 'no_result' }]);
  });

  it('keeps what was opened, voted, and that a person was asked for after it', async () => {
    const id = (await search('parcel', { found: [hint('tracking'), hint('delivery')] })) ?? '';
    await stage.ledger.followSearch(id, { kind: 'opened', slug: 'delivery' });
    await stage.work();
    expect(await entry()).toMatchObject({ chosen: 'delivery', given: ['delivery'], kind: null });
    await stage.ledger.followSearch(id, { kind: 'voted', slug: 'delivery', helped: false });
    await stage.ledger.followSearch(id, { kind: 'asked_person' });
    expect(await entry()).toMatchObject({ kind: 'not_helpful', outcome: 'person', handedOffAfter: 'delivery' });
    await stage.ledger.followSearch(id, { kind: 'voted', slug: 'delivery', helped: true });
    expect(await entry()).toMatchObject({ helped: ['delivery'], notHelped: [], kind: 'handed_off' });
  });

  it('is not kept where nothing was asked', async () => {
    expect(await Promise.all(['', ' ', '?', 'k', '😀😀😀'].map((text) => search(text)))).toEqual([null, null, null, null, null]);
    await expect(stage.ledger.followSearch('s:unknown', { kind: 'asked_person' })).resolves.toBeUndefined();
  });
});
