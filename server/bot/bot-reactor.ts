import type { ConversationState } from '../../protocol/conversation.ts';
import type { Actor, ConversationEvent } from '../../protocol/events.ts';
import type { ConversationCommand, Reactor, ReactorContext } from '../conversations/index.ts';
import type { BotParts } from './bot-parts.ts';
import { contextFor } from './bot-parts.ts';
import type { BotStep } from './bot-step.ts';
import { stepNumber } from './bot-step.ts';
import { planAfterNo } from './plan-after-no.ts';
import { planCorrection } from './plan-fields.ts';
import { planMessage } from './plan-message.ts';

const BOT = { kind: 'bot' } as const;

/** The bot as a follower of the log: it speaks only while a conversation is its own, and notes corrections after that. */
export function botReactor(parts: BotParts): Reactor {
  return {
    name: 'bot',
    startsAt: 'installation',
    on: ['message.posted', 'answer.rated'],
    async react(event, context) {
      if (event.actor.kind !== 'visitor') return;
      await carryOut(await planFor(event, context.state, parts), event.seq, context);
    },
  };
}

async function planFor(event: ConversationEvent, state: ConversationState, parts: BotParts): Promise<readonly BotStep[]> {
  if (state.status === 'resolved') return [];
  if (event.type === 'message.posted') {
    if (state.status === 'bot') return planMessage(state, event, await contextFor(state, parts));
    return state.fields.length === 0 ? [] : planCorrection(state, event.data.text, await contextFor(state, parts));
  }
  if (event.type !== 'answer.rated' || event.data.helped || state.status !== 'bot') return [];
  return planAfterNo(state, event.data.messageSeq, await contextFor(state, parts));
}

/** Does the steps in order. A refusal means that the conversation has moved on: the rest is for whoever has it now. */
async function carryOut(steps: readonly BotStep[], to: number, { state, append }: ReactorContext): Promise<void> {
  for (const step of steps) {
    const [actor, command] = commandFor(step, to, state);
    if ((await append(actor, command, stepNumber(step))) === null && (step.kind === 'say' || step.kind === 'hand_off')) return;
  }
}

function commandFor(step: BotStep, to: number, { visitor }: ConversationState): [Actor, ConversationCommand] {
  switch (step.kind) {
    case 'say':
      return [BOT, { kind: 'bot_message', text: step.text, turn: step.turn, to, ...(step.found && { found: step.found }) }];
    case 'hand_off': {
      const { reason, question, found } = step;
      return [BOT, { kind: 'hand_off', reason, ...(question !== undefined && { question }), ...(found && { found }) }];
    }
    case 'set_topic':
      return [BOT, { kind: 'set_topic', topic: step.topic }];
    case 'give_field':
      return [BOT, { kind: 'give_field', field: step.field }];
    case 'give_email':
      return [BOT, { kind: 'give_email', email: step.email }];
    case 'refuse_field': {
      const { key, label, cancels } = step;
      return [BOT, { kind: 'refuse_field', key, label, ...(cancels && { cancels }) }];
    }
    case 'rate':
      // The customer has said it in words instead of by the button.
      return [visitor === null ? BOT : { kind: 'visitor', id: visitor }, { kind: 'rate_answer', messageSeq: step.messageSeq, helped: step.helped }];
  }
}
