import { describe, expect, it } from 'vitest';
import type { VisitorId } from '../../protocol/ids.ts';
import type { Look } from './plan-offers.ts';
import { planOffers, ROUND_PAUSE_MS } from './plan-offers.ts';
import { BILLING, NOW, TENTS, colleague, queued, served, settings, userId } from './testing/samples.ts';
import { loadsOf } from './work-load.ts';
import type { ServedWork } from './work-store.ts';

/** Who is offered what, as "conversation → person". */
function offers(look: Partial<Look> & { working?: readonly ServedWork[] }): readonly string[] {
  const { working = [], queue = [], settings: given = settings(), now = NOW } = look;
  const planned = planOffers({ colleagues: [], askedAt: new Map(), servedBefore: new Map(), ...look, queue, settings: given, now, loads: loadsOf(queue, working, given, now) });
  return planned.map(({ work, agent }) => `${work.id.replaceAll('_', '')} → ${agent.name}`);
}

const offerTo = (name: string, leftMs = 10_000) => ({ agent: userId(name), expiresAt: NOW + leftMs });
const [ada, ben, cleo] = [colleague('Ada'), colleague('Ben'), colleague('Cleo')];

describe('a team whose people pick for themselves', () => {
  it('is offered nothing, unless a colleague handed something on to somebody', () => {
    const look = { colleagues: [ada, ben], settings: settings([]) };
    expect(offers({ ...look, queue: [queued('q1')] })).toEqual([]);
    expect(offers({ ...look, queue: [queued('q1', { wanted: ben.id })] })).toEqual(['q1 → Ben']);
  });
});

describe('who is asked', () => {
  it('the least busy first, measured by what each can do', () => {
    const busy = [served('a', 'Ada'), served('b', 'Ben'), served('c', 'Ben')];
    expect(offers({ queue: [queued('q1')], colleagues: [ada, colleague('Ben', { capacity: 8 })], working: busy })).toEqual(['q1 → Ben']);
  });

  it('in turn, whatever they have to do, where the team says so', () => {
    const look = { colleagues: [ada, ben], settings: settings([{ strategy: 'round_robin' }]), working: [served('b', 'Ben')] };
    expect(offers({ ...look, queue: [queued('q1')], askedAt: new Map([[ada.id, NOW - 1_000], [ben.id, NOW - 2_000]]) })).toEqual(['q1 → Ben']);
  });

  it('one conversation at a time, the most urgent and then the oldest', () => {
    const queue = [queued('urgent', { priority: 'urgent' }), queued('old'), queued('new')];
    expect(offers({ queue, colleagues: [ada, ben] })).toEqual(['urgent → Ada', 'old → Ben']);
    expect(offers({ queue: [queued('other', { offer: offerTo('Ada') }), queued('q1')], colleagues: [ada] })).toEqual([]);
  });

  it('nobody who is away, busy, in another team, or has no room left', () => {
    const queue = [queued('q1', { team: BILLING })];
    const inBilling = { teams: [BILLING] };
    const look = { queue, settings: settings([{ team: BILLING }]) };
    expect(offers({ ...look, colleagues: [colleague('Ada', { ...inBilling, status: 'away' }), colleague('Ben', { ...inBilling, status: 'busy' })] })).toEqual([]);
    expect(offers({ ...look, colleagues: [colleague('Ada', inBilling), ben], working: [served('a', 'Ada'), served('b', 'Ada')] })).toEqual([]);
    expect(offers({ ...look, colleagues: [colleague('Ada', inBilling), ben] })).toEqual(['q1 → Ada']);
  });

  it('who served the customer last, if there is room, else the others', () => {
    const look = { colleagues: [ada, ben], settings: settings([{ lastAgentFirst: true }]), working: [served('b', 'Ben')] };
    expect(offers({ ...look, queue: [queued('q1', { lastAgent: ben.id })] })).toEqual(['q1 → Ben']);
    const visitor = 'visitor'.padEnd(22, '_') as VisitorId;
    expect(offers({ ...look, queue: [queued('q1', { visitor })], servedBefore: new Map([[visitor, ben.id]]) })).toEqual(['q1 → Ben']);
    expect(offers({ ...look, working: [served('a', 'Ben'), served('b', 'Ben')], queue: [queued('q1', { lastAgent: ben.id })] })).toEqual(['q1 → Ada']);
  });

  it('the one it was handed on to, also without room, but the others while that one is not there', () => {
    const full = [served('a', 'Ben'), served('b', 'Ben')];
    const queue = [queued('q1', { wanted: ben.id })];
    expect(offers({ queue, colleagues: [ada, ben], working: full })).toEqual(['q1 → Ben']);
    expect(offers({ queue, colleagues: [ada, colleague('Ben', { status: 'offline' })] })).toEqual(['q1 → Ada']);
  });
});

