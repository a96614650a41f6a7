/** The files of messages: a part of the panel that is fetched when there is a file, or somebody wants to send one. */
export type { Attached } from './tray.tsx';
export { Tray } from './tray.tsx';
export { MessageFiles } from './message-files.tsx';
