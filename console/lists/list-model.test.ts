import { describe, expect, it } from 'vitest';
import type { CommandOutput } from '../../protocol/command.ts';
import type { StaffContract } from '../../protocol/staff-contract.ts';
import type { Outcome } from '../../client/model.ts';
import { chatLog, MAYA } from '../testing/chat-log.ts';
import type { ChatLog } from '../testing/chat-log.ts';
import { fakeStaff, fine, refuse } from '../testing/fake-staff.ts';
import { ADA } from '../testing/render-console.tsx';
import { createListModel } from './list-model.ts';

const HOUR = 3_600_000;
const started = (letters: string, at: number) => chatLog(letters, at).customer(`Hello from ${letters}`);
type Page = Outcome<CommandOutput<StaffContract, 'conversations.list'>>;
const pageOf = (logs: readonly ChatLog[], next: string | null = null): Page =>
  fine({ conversations: logs.map((log) => log.summary()), next });

function allList(whole = false) {
  const fake = fakeStaff(ADA);
  fake.client.connect();
  const read = new Map<string, number>();
  const list = createListModel(fake.client, { list: whole ? 'unassigned' : 'all', filter: 'open', me: ADA.id }, { whole, read });
  const names = () => list.rows.value.map(({ contactName }) => contactName.replace('Visitor ', ''));
  return { fake, list, names };
}

describe('a list', () => {
  it('is fetched page by page, without doubles where a row has moved meanwhile', async () => {
    const { fake, list, names } = allList();
    const [a, b, c] = [started('a', 3 * HOUR), started('b', 2 * HOUR), started('c', HOUR)] as const;
    fake.answer('conversations.list', ({ cursor }) => (cursor === undefined ? pageOf([a, b], 'after-b') : pageOf([b, c])));
    await list.load();
    expect(names()).toEqual(['a', 'b']);
    expect(list.hasMore.value).toBe(true);
    b.at = 4 * HOUR;
    fake.put(b.customer('Back on top'));
    expect(names()).toEqual(['b', 'a']);
    await list.loadMore();
    expect(names()).toEqual(['b', 'a', 'c']);
    expect(list.hasMore.value).toBe(false);
  });

  it('believes what was told while it was being fetched over an older answer', async () => {
    const { fake, list, names } = allList();
    const log = started('served', HOUR);
    let answer: (page: Page) => void = () => undefined;
    fake.answer('conversations.list', () => new Promise<Page>((resolve) => (answer = resolve)));
    const loading = list.load();
    const before = pageOf([log]);
    fake.put(log.handoff('requested').accept(MAYA).resolve(MAYA));
    answer(before);
    await loading;
    expect(names()).toEqual([]);
  });

  it('drops the answer of a fetch that a later one has overtaken', async () => {
    const { fake, list, names } = allList();
    const answers: ((page: Page) => void)[] = [];
    fake.answer('conversations.list', () => new Promise<Page>((resolve) => answers.push(resolve)));
    const [first, second] = [list.load(), list.load()];
    answers[1]?.(pageOf([started('new', HOUR)]));
    await second;
    answers[0]?.(pageOf([started('old', HOUR)]));
    await first;
    expect(names()).toEqual(['new']);
  });

  it('of work to do is fetched whole, and puts who has waited longest on top', async () => {
    const { fake, list, names } = allList(true);
    const [early, late] = [started('early', HOUR).handoff('requested'), started('late', 2 * HOUR).handoff('requested')];
    fake.answer('conversations.list', ({ cursor }) => (cursor === undefined ? pageOf([late], 'more') : pageOf([early])));
    await list.load();
    expect(names()).toEqual(['early', 'late']);
    expect(list.hasMore.value).toBe(false);
  });

  it('remembers what was read, though notices do not say it', async () => {
    const { fake, list } = allList();
    const log = started('read', HOUR).handoff('requested').accept(ADA).customer('And?');
    fake.put(log);
    await list.load();
    list.markRead(log.id, log.state.seq);
    fake.put(log);
    expect(list.rows.value[0]?.agentRead).toBe(log.state.seq);
  });

  it('gathers nothing before somebody has opened it', async () => {
    const { fake, list, names } = allList();
    fake.put(started('early', HOUR));
    expect(names()).toEqual([]);
    await list.load();
    expect(names()).toEqual(['early']);
  });

  it('keeps what it shows when the server cannot answer, and says so only where there is a connection', async () => {
    const { fake, list, names } = allList();
    fake.answer('conversations.list', () => pageOf([started('kept', HOUR)]));
    await list.load();
    fake.answer('conversations.list', () => refuse('offline', 'No connection.'));
    await list.load();
    expect(list.problem.value).toBeNull();
    fake.answer('conversations.list', () => refuse('unavailable', 'The store is away.'));
    await list.load();
    expect(list.problem.value?.message).toBe('The store is away.');
    expect(names()).toEqual(['kept']);
  });
});