describe('what must be known', () => {
  const german = colleague('Cleo', { skills: ['de'] });
  const look = { queue: [queued('q1', { skills: ['de'] })] };

  it('is waited for while somebody who knows it is only busy', () => {
    expect(offers({ ...look, colleagues: [ada, german] })).toEqual(['q1 → Cleo']);
    expect(offers({ ...look, colleagues: [ada, { ...german, status: 'away' }] })).toEqual([]);
  });

  it('is not waited for when nobody knows it, nor for ever', () => {
    expect(offers({ ...look, colleagues: [ada, ben] })).toEqual(['q1 → Ada']);
    const late = { queue: [queued('q1', { skills: ['de'], queuedAt: NOW - 11 * 60_000 })] };
    expect(offers({ ...late, colleagues: [ada, { ...german, status: 'away' }] })).toEqual(['q1 → Ada']);
  });
});

describe('what somebody has to do', () => {
  const look = { queue: [queued('q1')], colleagues: [ada] };

  it('leaves out what waits for the customer, was put aside, or has gone quiet', () => {
    const working = [served('a', 'Ada', { status: 'waiting' }), served('b', 'Ada', { snoozedUntil: NOW + 1 }), served('c', 'Ada', { lastAt: NOW - 16 * 60_000 })];
    expect(offers({ ...look, working })).toEqual(['q1 → Ada']);
  });

  it('counts a customer without an answer, however long ago they wrote', () => {
    const old = { lastAt: NOW - 60 * 60_000, unansweredSince: NOW - 60 * 60_000 };
    expect(offers({ ...look, working: [served('a', 'Ada', old), served('b', 'Ada', old)] })).toEqual([]);
  });

  it('counts a topic for what the owner says it weighs, and lets one that is too heavy go to who does nothing else', () => {
    const heavy = settings([{}], { weights: [{ topic: 'repair', units: 3 }] });
    expect(offers({ queue: [queued('q1', { topic: 'repair' })], colleagues: [ada], settings: heavy, working: [served('a', 'Ada')] })).toEqual([]);
    expect(offers({ queue: [queued('q1', { topic: 'repair' })], colleagues: [ada], settings: heavy })).toEqual(['q1 → Ada']);
  });

  it('counts an offer, and once also when it was accepted between two reads', () => {
    const taken = queued('q1', { offer: offerTo('Ada') });
    expect(loadsOf([taken], [], settings(), NOW).of(ada.id)).toBe(1);
    expect(loadsOf([taken], [served('q1', 'Ada')], settings(), NOW).of(ada.id)).toBe(1);
  });
});

describe('an offer that came to nothing', () => {
  it('moves on to somebody who was not asked', () => {
    expect(offers({ queue: [queued('q1', { offeredTo: [ada.id], offerEndedAt: NOW })], colleagues: [ada, ben] })).toEqual(['q1 → Ben']);
  });

  it('comes back after a pause when all were asked, to the one who was asked first', () => {
    const asked = { offeredTo: [ben.id, ada.id, cleo.id], offerEndedAt: NOW - ROUND_PAUSE_MS + 1 };
    expect(offers({ queue: [queued('q1', asked)], colleagues: [ada, ben, cleo] })).toEqual([]);
    expect(offers({ queue: [queued('q1', { ...asked, offerEndedAt: NOW - ROUND_PAUSE_MS })], colleagues: [ada, ben, cleo] })).toEqual(['q1 → Ben']);
  });

  it('lets somebody who came meanwhile be asked at once', () => {
    expect(offers({ queue: [queued('q1', { offeredTo: [ada.id], offerEndedAt: NOW })], colleagues: [ada, cleo] })).toEqual(['q1 → Cleo']);
  });
});

it('a team without people does not keep its customers', () => {
  expect(offers({ queue: [queued('q1', { team: TENTS })], settings: settings([{ team: TENTS }]), colleagues: [ada] })).toEqual(['q1 → Ada']);
});
