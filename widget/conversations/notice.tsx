import type { JSX } from 'preact';
import type { HandoffCard, HandoffReason } from '../../protocol/events.ts';
import { momentOf } from '../panel/when-back.ts';
import type { NoticeEvent, ReachEvent } from '../messages/timeline.ts';
import { later } from '../panel/later.tsx';
import { useWords } from '../panel/panel-context.ts';
import type { Words } from '../words.ts';
import { fill } from '../words.ts';
import type { Chat } from './chat.ts';

const ReachNotice = later<{ event: ReachEvent; chat: Chat }>(async () => (await import('../reach/index.ts')).ReachNotice);

/** As much of the question as reminds the customer of it, in characters; they wrote it themselves a moment ago. */
const QUESTION_SHOWN = 200;

/** What happened in the chat besides messages, in a sentence. */
export function Notice({ event, chat }: { event: NoticeEvent; chat: Chat }): JSX.Element {
  const words = useWords();
  switch (event.type) {
    case 'handoff.requested':
      return <Handoff reason={event.data.reason} card={event.data.card} />;
    case 'conversation.accepted':
    case 'participant.joined':
      return <p>{fill(words.joined, { name: event.data.agent.name })}</p>;
    case 'participant.left':
      return <p>{fill(words.left, { name: event.data.agent.name })}</p>;
    case 'conversation.transferred': {
      const { to } = event.data;
      return <p>{fill(words.passedTo, { name: 'team' in to ? to.team.name : to.agent.name })}</p>;
    }
    case 'conversation.snoozed':
      return <p>{fill(words.comeBack, { time: momentOf(event.data.until) })}</p>;
    case 'conversation.returned':
      return <p>{words.returned}</p>;
    case 'conversation.waiting':
      return <p>{fill(words.waiting, { name: event.actor.kind === 'agent' ? event.actor.name : '' })}</p>;
    case 'conversation.resolved':
      return <p>{resolvedWords(event, words)}</p>;
    case 'conversation.reopened':
      return <p>{words.reopened}</p>;
    case 'contact.email_given':
    case 'email.sent':
    case 'callback.requested':
      return <ReachNotice event={event} chat={chat} />;
  }
}

function resolvedWords({ data, actor }: NoticeEvent & { type: 'conversation.resolved' }, words: Words): string {
  if (data.cause === 'visitor') return words.endedByYou;
  if (data.cause === 'absence') return words.endedByAbsence;
  const name = actor.kind === 'agent' ? actor.name : data.agent?.name;
  return name ? fill(words.endedByAgent, { name }) : words.endedByPerson;
}

function handoffWords(reason: HandoffReason, words: Words): string {
  switch (reason) {
    case 'requested':
      return words.handedRequested;
    case 'no_answer':
    case 'low_confidence':
      return words.handedNoAnswer;
    case 'complaint':
      return words.handedComplaint;
    case 'distress':
    case 'policy':
    case 'priority_customer':
      return words.handedOther;
  }
}

/** The customer is told what was passed on, so that they need not say it twice. */
function Handoff({ reason, card }: { reason: HandoffReason; card: HandoffCard }): JSX.Element {
  const words = useWords();
  const passed = [
    card.question === null ? null : [words.passedQuestion, `“${clipped(card.question)}”`],
    card.tried.length === 0 ? null : [words.passedTried, [...new Set(card.tried.map(({ title }) => title))].join(', ')],
    card.page === null ? null : [words.passedPage, card.page.title || card.page.url],
    Object.keys(card.fields).length === 0 ? null : [words.passedFields, Object.entries(card.fields).map(([name, value]) => `${name === 'email' ? words.email : name}: ${value}`).join(', ')],
  ].filter((entry) => entry !== null);
  return (
    <div class="card">
      <p><b>{handoffWords(reason, words)}</b></p>
      {passed.length > 0 && (
        <>
          <p>{words.passedOn}:</p>
          <dl>
            {passed.map(([what, value]) => <div key={what}><dt>{what}</dt><dd>{value}</dd></div>)}
          </dl>
        </>
      )}
    </div>
  );
}

function clipped(text: string): string {
  const characters = [...text];
  return characters.length <= QUESTION_SHOWN ? text : `${characters.slice(0, QUESTION_SHOWN).join('').trimEnd()}…`;
}
