import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SavedView, ViewFilter } from '../../protocol/list-view.ts';
import { BUILT_IN_VIEWS, EMPTY_FILTER } from '../../protocol/list-view.ts';
import type { FindingStage } from './testing/finding-stage.ts';
import { ADA, BILLING, EVE, openFindingStage, SAM } from './testing/finding-stage.ts';

let stage: FindingStage;
beforeEach(async () => {
  stage = await openFindingStage();
});
afterEach(() => stage.close());

const all = () => true;
const rows = async (filter: Partial<ViewFilter>, sort: SavedView['sort'] = 'newest', who = ADA) =>
  (await stage.finding.rows.page(who.id, all, { filter: { ...EMPTY_FILTER, ...filter }, sort, limit: 50 })).states.map(({ lastMessage }) => lastMessage?.text);
const made = (change: Partial<Parameters<typeof stage.finding.views.save>[1]> = {}) =>
  ({ id: null, clientId: 'client-1', shared: false, version: 0, name: 'Mine', filter: EMPTY_FILTER, sort: 'urgent', defaultFor: [], ...change }) as const;

describe('a view', () => {
  it('holds what fits all that it asks for', async () => {
    await stage.chat('plain');
    await stage.chat('urgent bill', { kind: 'route', team: { id: BILLING.id, name: 'Billing' }, priority: 'urgent', skills: [], rule: null }, { kind: 'change_tags', add: ['bill'], remove: [] });
    const mine = await stage.chat('mine');
    await stage.act(ADA, mine, { kind: 'accept', agent: ADA });
    const over = await stage.chat('over');
    await stage.act(ADA, over, { kind: 'accept', agent: ADA }, { kind: 'resolve' });

    expect(await rows({})).toEqual(['mine', 'urgent bill', 'plain']);
    expect(await rows({}, 'urgent')).toEqual(['urgent bill', 'plain', 'mine']);
    expect(await rows({}, 'oldest')).toEqual(['plain', 'urgent bill', 'mine']);
    expect(await rows({ tags: ['bill', 'other'] })).toEqual(['urgent bill']);
    expect(await rows({ team: 'mine' })).toEqual(['urgent bill']);
    expect(await rows({ team: 'mine' }, 'newest', EVE)).toEqual([]);
    expect(await rows({ team: 'none', status: 'queued' })).toEqual(['plain']);
    expect(await rows({ agent: 'me' })).toEqual(['mine']);
    expect(await rows({ agent: 'nobody' })).toEqual(['urgent bill', 'plain']);
    expect(await rows({ priorities: ['high', 'urgent'] })).toEqual(['urgent bill']);
    expect(await rows({ status: 'resolved' })).toEqual(['over']);
    expect(await rows({ status: 'resolved', agent: 'me' })).toEqual(['over']);
    expect(await rows({ status: 'resolved', tags: ['bill'] })).toEqual([]);
    expect(await rows({ channel: 'phone' })).toEqual([]);
    stage.clock.advance(10 * 60_000);
    expect(await rows({ waitingMinutes: 10 })).toEqual(['mine', 'urgent bill', 'plain']);
    expect(await rows({ waitingMinutes: 60 })).toEqual([]);
  });

  it('leaves out what is put aside until its time has come', async () => {
    const chat = await stage.chat('later');
    await stage.act(ADA, chat, { kind: 'accept', agent: ADA }, { kind: 'snooze', until: stage.clock.now() + 60_000, reason: null });
    expect(await rows({})).toEqual([]);
    expect(await rows({ snoozed: 'only' })).toEqual(['later']);
    stage.clock.advance(60_000);
    expect(await rows({})).toEqual(['later']);
  });

  it('knows what is unread, and who is mentioned', async () => {
    const chat = await stage.chat('read me');
    expect(await rows({ unread: true })).toEqual(['read me']);
    await stage.conversations.receipts.raise(chat, { agentRead: 10 });
    stage.clock.advance(1_000);
    expect(await rows({ unread: true })).toEqual([]);
    expect(await rows({ mentioned: true })).toEqual([]);
    await stage.act(EVE, chat, { kind: 'note', text: '@Ada please', mentions: [ADA.id] });
    expect(await rows({ mentioned: true })).toEqual(['read me']);
    expect(await rows({ mentioned: true }, 'newest', EVE)).toEqual([]);
  });

  it('goes on where a page ends', async () => {
    for (const text of ['one', 'two', 'three']) await stage.chat(text);
    const open = { filter: EMPTY_FILTER, sort: 'newest', limit: 2 } as const;
    const first = await stage.finding.rows.page(ADA.id, all, open);
    const rest = await stage.finding.rows.page(ADA.id, all, { ...open, cursor: first.next ?? '' });
    expect([...first.states, ...rest.states].map(({ lastMessage }) => lastMessage?.text)).toEqual(['three', 'two', 'one']);
    expect(rest.next).toBeNull();
    for (const state of first.states) await stage.act(ADA, state.id, { kind: 'accept', agent: ADA }, { kind: 'resolve' });
    const resolved = { filter: { ...EMPTY_FILTER, status: 'resolved' as const }, sort: 'newest' as const, limit: 1 };
    const newest = await stage.finding.rows.page(ADA.id, all, resolved);
    const older = await stage.finding.rows.page(ADA.id, all, { ...resolved, cursor: newest.next ?? '' });
    expect([newest.states.length, older.states.length, older.next]).toEqual([1, 1, null]);
    expect(newest.states[0]?.id).not.toBe(older.states[0]?.id);
  });

  it('counts what is in it now', async () => {
    await stage.chat('one', { kind: 'set_priority', priority: 'high' });
    await stage.chat('two');
    const counts = await stage.finding.rows.counts(ADA.id, all, BUILT_IN_VIEWS);
    expect(counts).toEqual({ urgent: 1, waiting: 0, mentions: 0, aside: 0 });
  });
});

