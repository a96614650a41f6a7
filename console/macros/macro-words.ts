import type { MacroStep } from '../../protocol/macros-contract.ts';
import { PRIORITY_NAMES } from '../conversations/priority-names.ts';

/** How names are found of what a step refers to. */
export interface StepNames {
  team(id: string): string;
  person(id: string): string;
  topic(key: string): string;
}

/** Names where nothing is known but the ids. */
export const NO_NAMES: StepNames = { team: () => 'a team', person: () => 'a colleague', topic: (key) => key };

/** "2 h", "3 days". */
export function minutesWords(minutes: number): string {
  if (minutes % 1440 === 0) return minutes === 1440 ? '1 day' : `${minutes / 1440} days`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
}

/** What a step does, in a few words; the words of replies and notes are shown beside it. */
export function stepWords(step: MacroStep, names: StepNames = NO_NAMES): string {
  switch (step.do) {
    case 'reply':
      return 'Send a reply';
    case 'note':
      return 'Add a private note';
    case 'tags':
      return [step.add.length > 0 ? `Add the tags ${step.add.join(', ')}` : '', step.remove.length > 0 ? `Remove the tags ${step.remove.join(', ')}` : ''].filter(Boolean).join('; ') || 'Change no tags';
    case 'priority':
      return `Set the priority to ${PRIORITY_NAMES[step.priority].toLowerCase()}`;
    case 'topic':
      return `Set the topic to ${names.topic(step.topic)}`;
    case 'transfer':
      return `Hand on to ${'team' in step.to ? names.team(step.to.team) : names.person(step.to.agent)}`;
    case 'snooze':
      return `Put aside for ${minutesWords(step.minutes)}`;
    case 'resolve':
      return 'Resolve the conversation';
  }
}
