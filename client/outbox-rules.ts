import type { ClientErrorCode } from '../protocol/errors.ts';

const WRITTEN: ReadonlySet<string> = new Set(['conversation.start', 'message.send', 'note.add']);
const PASSING: ReadonlySet<ClientErrorCode> = new Set(['timeout', 'unavailable', 'internal', 'rate_limited']);

/** After failing so often the server fails at this very command: it stands aside and lets others pass. */
export const FAULTS_MAX = 8;

/** Whether a command carries a person's words: shown while pending, and kept when refused until that person decides. */
export const isWritten = (command: string): boolean => WRITTEN.has(command);

/** Whether the same command may still succeed after this answer, if one only waits. */
export const mayPass = (code: ClientErrorCode): boolean => PASSING.has(code);
