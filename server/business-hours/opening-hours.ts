import type { BusinessHours, OpeningState } from '../../protocol/business-hours.ts';
import type { StoredHours } from '../../protocol/business-hours-contract.ts';
import type { Clock } from '../kernel/clock.ts';
import type { VersionedSettings } from '../storage/versioned-settings-store.ts';
import { openingState } from './calendar.ts';

/** The opening hours of the inboxes. */
export interface OpeningHours {
  /** The hours of an inbox; null where none are kept. */
  of(inbox: string): Promise<BusinessHours | null>;
  /** Whether an inbox is open now, and when that changes; null where no hours are kept. */
  state(inbox: string): Promise<OpeningState | null>;
  read(inbox: string): Promise<StoredHours>;
  /** Throws AppError `conflict` where somebody else was faster. Null takes the hours away. */
  change(inbox: string, version: number, hours: BusinessHours | null): Promise<StoredHours>;
  /** Sets the hours where they were never set, and leaves them otherwise. */
  ensure(inbox: string, hours: BusinessHours): Promise<void>;
}

/** Opening hours over their store. */
export function createOpeningHours(store: VersionedSettings<BusinessHours>, clock: Clock): OpeningHours {
  const stateOf = (hours: BusinessHours | null): OpeningState | null => hours && openingState(hours, clock.now());
  return {
    of: async (inbox) => (await store.read(inbox)).value,
    state: async (inbox) => stateOf((await store.read(inbox)).value),
    async read(inbox) {
      const { version, value } = await store.read(inbox);
      return { inbox, version, hours: value, now: stateOf(value) };
    },
    async change(inbox, version, hours) {
      const changed = await store.change(inbox, version, hours);
      return { inbox, version: changed.version, hours: changed.value, now: stateOf(changed.value) };
    },
    ensure: (inbox, hours) => store.ensure(inbox, hours),
  };
}
