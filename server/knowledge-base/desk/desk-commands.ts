import type { articlesContract } from '../../../protocol/articles-contract.ts';
import type { PersonRef } from '../../../protocol/article-desk.ts';
import type { goldenContract } from '../../../protocol/golden-contract.ts';
import type { StaffHandlers } from '../../realtime/handlers.ts';
import { goldenCommands } from '../golden/golden-commands.ts';
import type { Desk } from './create-desk.ts';
import { draftCommands } from './draft-commands.ts';
import { historyCommands } from './history-commands.ts';
import { listCommands } from './list-commands.ts';
import { publishCommands } from './publish-commands.ts';

/** Everything editors ask of the articles' desk; `tiers` are the owner's. Each command looks anew whether the person may. */
export function deskCommands(desk: Desk, reviewers: () => Promise<readonly PersonRef[]>, tiers: () => Promise<readonly string[]> = async () => []): Pick<StaffHandlers, keyof typeof articlesContract | keyof typeof goldenContract> {
  return { ...listCommands(desk, tiers), ...draftCommands(desk, reviewers), ...publishCommands(desk), ...historyCommands(desk), ...goldenCommands(desk) };
}
