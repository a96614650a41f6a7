import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AuditActor } from '../../protocol/audit-contract.ts';
import type { UserId } from '../../protocol/ids.ts';
import { standardGrants } from '../../protocol/roles.ts';
import { manualClock } from '../kernel/clock.ts';
import type { ManualClock } from '../kernel/clock.ts';
import { silentLogger } from '../kernel/log.ts';
import type { StaffContext } from '../realtime/handlers.ts';
import { ensureIndexes } from '../storage/indexes.ts';
import type { Store } from '../storage/store.ts';
import { openTestStore } from '../storage/testing/test-store.ts';
import { auditCsv } from './audit-csv.ts';
import { auditCommands, auditIndexes, createAudit, createAuditStore } from './index.ts';
import type { Audit } from './index.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const ADA: AuditActor = { kind: 'person', id: 'ada'.padEnd(22, '_') as UserId, name: 'Ada Okafor' };
const EVE: AuditActor = { kind: 'person', id: 'eve'.padEnd(22, '_') as UserId, name: 'Eve Lind' };
const chat = { kind: 'conversation', id: 'chat-1', name: 'Visitor abcd' } as const;

let store: Store;
let clock: ManualClock;
let audit: Audit;
let full: boolean;

beforeEach(async () => {
  full = false;
  store = await openTestStore({ freeBytes: () => (full ? 0 : 10) });
  await ensureIndexes(store.connection, auditIndexes, silentLogger);
  clock = manualClock();
  audit = node();
});
afterEach(() => store.close());

const node = (): Audit => createAudit({ store: createAuditStore(store), clock, logger: silentLogger, keptMs: 30 * DAY_MS, later: () => undefined });

const all = () => audit.list({ from: 0, to: clock.now() + 1, limit: 100 });
const as = (role: 'agent' | 'supervisor'): StaffContext => ({
  user: { id: 'ada' as UserId, name: 'Ada', email: 'ada@example.com', role, permissions: standardGrants(role) },
  sessionId: 's',
  connectionId: 'c',
  join: () => Promise.resolve(),
  leave: () => Promise.resolve(),
});

describe('the audit log', () => {
  it('tells who changed what, from where, with what it was before', async () => {
    audit.record({ actor: ADA, action: 'person.changed', object: { kind: 'person', id: 'eve', name: 'Eve' }, before: { role: 'agent' }, after: { role: 'admin' }, address: '192.0.2.7' });
    expect(await all()).toMatchObject([
      { actor: ADA, action: 'person.changed', object: { kind: 'person', name: 'Eve' }, changes: [{ field: 'role', before: 'agent', after: 'admin' }], address: '192.0.2.7' },
    ]);
  });

  it('holds one entry for who looked at a conversation, an hour, on however many nodes', async () => {
    const other = node();
    for (const each of [audit, other]) for (let look = 0; look < 3; look += 1) each.accessed(ADA, chat);
    await other.flush();
    expect(await all()).toHaveLength(1);
    audit.accessed(EVE, chat);
    clock.advance(60 * 60 * 1000);
    audit.accessed(ADA, chat);
    expect((await all()).map(({ action }) => action)).toEqual(['conversation.viewed', 'conversation.viewed', 'conversation.viewed']);
  });

  it('loses nothing while the store takes no writes, and holds up nobody', async () => {
    full = true;
    audit.record({ actor: ADA, action: 'inbox.changed', object: { kind: 'inbox', id: 'web', name: null } });
    await audit.flush();
    full = false;
    await audit.flush();
    expect(await all()).toHaveLength(1);
  });

  it('ends after its time', async () => {
    audit.record({ actor: ADA, action: 'inbox.changed', object: { kind: 'inbox', id: 'web', name: null } });
    await audit.flush();
    clock.advance(31 * DAY_MS);
    audit.record({ actor: EVE, action: 'inbox.changed', object: { kind: 'inbox', id: 'web', name: null } });
    await audit.flush();
    await audit.expire();
    expect((await all()).map(({ actor }) => actor)).toEqual([EVE]);
  });

  it('can be read by person, kind, thing and time, page by page', async () => {
    for (let at = 0; at < 5; at += 1) {
      audit.record({ actor: at % 2 === 0 ? ADA : EVE, action: 'article.published', object: { kind: 'article', id: `a${at}`, name: null } });
      clock.advance(4 * DAY_MS);
    }
    const { 'audit.list': list } = auditCommands(audit, () => Promise.resolve([]));
    const period = { from: 0, to: clock.now() };
    const first = await list(as('supervisor'), { ...period, limit: 2 });
    const second = await list(as('supervisor'), { ...period, limit: 2, cursor: first.next ?? '' });
    const third = await list(as('supervisor'), { ...period, limit: 2, cursor: second.next ?? '' });
    expect([...first.entries, ...second.entries, ...third.entries].map(({ object }) => object.id)).toEqual(['a4', 'a3', 'a2', 'a1', 'a0']);
    expect(third.next).toBeNull();
    expect((await list(as('supervisor'), { ...period, actor: EVE.id })).entries.map(({ object }) => object.id)).toEqual(['a3', 'a1']);
    expect((await list(as('supervisor'), { ...period, object: 'a2' })).entries).toHaveLength(1);
    expect((await list(as('supervisor'), { ...period, kind: 'person' })).entries).toEqual([]);
    await expect(list(as('agent'), period)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('as a table starts no formula in a spreadsheet', async () => {
    audit.record({ actor: { kind: 'unknown', name: '=cmd()' }, action: 'session.refused', object: { kind: 'session', id: 'x', name: 'a "b", c' } });
    const csv = auditCsv(await all());
    expect(csv).toContain(`,'=cmd(),`);
    expect(csv).toContain('"a ""b"", c"');
  });
});
