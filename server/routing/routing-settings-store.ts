import type { RoutingSettings } from '../../protocol/routing.ts';
import { DEFAULT_ROUTING } from '../../protocol/routing.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Store } from '../storage/store.ts';
import { createVersionedSettings } from '../storage/versioned-settings-store.ts';

/** The settings of routing, one document in the collection `routing`. */
export interface RoutingSettingsStore {
  read(): Promise<{ version: number; settings: RoutingSettings }>;
  /** Throws AppError `conflict` where somebody else was faster. */
  change(version: number, settings: RoutingSettings): Promise<{ version: number; settings: RoutingSettings }>;
}

const KEY = 'routing';

/** The settings of routing over a store; until they are changed they are those of DEFAULT_ROUTING. */
export function createRoutingSettingsStore(store: Pick<Store, 'connection' | 'assertWritable'>, clock: Clock): RoutingSettingsStore {
  const kept = createVersionedSettings<RoutingSettings>(store, 'routing', clock);
  // Settings that an earlier version wrote lack what came later.
  const whole = ({ version, value }: { version: number; value: RoutingSettings | null }) => ({ version, settings: { ...DEFAULT_ROUTING, ...value } });
  return {
    read: async () => whole(await kept.read(KEY)),
    change: async (version, settings) => whole(await kept.change(KEY, version, settings)),
  };
}
