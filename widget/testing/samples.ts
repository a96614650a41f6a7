import type { BotTurn, EventData } from '../../protocol/events.ts';
import type { VisitorId } from '../../protocol/ids.ts';
import type { VisitorWelcome } from '../../protocol/visitor-contract.ts';

/** What the server says first; a story changes what it is about. */
export function welcomeOf(change: Partial<VisitorWelcome> = {}): VisitorWelcome {
  return {
    visitor: 'V'.repeat(22) as VisitorId,
    inbox: {
      key: 'main',
      companyName: 'Harbour & Pine',
      greeting: 'Hello, how can we help you?',
      color: '#1f4d3a',
      onColor: '#ffffff',
      hasBot: true,
    },
    topics: [{ label: 'Returns', text: 'How do I return an item?' }],
    articles: [{ slug: 'returns', title: 'Send something back', summary: 'Sixty days.', category: 'returns' }],
    recent: [],
    peopleOnline: true,
    hours: null,
    now: Date.now(),
    ...change,
  };
}

/** The bot's answer with its passage. */
export const answerTurn: BotTurn = {
  outcome: 'answer',
  article: { slug: 'returns', title: 'Send something back' },
  heading: 'How to return',
  passage: [
    { t: 'paragraph', children: [{ t: 'text', text: 'You have sixty days.' }] },
    { t: 'list', ordered: true, items: [[{ t: 'paragraph', children: [{ t: 'text', text: 'Print the label.' }] }]] },
  ],
};

/** A handoff that the customer asked for. */
export function handoffOf(peopleOnline: boolean): EventData['handoff.requested'] {
  return {
    status: 'queued',
    reason: 'requested',
    peopleOnline,
    card: {
      question: 'My zip is broken',
      tried: [{ slug: 'returns', title: 'Send something back' }],
      fields: {},
      page: { url: 'https://shop.example.com/cart', title: 'Your basket' },
      locale: 'en',
    },
  };
}
