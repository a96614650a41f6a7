import type { PresenceSettings } from '../../protocol/presence-contract.ts';
import { PRESENCE_DEFAULTS } from '../../protocol/presence-contract.ts';
import { can } from '../../protocol/roles.ts';
import { AppError } from '../kernel/errors.ts';
import type { StaffHandlers } from '../realtime/handlers.ts';
import type { VersionedSettings } from '../storage/versioned-settings-store.ts';
import type { Presence } from './presence.ts';

const KEY = 'presence';

/** What people say of themselves, and what the owner offers them to say. */
export function presenceCommands(
  presence: Presence,
  settings: VersionedSettings<PresenceSettings>,
): Pick<StaffHandlers, 'presence.set' | 'presence.settings' | 'presence.change_settings'> {
  return {
    async 'presence.set'({ user }, { status, reason = null, automatic = false }) {
      if (!can(user, 'desk')) throw new AppError('forbidden', 'Your role does not include conversations.');
      await presence.choose(user.id, status, { reason: status === 'online' ? null : reason, automatic });
      return null;
    },
    async 'presence.settings'() {
      const { version, value } = await settings.read(KEY);
      return { version, settings: value ?? PRESENCE_DEFAULTS };
    },
    async 'presence.change_settings'({ user }, { version, settings: changed }) {
      if (!can(user, 'settings')) throw new AppError('forbidden', 'Your role does not include settings.');
      const now = await settings.change(KEY, version, changed);
      return { version: now.version, settings: now.value ?? PRESENCE_DEFAULTS };
    },
  };
}
