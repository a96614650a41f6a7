import type { Priority } from '../../protocol/desk-events.ts';
import type { Committed } from '../../protocol/visitor-contract.ts';
import type { Outcome } from '../../client/model.ts';
import type { SessionUser } from '../session/session-model.ts';
import type { ChatLog } from './chat-log.ts';

/** What the fake server does with a command that is written down: the usual event, then everybody is told. */
export function performRule(
  put: (log: ChatLog, cause?: string) => void,
  log: ChatLog | undefined,
  me: SessionUser,
  name: string,
  input: unknown,
): Outcome<Committed> {
  if (!log) return { ok: false, error: { code: 'not_found', message: 'There is no such conversation.' } };
  const agent = { id: me.id, name: me.name };
  const actor = { kind: 'agent', ...agent } as const;
  log.at = Math.max(log.at, Date.now());
  switch (name) {
    case 'conversation.accept':
      log.accept(agent);
      break;
    case 'conversation.take_over':
      log.add('conversation.accepted', actor, { status: 'active', agent, ...(log.state.agent && { from: log.state.agent }) });
      break;
    case 'offer.accept':
      log.add('conversation.accepted', actor, { status: 'active', agent, offered: true });
      break;
    case 'offer.decline':
      log.add('offer.ended', actor, { agent, because: 'declined' });
      break;
    case 'conversation.snooze':
      log.add('conversation.snoozed', actor, input as { until: number; reason: string | null });
      break;
    case 'conversation.wake':
      log.add('conversation.woken', actor, { because: 'agent' });
      break;
    case 'consult.say':
      log.add('note.posted', actor, input as { text: string; thread: number });
      break;
    case 'consult.close':
      log.add('consult.closed', actor, input as { thread: number });
      break;
    case 'participant.leave':
      log.add('participant.left', actor, { agent: log.state.participants.find(({ id }) => id === (input as { agent?: string }).agent) ?? agent });
      break;
    case 'conversation.hand_off':
      log.add('handoff.requested', actor, {
        status: 'queued',
        reason: 'policy',
        peopleOnline: true,
        card: { question: log.state.question, tried: log.state.tried, fields: {}, page: log.state.page, locale: log.state.locale },
      });
      break;
    case 'conversation.return_to_bot':
      log.add('conversation.returned', actor, { status: 'bot' });
      break;
    case 'conversation.release':
      log.add('conversation.released', actor, { status: 'queued', from: log.state.agent });
      break;
    case 'conversation.wait':
      log.add('conversation.waiting', actor, { status: 'waiting' });
      break;
    case 'conversation.resolve':
      log.resolve(agent);
      break;
    case 'conversation.reopen':
      log.add('conversation.reopened', actor, { status: 'queued' });
      break;
    case 'message.send':
      log.agent(agent, (input as { text: string }).text);
      break;
    case 'note.add':
      log.note(agent, (input as { text: string }).text);
      break;
    case 'message.edit':
    case 'message.delete': {
      const { messageSeq, text } = input as { messageSeq: number; text: string };
      const said = log.events.flatMap((event) => (event.type === 'message.posted' && event.seq === messageSeq ? [event.data.text] : []))[0] ?? '';
      if (name === 'message.edit') log.add('message.edited', actor, { messageSeq, text, before: said });
      else log.add('message.deleted', actor, { messageSeq, before: said });
      break;
    }
    case 'tags.change': {
      const { add: added, remove: removed } = input as { add: string[]; remove: string[] };
      log.add('tags.changed', actor, { added, removed });
      break;
    }
    case 'priority.set':
      log.add('priority.set', actor, { priority: (input as { priority: Priority }).priority });
      break;
    case 'topic.set':
      log.add('topic.set', actor, { key: (input as { topic: string }).topic, name: (input as { topic: string }).topic });
      break;
    default:
      throw new Error(`The fake server knows no ${name}.`);
  }
  put(log, log.events.at(-1)?.type);
  return { ok: true, data: { seq: log.state.seq, at: log.state.lastAt } };
}
