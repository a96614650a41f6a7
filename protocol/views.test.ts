import { describe, expect, it } from 'vitest';
import { emptyConversation, fold } from './conversation.ts';
import type { ConversationEvent, EventData } from './events.ts';
import { EVENT_TYPES } from './events.ts';
import { BOT, CONVERSATION, accepted, answered, asked, handedOff, inARow, noted, replied, resolved, started } from './testing/events.ts';
import type { Told } from './testing/events.ts';
import type { ViewName } from './views.ts';
import { contactView, viewEvent } from './views.ts';

const found = { to: 2, candidates: [{ slug: 'only-for-editors', title: 'Not shown', confidence: 0.3 }], engine: 17 };
const clarified: Told = [BOT, 'message.posted', { text: 'Did you mean?', bot: { outcome: 'clarify', choices: [{ slug: 'a', title: 'A', confidence: 0.4 }] }, found }];
const handedOver: Told = [BOT, 'handoff.requested', { ...(handedOff[2] as EventData['handoff.requested']), found }];
const events = inARow([started, asked(), answered, noted, clarified, handedOver, noted, accepted, replied, resolved]);

function view(name: ViewName) {
  return events.flatMap((event, i) => viewEvent(name, fold(emptyConversation(CONVERSATION), events.slice(0, i)), event) ?? []);
}

describe('what agents see', () => {
  it('is everything as it was written, in an unbroken row', () => {
    expect(view('agent')).toEqual(events.map((event, i) => ({ ...event, prev: i })));
  });
});

describe('what contacts see', () => {
  it('leaves out notes without leaving a gap', () => {
    expect(view('contact').map(({ seq, prev }) => [seq, prev])).toEqual([[1, 0], [2, 1], [3, 2], [5, 3], [6, 5], [8, 6], [9, 8], [10, 9]]);
  });

  it('never says how sure the bot was, nor which team or policy was in charge', () => {
    const text = JSON.stringify(view('contact'));
    for (const secret of ['confidence', '0.9', '0.4', 'rude', 'gold', '"team":"tents"']) expect(text).not.toContain(secret);
  });

  it('never names the articles that were found but not shown', () => {
    const text = JSON.stringify(view('contact'));
    for (const secret of ['only-for-editors', 'Not shown', '"found"', '"engine"']) expect(text).not.toContain(secret);
  });

  it('keeps the answer, the choices and what was passed on', () => {
    const seen = view('contact');
    expect(seen[2]).toMatchObject({ data: { bot: { outcome: 'answer', article: { slug: 'tents', title: 'Tents' } } } });
    expect(seen[3]).toMatchObject({ data: { bot: { choices: [{ slug: 'a', title: 'A' }] } } });
    expect(seen[4]).toMatchObject({ data: { card: { tried: [{ slug: 'tents', title: 'Tents' }] } } });
  });

  it('holds nothing that this server does not understand: it may be meant for staff', () => {
    for (const strange of [{ type: 'complaint.filed' }, { type: 'message.posted', v: 2 }, { type: 'toString' }]) {
      expect(contactView({ ...events[1], ...strange } as unknown as ConversationEvent)).toBeNull();
    }
  });

  it('is decided for every type of event there is', () => {
    expect(EVENT_TYPES.filter((type) => type.startsWith('note.'))).toEqual(['note.posted']);
    for (const event of events) expect(contactView(event) === null).toBe(event.type === 'note.posted');
  });
});
