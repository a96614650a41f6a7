import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerStage } from './testing/ledger-stage.ts';
import { beginChat, DAY, hint, openLedgerStage } from './testing/ledger-stage.ts';

let stage: LedgerStage;

beforeEach(async () => {
  stage = await openLedgerStage();
});

afterEach(async () => {
  await stage.close();
});

describe('the results of articles', () => {
  it('say what became of what was shown, with how sure that is, most misled first', async () => {
    const good = await beginChat(stage);
    await good.ask('Where is my parcel?', hint('tracking'));
    await good.rate(true);
    for (const misled of [true, true, false]) {
      const chat = await beginChat(stage);
      await chat.ask('How do refunds work?', hint('refunds', 0.4), hint('tracking', 0.3));
      await chat.pick('refunds');
      if (misled) await chat.rate(false);
    }
    const person = await beginChat(stage);
    await person.ask('How do refunds work?', hint('refunds'));
    await person.askForPerson();
    await stage.work();
    const { articles } = await stage.ledger.lists.articles({ days: 30 });
    expect(articles).toMatchObject([
      { slug: 'refunds', title: 'About refunds', shown: 4, given: 4, chosen: 3, helped: 0, notHelped: 2, handedOff: 1, misled: { part: 3, of: 4, value: 0.75 } },
      { slug: 'tracking', shown: 4, given: 1, helped: 1, misled: { part: 0, of: 1, value: 0 } },
    ]);
    expect(articles[0]?.misled.low).toBeCloseTo(0.301, 3);
    expect(articles[0]?.misled.high).toBeCloseTo(0.954, 3);
  });

  it('say how often agents passed an article on, however often the log is read', async () => {
    const chat = await beginChat(stage);
    await chat.ask('How do refunds work?', hint('refunds'));
    await chat.askForPerson();
    await stage.work();
    await chat.serveWith('refunds', 'care');
    await stage.work();
    await chat.serveWith('refunds');
    await stage.work();
    const results = async () => (await stage.ledger.lists.articles({ days: 30 })).articles.map(({ slug, title, shown, inserted }) => [slug, title, shown, inserted]);
    expect(await results()).toEqual([['refunds', 'Title of refunds', 1, 2], ['care', 'Title of care', 0, 1]]);
    stage.clock.advance(8 * DAY);
    await stage.work();
    expect((await stage.ledger.lists.articles({ days: 7 })).articles).toEqual([]);
    stage.clock.advance(370 * DAY);
    await stage.work();
    expect(await stage.store.connection.collection('ledger_passed_on').countDocuments({})).toBe(0);
  });

  it('open to the questions behind each number', async () => {
    const chat = await beginChat(stage);
    await chat.ask('How do refunds work?', hint('refunds'));
    await chat.rate(false);
    const other = await beginChat(stage);
    await other.ask('When is my refund there?', hint('refunds'));
    await stage.work();
    const part = async (name: 'shown' | 'misled' | 'helped') => (await stage.ledger.lists.questions({ slug: 'refunds', part: name, days: 30 })).questions;
    expect((await part('shown')).map(({ text }) => text).toSorted()).toEqual(['How do refunds work?', 'When is my refund there?']);
    expect(await part('misled')).toMatchObject([{ text: 'How do refunds work?', helped: false, conversation: chat.id, given: ['refunds'] }]);
    expect(await part('helped')).toEqual([]);
    await expect(stage.ledger.lists.questions({ slug: 'never-shown', part: 'shown', days: 30 })).rejects.toMatchObject({ code: 'not_found' });
  });
});
