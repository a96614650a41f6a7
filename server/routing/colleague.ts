import type { TeamId, UserId } from '../../protocol/ids.ts';
import type { PresenceStatus } from '../../protocol/staff-contract.ts';

/**
 * Somebody who may serve conversations, as routing sees them: whether they are there, how much they can do at a time (in
 * units of work), what they know (skills and languages, lower case), and which teams they are in.
 */
export interface Colleague {
  id: UserId;
  name: string;
  status: PresenceStatus;
  capacity: number;
  skills: readonly string[];
  teams: readonly TeamId[];
}
