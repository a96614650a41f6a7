import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyConversation, fold } from '../protocol/conversation.ts';
import type { ViewEvent } from '../protocol/views.ts';
import { LogServer } from './testing/log-server.ts';
import { conversationId } from './testing/stage.ts';
import type { Timeline } from './timeline.ts';
import { emptyTimeline, hasGap, merge } from './timeline.ts';

const id = conversationId('one');

/** The contact's view of a log with messages (m), notes (n) and events of a later version (f). */
function viewOf(kinds: readonly string[]): readonly ViewEvent[] {
  const server = new LogServer();
  server.begin(id);
  for (const [count, kind] of kinds.entries()) {
    const input = { conversation: id, clientId: `client-${count}`, text: `${count}` };
    if (kind === 'f') server.fromTheFuture(id);
    else server.other('agent', kind === 'n' ? 'note.add' : 'message.send', input);
  }
  return server.view(id, 'contact');
}

/** The pages a server would give after `upTo`. */
const pageAfter = (view: readonly ViewEvent[], upTo: number, size: number) =>
  new Set(view.filter(({ seq }) => seq > upTo).slice(0, size));

function fetchAll(timeline: Timeline, view: readonly ViewEvent[], size: number): Timeline {
  let current = timeline;
  for (const _ of view) current = merge(current, [], pageAfter(view, current.upTo, size));
  return current;
}

const kinds = fc.array(fc.constantFrom('m', 'n', 'f'), { maxLength: 12 });

describe('a timeline', () => {
  it('ends as the view is, in whichever order, how often and how completely its events were pushed', () => {
    fc.assert(
      fc.property(kinds, fc.array(fc.nat(20)), fc.integer({ min: 1, max: 4 }), (script, order, size) => {
        const view = viewOf(script);
        let timeline = emptyTimeline(id);
        for (const index of order) timeline = merge(timeline, view.slice(index % view.length).slice(0, 1));
        timeline = fetchAll(timeline, view, size);
        expect(timeline.events).toEqual(view.filter(({ v }) => v === 1));
        expect(timeline.state).toEqual(fold(emptyConversation(id), view));
        expect(hasGap(timeline)).toBe(false);
      }),
    );
  });

  it('never shows an event before the one that precedes it', () => {
    fc.assert(
      fc.property(kinds, fc.array(fc.nat(20)), (script, order) => {
        const view = viewOf(script);
        let timeline = emptyTimeline(id);
        for (const index of order) {
          timeline = merge(timeline, view.slice(index % view.length).slice(0, 1));
          expect(timeline.events).toEqual(view.slice(0, timeline.events.length));
        }
      }),
    );
  });

  it('stays the same object when nothing is new', () => {
    const view = viewOf(['m', 'm']);
    const timeline = merge(emptyTimeline(id), view);
    expect(merge(timeline, view)).toBe(timeline);
    const gap = merge(emptyTimeline(id), view.slice(2));
    expect(merge(gap, view.slice(2))).toBe(gap);
  });

  it('keeps the position of an event it does not understand and shows nothing', () => {
    const future = { ...viewOf(['m'])[2]!, type: 'future.thing', v: 7 } as unknown as ViewEvent;
    const timeline = merge(emptyTimeline(id), [...viewOf([]), future]);
    expect([timeline.upTo, timeline.events.length, hasGap(timeline)]).toEqual([3, 2, false]);
  });

  it('believes a fetch where a push speaks of something that its view withholds', () => {
    const view = viewOf(['f', 'm']);
    const before = merge(emptyTimeline(id), view.slice(0, 2));
    const pushed = merge(before, view.slice(2));
    expect(hasGap(pushed)).toBe(true);
    const fetched = merge(pushed, [], pageAfter(view, pushed.upTo, 10));
    expect([fetched.events, hasGap(fetched)]).toEqual([view, false]);
  });
});
