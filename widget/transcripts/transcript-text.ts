import type { ViewEvent } from '../../protocol/views.ts';
import { plainText } from '../../protocol/rich-text.ts';
import type { Words } from '../words.ts';
import { fill } from '../words.ts';

/** The chat as plain text: who said what and when, in the reader's own zone, which is named once at the top. */
export function transcriptText(events: readonly ViewEvent[], companyName: string, words: Words): string {
  const zone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const time = (at: number): string => new Date(at).toLocaleString([], { dateStyle: 'medium', timeStyle: 'short' });
  const corrections = new Map(events.flatMap((event) => (event.type === 'message.edited' || event.type === 'message.deleted' ? [[event.data.messageSeq, event.type === 'message.edited' ? event.data.text : words.deleted] as const] : [])));
  const lines = events.flatMap((event) => {
    const said = sentence(event, words, corrections.get(event.seq));
    return said === null ? [] : [`[${time(event.at)}] ${said}`];
  });
  return [`${companyName} (${zone})`, '', ...lines, ''].join('\r\n');
}

function sentence({ type, actor, data }: ViewEvent, words: Words, corrected: string | undefined): string | null {
  switch (type) {
    case 'message.posted': {
      const who = actor.kind === 'visitor' ? words.you : actor.kind === 'agent' ? actor.name : words.bot;
      const quote = data.bot?.outcome === 'answer' ? `\r\n${plainText(data.bot.passage)}\r\n${fill(words.fromArticle, { title: data.bot.article.title })}` : '';
      return `${who}: ${corrected ?? data.text}${quote}`.replace(/\r?\n/g, '\r\n    ');
    }
    case 'handoff.requested':
      return words.personAsked;
    case 'conversation.accepted':
      return fill(words.joined, { name: data.agent.name });
    case 'conversation.resolved':
      return words.chatEnded;
    case 'conversation.reopened':
      return words.reopened;
    default:
      return null;
  }
}
