import type { BusinessHours, OpeningState } from '../../protocol/business-hours.ts';
import type { OpeningHours } from '../business-hours/index.ts';
import type { Inboxes } from '../inboxes/index.ts';

/** The hours that count: those of the conversation's team, else of the inbox's team, else of the inbox. */
export interface CountingHours {
  of(inbox: string, team?: string | null): Promise<BusinessHours | null>;
  state(inbox: string, team?: string | null): Promise<OpeningState | null>;
}

/** Hours over inboxes and teams. */
export function countingHours(openingHours: OpeningHours, inboxes: Pick<Inboxes, 'find'>): CountingHours {
  const whose = async (inbox: string, team: string | null = null) => ({ inbox, team: team ?? (await inboxes.find(inbox))?.team ?? null });
  return {
    of: async (inbox, team) => openingHours.ofConversation(await whose(inbox, team)),
    state: async (inbox, team) => openingHours.stateOfConversation(await whose(inbox, team)),
  };
}
