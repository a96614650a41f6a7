import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FindingStage } from '../finding/testing/finding-stage.ts';
import { ADA, BILLING, EVE, openFindingStage, SAM } from '../finding/testing/finding-stage.ts';
import type { StaffContext, StaffHandlers } from '../realtime/handlers.ts';
import { onlyVisible } from './only-visible.ts';

let stage: FindingStage;
beforeEach(async () => {
  stage = await openFindingStage();
});
afterEach(() => stage.close());

describe('an agent of another team', () => {
  it('finds a conversation of the team neither in a list nor by its address, once the owner wants it so', async () => {
    const chat = await stage.chat('a bill', { kind: 'route', team: { id: BILLING.id, name: 'Billing' }, priority: 'normal', skills: [], rule: null });
    const state = await stage.conversations.log.peek(chat);
    const handlers = {
      'customer.read': async () => ({ customer: {} }),
      'conversations.list': async () => ({ conversations: [state], next: null }),
    } as unknown as Pick<StaffHandlers, 'customer.read' | 'conversations.list'>;
    const guarded = onlyVisible(handlers, stage.finding.visibility, (id) => stage.conversations.log.peek(id));
    const as = (user: typeof ADA) => ({ user }) as unknown as StaffContext;
    const listed = async (user: typeof ADA) => (await guarded['conversations.list'](as(user), { list: 'all' })).conversations.length;
    const read = (user: typeof ADA) => guarded['customer.read'](as(user), { conversation: chat });

    expect([await listed(ADA), await listed(EVE)]).toEqual([1, 1]);
    await stage.finding.visibility.change(0, true);
    expect([await listed(ADA), await listed(EVE), await listed(SAM)]).toEqual([1, 0, 1]);
    await expect(read(EVE)).rejects.toMatchObject({ code: 'not_found' });
    await expect(read(SAM)).resolves.toBeDefined();
  });
});
