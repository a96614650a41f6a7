/**
 * Runs the steps of a macro in their order, as the person would by hand; it stops at the first that is refused. Every step
 * that can be undone leaves how.
 */
import type { ConversationState } from '../../protocol/conversation.ts';
import type { MacroStep } from '../../protocol/macros-contract.ts';
import type { Committed } from '../../protocol/visitor-contract.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError, ConversationModel, Outcome } from '../../client/model.ts';
import type { Values } from '../composer/variables.ts';
import { filled } from '../composer/variables.ts';

/** What became of one step; `skipped` where it was so already. */
export interface StepDone {
  step: MacroStep;
  outcome: 'done' | 'skipped' | 'refused' | 'not_tried';
  error: ClientError | null;
  /** Takes it back; null where that cannot be. */
  undo: (() => Promise<Outcome<unknown>>) | null;
}

type StaffClient = Client<StaffContract, StaffWelcome>;

/** Runs all steps; resolves when the last is answered. Each step sees what the one before it did. */
export async function runMacro(client: StaffClient, model: Pick<ConversationModel, 'id' | 'state'>, steps: readonly MacroStep[], values: Values): Promise<readonly StepDone[]> {
  const done: StepDone[] = [];
  for (const step of steps) {
    if (done.some(({ outcome }) => outcome === 'refused')) {
      done.push({ step, outcome: 'not_tried', error: null, undo: null });
      continue;
    }
    const before = model.state.peek();
    if (isSo(step, before)) {
      done.push({ step, outcome: 'skipped', error: null, undo: null });
      continue;
    }
    const answer = await perform(client, before, step, values);
    if (answer.ok) done.push({ step, outcome: 'done', error: null, undo: undoOf(client, before, step, answer.data) });
    else done.push({ step, outcome: 'refused', error: answer.error, undo: null });
  }
  return done;
}

/** Takes back what can be, the last first; resolves to what was refused. */
export async function undoMacro(done: readonly StepDone[]): Promise<readonly ClientError[]> {
  const problems: ClientError[] = [];
  for (const { undo } of [...done].reverse()) {
    const answer = await undo?.();
    if (answer && !answer.ok) problems.push(answer.error);
  }
  return problems;
}

/** Whether there is nothing to do. */
function isSo(step: MacroStep, state: ConversationState): boolean {
  if (step.do === 'priority') return state.priority === step.priority;
  if (step.do === 'topic') return state.topic?.key === step.topic;
  if (step.do === 'tags') return step.add.every((tag) => state.tags.includes(tag)) && !step.remove.some((tag) => state.tags.includes(tag));
  return step.do === 'resolve' && state.status === 'resolved';
}

function perform(client: StaffClient, { id: conversation, tags }: ConversationState, step: MacroStep, values: Values): Promise<Outcome<Committed>> {
  switch (step.do) {
    case 'reply':
      return client.perform('message.send', { conversation, text: filled(step.text, values) }).done;
    case 'note':
      return client.perform('note.add', { conversation, text: filled(step.text, values) }).done;
    case 'tags':
      return client.perform('tags.change', { conversation, add: step.add.filter((tag) => !tags.includes(tag)), remove: step.remove.filter((tag) => tags.includes(tag)) }).done;
    case 'priority':
      return client.perform('priority.set', { conversation, priority: step.priority }).done;
    case 'topic':
      return client.perform('topic.set', { conversation, topic: step.topic }).done;
    case 'transfer':
      return client.perform('conversation.transfer', { conversation, to: step.to, note: step.note === '' ? null : filled(step.note, values) }).done;
    case 'snooze':
      return client.perform('conversation.snooze', { conversation, until: Date.now() + step.minutes * 60_000, reason: null }).done;
    case 'resolve':
      return client.perform('conversation.resolve', { conversation }).done;
  }
}

function undoOf(client: StaffClient, before: ConversationState, step: MacroStep, { seq }: Committed): StepDone['undo'] {
  const conversation = before.id;
  switch (step.do) {
    case 'reply':
      return () => client.perform('message.delete', { conversation, messageSeq: seq }).done;
    case 'tags': {
      const add = step.remove.filter((tag) => before.tags.includes(tag));
      const remove = step.add.filter((tag) => !before.tags.includes(tag));
      return () => client.perform('tags.change', { conversation, add, remove }).done;
    }
    case 'priority':
      return () => client.perform('priority.set', { conversation, priority: before.priority }).done;
    case 'topic': {
      const { topic } = before;
      return topic === null ? null : () => client.perform('topic.set', { conversation, topic: topic.key }).done;
    }
    case 'snooze':
      return () => client.perform('conversation.wake', { conversation }).done;
    case 'resolve':
      return async () => {
        const reopened = await client.perform('conversation.reopen', { conversation }).done;
        return reopened.ok ? client.perform('conversation.accept', { conversation }).done : reopened;
      };
    case 'note':
    case 'transfer':
      return null;
  }
}
