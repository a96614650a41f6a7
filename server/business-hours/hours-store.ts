import type { BusinessHours } from '../../protocol/business-hours.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Store } from '../storage/store.ts';
import type { VersionedSettings } from '../storage/versioned-settings-store.ts';
import { createVersionedSettings } from '../storage/versioned-settings-store.ts';

/** The opening hours of each inbox, in the collection `business_hours`. */
export function createHoursStore(store: Pick<Store, 'connection' | 'assertWritable'>, clock: Clock): VersionedSettings<BusinessHours> {
  return createVersionedSettings<BusinessHours>(store, 'business_hours', clock);
}
