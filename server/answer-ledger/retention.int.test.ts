import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LedgerStage } from './testing/ledger-stage.ts';
import { askInVain, DAY, openLedgerStage } from './testing/ledger-stage.ts';

let stage: LedgerStage;

beforeEach(async () => {
  stage = await openLedgerStage();
});

afterEach(async () => {
  await stage.close();
});

describe('retention', () => {
  it('removes questions after a year, with the gaps they made, and keeps numbers', async () => {
    await askInVain(stage, ['Do you rent kayaks?', 'do you rent kayaks']);
    await askInVain(stage, ['Do you rent kayaks?']);
    stage.clock.advance(200 * DAY);
    await askInVain(stage, ['Where are the tents made?']);
    stage.clock.advance(167 * DAY);
    await stage.work();
    expect((await stage.entries()).map(({ text }) => text)).toEqual(['Where are the tents made?']);
    const { connection } = stage.store;
    expect(await connection.collection('ledger_gaps').find({}).toArray()).toMatchObject([{ question: 'Where are the tents made?' }]);
    const totals = await connection.collection('ledger_totals').find({}).toArray();
    expect(totals.map(({ kind, questions, people }) => [kind, questions, people])).toEqual([['no_answer', 3, 2]]);
    expect(JSON.stringify(totals)).not.toContain('kayak');
  });

  it('calls a gap by another question when the one it was called by is gone', async () => {
    await askInVain(stage, ['Do you rent kayaks?']);
    stage.clock.advance(300 * DAY);
    await askInVain(stage, ['Do you rent kayaks for a whole week?']);
    stage.clock.advance(70 * DAY);
    await stage.work();
    expect((await stage.ledger.lists.gaps({ days: 90, state: 'open' })).gaps).toMatchObject([{ question: 'Do you rent kayaks for a whole week?', people: 1 }]);
  });
});