describe('views', () => {
  it('are one’s own, unless somebody with the right shares them', async () => {
    const own = await stage.finding.views.save(ADA, made());
    const shared = await stage.finding.views.save(SAM, made({ shared: true, name: 'All of us', defaultFor: ['agent'] }));
    expect((await stage.finding.views.of(EVE)).slice(BUILT_IN_VIEWS.length)).toEqual([shared]);
    expect((await stage.finding.views.of(ADA)).slice(BUILT_IN_VIEWS.length)).toEqual([shared, own]);
    await expect(stage.finding.views.save(ADA, made({ shared: true }))).rejects.toMatchObject({ code: 'forbidden' });
    await expect(stage.finding.views.remove(ADA, shared.id)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(stage.finding.views.remove(EVE, own.id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(stage.finding.views.remove(SAM, 'urgent')).rejects.toMatchObject({ code: 'forbidden' });
    expect(await stage.finding.views.save(ADA, made())).toEqual(own);
    expect((await stage.finding.views.of(ADA)).length).toBe(BUILT_IN_VIEWS.length + 2);
  });

  it('tell the second of two people who change one', async () => {
    const { id, version } = await stage.finding.views.save(SAM, made({ shared: true }));
    await stage.finding.views.save(SAM, made({ id, version, shared: true, name: 'Ours' }));
    await expect(stage.finding.views.save(SAM, made({ id, version, shared: true, name: 'Other' }))).rejects.toMatchObject({ code: 'conflict' });
    await stage.finding.views.remove(SAM, id);
    await expect(stage.finding.views.save(SAM, made({ id, version: version + 1, shared: true }))).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('tags', () => {
  const tag = (key: string) => stage.store.connection.collection<{ _id: string }>('known_tags').insertOne({ _id: key });

  it('that mean the same are one in every view, until that is taken back', async () => {
    await Promise.all([tag('return'), tag('returns')]);
    await stage.chat('first', { kind: 'change_tags', add: ['return'], remove: [] });
    await stage.chat('second', { kind: 'change_tags', add: ['returns'], remove: [] });
    expect(await rows({ tags: ['return'] })).toEqual(['first']);
    const merged = await stage.finding.tags.merge('returns', 0, 'return');
    expect(await rows({ tags: ['return'] })).toEqual(['second', 'first']);
    expect(await stage.finding.tagCounts()).toEqual({ return: 2 });
    expect(await stage.finding.tags.meant(['returns', 'new'])).toEqual(['return', 'new']);
    await expect(stage.finding.tags.merge('return', 0, 'returns')).rejects.toMatchObject({ code: 'invalid_payload' });
    await stage.finding.tags.merge('returns', merged.version, null);
    expect(await rows({ tags: ['return'] })).toEqual(['first']);
  });

  it('are known by the name they were given', async () => {
    await Promise.all([tag('rtn'), tag('bill')]);
    await stage.finding.tags.change('rtn', 0, { name: 'returns', color: 'blue' });
    expect(await stage.finding.tags.meant(['returns'])).toEqual(['rtn']);
    await expect(stage.finding.tags.change('bill', 0, { name: 'returns', color: 'red' })).rejects.toMatchObject({ code: 'invalid_payload' });
    await expect(stage.finding.tags.change('rtn', 0, { name: 'other', color: 'red' })).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('what belongs to a team', () => {
  it('is seen by all, until the owner keeps it to the team, its supervisors, and who served it', async () => {
    const chat = await stage.chat('a bill', { kind: 'route', team: { id: BILLING.id, name: 'Billing' }, priority: 'normal', skills: [], rule: null });
    const sees = async (who: typeof ADA) => (await stage.finding.visibility.of(who))(await stage.conversations.log.peek(chat));
    expect(await sees(EVE)).toBe(true);
    expect(await stage.finding.visibility.limits(EVE)).toBeNull();
    await stage.finding.visibility.change(0, true);
    expect([await sees(ADA), await sees(EVE), await sees(SAM)]).toEqual([true, false, true]);
    const state = await stage.conversations.log.peek(chat);
    expect(stage.finding.visibility.audience(state)).toEqual([ADA.id]);
    await stage.act(EVE, chat, { kind: 'accept', agent: EVE });
    expect(await sees(EVE)).toBe(true);
    expect(stage.finding.visibility.audience({ ...state, team: null })).toBeNull();
  });
});
