import type { BusinessHours, OpeningState } from '../../protocol/business-hours.ts';
import type { HoursOwner, StoredHours } from '../../protocol/business-hours-contract.ts';
import type { Clock } from '../kernel/clock.ts';
import type { VersionedSettings } from '../storage/versioned-settings-store.ts';
import { openingState } from './calendar.ts';

/** The opening hours of the inboxes. */
export interface OpeningHours {
  /** The hours of an inbox; null where none are kept. */
  of(inbox: string): Promise<BusinessHours | null>;
  /** Whether an inbox is open now, and when that changes; null where no hours are kept. */
  state(inbox: string): Promise<OpeningState | null>;
  /** The hours that count for a conversation: its team's where the team keeps some, else the inbox's. */
  ofConversation(of: { inbox: string; team: string | null }): Promise<BusinessHours | null>;
  /** Whether those are open now, and when that changes. */
  stateOfConversation(of: { inbox: string; team: string | null }): Promise<OpeningState | null>;
  read(of: HoursOwner): Promise<StoredHours>;
  /** Throws AppError `conflict` where somebody else was faster. Null takes the hours away. */
  change(of: HoursOwner, version: number, hours: BusinessHours | null): Promise<StoredHours>;
  /** Sets the hours where they were never set, and leaves them otherwise. */
  ensure(inbox: string, hours: BusinessHours): Promise<void>;
}

/** Where no change is in sight, it is looked for again after this long, in milliseconds. */
const LOOK_AGAIN_MS = 60 * 60 * 1000;

/** Opening hours over their store. */
export function createOpeningHours(store: VersionedSettings<BusinessHours>, clock: Clock): OpeningHours {
  /** Every change of a conversation asks, and the calendar is slow where nothing ever opens or closes. */
  const kept = new Map<string, { hours: BusinessHours; state: OpeningState; from: number; until: number }>();

  function stateOf(inbox: string, hours: BusinessHours | null): OpeningState | null {
    if (hours === null) return null;
    const now = clock.now();
    const known = kept.get(inbox);
    if (known?.hours === hours && known.from <= now && now < known.until) return known.state;
    const state = openingState(hours, now);
    kept.set(inbox, { hours, state, from: now, until: state.opensAt ?? state.closesAt ?? now + LOOK_AGAIN_MS });
    return state;
  }

  async function counting({ inbox, team }: { inbox: string; team: string | null }): Promise<{ key: string; hours: BusinessHours | null }> {
    const ofTeam = team === null ? null : (await store.read(keyOf({ team }))).value;
    return ofTeam === null || team === null ? { key: inbox, hours: (await store.read(inbox)).value } : { key: keyOf({ team }), hours: ofTeam };
  }

  return {
    of: async (inbox) => (await store.read(inbox)).value,
    state: async (inbox) => stateOf(inbox, (await store.read(inbox)).value),
    ofConversation: async (of) => (await counting(of)).hours,
    async stateOfConversation(of) {
      const { key, hours } = await counting(of);
      return stateOf(key, hours);
    },
    async read(of) {
      const { version, value } = await store.read(keyOf(of));
      return { version, hours: value, now: stateOf(keyOf(of), value) };
    },
    async change(of, version, hours) {
      const changed = await store.change(keyOf(of), version, hours);
      return { version: changed.version, hours: changed.value, now: stateOf(keyOf(of), changed.value) };
    },
    ensure: (inbox, hours) => store.ensure(inbox, hours),
  };
}

/** No key of an inbox has a colon. */
const keyOf = (of: HoursOwner): string => ('inbox' in of ? of.inbox : `team:${of.team}`);
