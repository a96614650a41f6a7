/** Teams: who works together, and who leads. */
import * as v from 'valibot';
import { command } from './command.ts';
import { nameSchema } from './fields.ts';
import { teamIdSchema, userIdSchema } from './ids.ts';
import type { TeamId, UserId } from './ids.ts';

/** Most members of a team, and most teams. */
export const TEAM_MEMBERS_MAX = 500;
export const TEAMS_MAX = 200;

/** A team. Its leads are among its members. */
export interface Team {
  id: TeamId;
  name: string;
  members: readonly UserId[];
  leads: readonly UserId[];
  /** The number of its change. */
  version: number;
}

const peopleSchema = v.pipe(v.array(userIdSchema), v.maxLength(TEAM_MEMBERS_MAX), v.transform((ids) => [...new Set(ids)]));

/** The commands about teams. Everybody at the console may read them; who manages people changes them. */
export const teamsContract = {
  'teams.list': command<{ teams: readonly Team[] }>()(v.object({})),
  /** `id` null makes a team; else `version` is the one the change is based on. */
  'teams.save': command<{ team: Team }>()(
    v.object({ id: v.nullable(teamIdSchema), version: v.pipe(v.number(), v.integer(), v.minValue(0)), name: nameSchema, members: peopleSchema, leads: peopleSchema }),
  ),
  /** What would have to move with a team: open conversations that wait for it, and inboxes whose conversations go to it. */
  'teams.load': command<{ conversations: number; inboxes: readonly string[] }>()(v.object({ id: teamIdSchema })),
  /** Deletes a team; its open conversations and inboxes go to `moveTo`, or to nobody in particular. */
  'teams.delete': command<{ moved: number }>()(v.object({ id: teamIdSchema, moveTo: v.nullable(teamIdSchema) })),
} as const;
