import type { Reactor, ReactorContext } from '../conversations/index.ts';
import type { BotEngine } from './bot-engine.ts';
import type { BotPlan } from './plan-turn.ts';
import { planAfterNo, planTurn } from './plan-turn.ts';

const BOT = { kind: 'bot' } as const;

/** The bot as a follower of the log: it speaks only while a conversation is its own. */
export function botReactor(engine: BotEngine): Reactor {
  return {
    name: 'bot',
    startsAt: 'installation',
    on: ['message.posted', 'answer.rated'],
    async react(event, context) {
      if (event.actor.kind !== 'visitor' || context.state.status !== 'bot') return;
      if (event.type === 'message.posted') await carryOut(await planTurn(context.state, event, engine), context);
      else if (event.type === 'answer.rated' && !event.data.helped) await carryOut(await planAfterNo(context.state, engine), context);
    },
  };
}

async function carryOut(plan: BotPlan, { append }: ReactorContext): Promise<void> {
  const found = plan.found && { found: plan.found };
  if (plan.kind === 'hand_off') await append(BOT, { kind: 'hand_off', reason: plan.reason, ...found });
  else await append(BOT, { kind: 'bot_message', text: plan.text, turn: plan.turn, ...found });
}
