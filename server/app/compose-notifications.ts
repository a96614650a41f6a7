import type { UserId } from '../../protocol/ids.ts';
import type { NoticeSettings } from '../../protocol/notices-contract.ts';
import type { Auth } from '../auth/index.ts';
import type { Conversations } from '../conversations/index.ts';
import type { Clock } from '../kernel/clock.ts';
import type { Logger } from '../kernel/log.ts';
import type { Mail } from '../mail/index.ts';
import { createMissedStore, createNotifications } from '../notifications/index.ts';
import type { Notifications } from '../notifications/index.ts';
import type { Presence } from '../presence/index.ts';
import type { Store } from '../storage/store.ts';
import { createVersionedSettings } from '../storage/versioned-settings-store.ts';

/** What notifications are wired from. */
export interface ComposeNotificationsParts {
  store: Store;
  clock: Clock;
  auth: Auth;
  presence: Presence;
  mail: Mail;
  conversations: Conversations;
  publicUrl: string;
  logger: Logger;
}

/** How people are called, and the e-mail to those who were not there. */
export function composeNotifications({ store, clock, auth, presence, mail, conversations, publicUrl, logger }: ComposeNotificationsParts): Notifications {
  const notifications = createNotifications({
    store: createMissedStore(store),
    settings: createVersionedSettings<NoticeSettings>(store, 'notice_settings', clock),
    log: conversations.log,
    receipts: conversations.receipts,
    mail,
    clock,
    statusOf: (user) => presence.statusOf(user),
    person: async (id) => {
      const user = await auth.users.find(id);
      return user?.active ? { name: user.name, email: user.email } : null;
    },
    publicUrl,
  });
  const here = new Set<UserId>();
  presence.onChange(() => {
    void auth.users.all().then((users) => {
      const now = users.filter(({ id }) => ['online', 'busy'].includes(presence.statusOf(id))).map(({ id }) => id);
      const come = now.filter((id) => !here.has(id));
      here.clear();
      for (const id of now) here.add(id);
      return notifications.cameBack(come);
    }).catch((err: unknown) => logger.warn({ err }, 'who came back could not be noted'));
  });
  return notifications;
}
