import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConversationState } from '../../protocol/conversation.ts';
import { emptyConversation, fold } from '../../protocol/conversation.ts';
import type { ConversationEvent } from '../../protocol/events.ts';
import type { ViewEvent, ViewName } from '../../protocol/views.ts';
import { viewEvent } from '../../protocol/views.ts';
import { readView } from './read-view.ts';
import { ANN, CONVERSATION, servedConversation } from './testing/memory-conversation.ts';
import type { MemoryConversation } from './testing/memory-conversation.ts';
import { NOTE_TEXT, live, steps } from './testing/random-conversation.ts';

/** A reader as the protocol means it: takes what fits, asks when it sees a gap. */
class Reader {
  readonly events: ConversationEvent[] = [];
  position = 0;
  fetches = 0;
  readonly #fetch: (after: number, limit: number) => ReturnType<typeof readView>;
  readonly #pageSize: () => number;
  readonly #skips: boolean;

  /** `skips`: it goes on from the page's `upTo`; else from the last event it got. */
  constructor(log: MemoryConversation, view: ViewName, pageSize: () => number, skips: boolean) {
    this.#fetch = (after, limit) => readView(log, view, CONVERSATION, after, limit);
    this.#pageSize = pageSize;
    this.#skips = skips;
  }

  #take({ prev, ...event }: ViewEvent): void {
    if (event.seq <= this.position) return;
    if (prev > this.position) throw new Error(`a gap before ${event.seq}: ${prev} was not seen`);
    this.events.push(event);
    this.position = event.seq;
  }

  async hear(event: ViewEvent): Promise<void> {
    if (event.prev > this.position) await this.fetch();
    else this.#take(event);
  }

  async fetch(): Promise<void> {
    for (let more = true; more; ) {
      const page = await this.#fetch(this.position, this.#pageSize());
      this.fetches += 1;
      page.events.forEach((event) => this.#take(event));
      if (page.upTo < this.position) throw new Error('the page ends before its last event');
      if (this.#skips) this.position = page.upTo;
      ({ more } = page);
    }
  }

  get state(): ConversationState {
    return fold(emptyConversation(CONVERSATION), this.events);
  }
}

const views: readonly ViewName[] = ['contact', 'agent'];

/** Lives through a random conversation while one reader hears everything and one misses what `missed` says. */
async function follow(view: ViewName, walk: Parameters<typeof live>[0], later: boolean, missed: readonly boolean[], sizes: readonly number[]) {
  const pushes: { event: ViewEvent; through: number }[] = [];
  const log = live(walk, later, (before, event) => {
    const push = viewEvent(view, before, event);
    if (push !== null) pushes.push({ event: push, through: event.seq });
  });
  // Pushes arrive while the log grows: each reader can only fetch what there was.
  let through = 0;
  const grown: MemoryConversation = { ...log, readAfter: async (_, after, limit) => log.events.slice(after, Math.min(after + limit, through)) };
  let turn = 0;
  const pageSize = () => sizes[turn++ % sizes.length] ?? 1;
  const all = new Reader(grown, view, pageSize, true);
  const some = new Reader(grown, view, pageSize, false);
  for (const [i, push] of pushes.entries()) {
    ({ through } = push);
    await all.hear(push.event);
    if (missed[i % missed.length] !== true) await some.hear(push.event);
  }
  through = log.events.length;
  const gaps = all.fetches;
  await all.fetch();
  await some.fetch();
  const fresh = new Reader(log, view, pageSize, true);
  await fresh.fetch();
  return { log, pushes: pushes.map(({ event }) => event), all, some, fresh, gaps };
}

const often = { numRuns: 50 };
const scenario = [steps, fc.array(fc.boolean(), { minLength: 1 }), fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 })] as const;

describe.each(views)('the %s view', (view) => {
  it.each([false, true])('is the same for who missed nothing, who reconnected and who comes fresh (later versions mixed in: %s)', async (later) => {
    await fc.assert(
      fc.asyncProperty(...scenario, async (walk, missed, sizes) => {
        const { all, some, fresh } = await follow(view, walk, later, missed, sizes);
        expect(some.events).toEqual(all.events);
        expect(fresh.events).toEqual(all.events);
        expect(some.state).toEqual(all.state);
        expect(fresh.state).toEqual(all.state);
      }),
      often,
    );
  });

  it('has no gaps in what is pushed, and whoever hears all of it need not ask', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (walk) => {
        const { pushes, gaps } = await follow(view, walk, false, [false], [5]);
        expect(gaps).toBe(0);
        expect(pushes.map(({ prev }) => prev)).toEqual([0, ...pushes.map(({ seq }) => seq)].slice(0, pushes.length));
      }),
      often,
    );
  });
});

describe('the contact view', () => {
  it('never holds a note or how sure the bot was', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (walk) => {
        const { fresh, pushes } = await follow('contact', walk, true, [false], [7]);
        for (const text of [JSON.stringify(fresh.events), JSON.stringify(pushes), JSON.stringify(fresh.state)]) {
          expect(text).not.toContain(NOTE_TEXT);
          expect(text).not.toContain('"confidence"');
        }
      }),
      often,
    );
  });

  it('folds to what the server knows, apart from what is kept from it', async () => {
    const shared = (state: ConversationState) => ({
      ...state,
      seq: 0,
      lastAt: 0,
      handoff: state.handoff?.reason,
      tried: state.tried.map(({ slug }) => slug),
      choices: state.choices.map(({ slug }) => slug),
    });
    await fc.assert(
      fc.asyncProperty(steps, async (walk) => {
        const { fresh, log } = await follow('contact', walk, false, [false], [7]);
        expect(shared(fresh.state)).toEqual(shared(log.state));
        expect(fresh.state.seq).toBe(log.state.contactSeq);
        expect(fresh.position).toBeGreaterThanOrEqual(log.state.contactSeq);
      }),
      often,
    );
  });
});

describe('a page of the contact view', () => {
  it('goes on past any number of notes, and is empty only at the end', async () => {
    const log = servedConversation();
    for (let i = 0; i < 7; i += 1) log.must(ANN, { kind: 'note', text: 'hm' });
    log.must(ANN, { kind: 'agent_message', text: 'Found it.' });
    const page = await readView(log, 'contact', CONVERSATION, 5, 3);
    expect(page).toMatchObject({ events: [{ seq: 13, prev: 5 }], upTo: 13, more: false });
    expect(await readView(log, 'contact', CONVERSATION, 13, 3)).toEqual({ events: [], upTo: 13, more: false });
  });
});
