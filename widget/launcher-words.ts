/** The few words the loader itself shows. `{count}` is replaced. */
export const LAUNCHER_WORDS = {
  launcher: 'Chat with us',
  launcherUnread: 'Chat with us, {count} unread',
  launcherFailed: 'The chat could not be loaded. Check your connection, then try again.',
};

/** The wording of the launcher. */
export type LauncherWords = typeof LAUNCHER_WORDS;
