import { describe, expect, it } from 'vitest';
import { auditChanges } from './audit-changes.ts';

describe('what an entry tells of a change', () => {
  it('is each field that is different, by its path', () => {
    const before = { name: 'Ada', role: 'agent', look: { color: '#111', title: 'Chat' }, skills: ['billing'] };
    const after = { name: 'Ada', role: 'admin', look: { color: '#222', title: 'Chat' }, skills: ['billing', 'french'] };
    expect(auditChanges(before, after)).toEqual([
      { field: 'role', before: 'agent', after: 'admin' },
      { field: 'look.color', before: '#111', after: '#222' },
      { field: 'skills', before: 'billing', after: 'billing, french' },
    ]);
  });

  it('never is a password, a token, or the text of a message', () => {
    const changes = auditChanges({ passwordHash: 'a', apiToken: 'b', text: 'I am ill' }, { passwordHash: 'c', apiToken: 'd', text: 'I am well' });
    expect(JSON.stringify(changes)).not.toMatch(/"[abcd]"|ill|well/);
    expect(changes).toHaveLength(3);
  });

  it('leaves alone what only the state before knows, because it may come from another place', () => {
    expect(auditChanges({ name: 'Ada', createdAt: 5 }, { name: 'Eve' })).toEqual([{ field: 'name', before: 'Ada', after: 'Eve' }]);
  });

  it('goes by the keys of a list’s things, so that one put in front changes nothing of the others', () => {
    const refund = { key: 'refund', name: 'Refund' };
    const changes = auditChanges({ topics: [refund] }, { topics: [{ key: 'order', name: 'Order' }, refund] });
    expect(changes).toEqual([
      { field: 'topics.order.key', before: null, after: 'order' },
      { field: 'topics.order.name', before: null, after: 'Order' },
    ]);
  });

  it('tells what is gone from within a thing that both know', () => {
    expect(auditChanges({ hours: { monday: '9-5', sunday: '9-12' } }, { hours: { monday: '9-5' } })).toEqual([{ field: 'hours.sunday', before: '9-12', after: null }]);
  });
});
