import { articlesContract } from '../../../protocol/articles-contract.ts';
import { goldenContract } from '../../../protocol/golden-contract.ts';
import { AppError } from '../../kernel/errors.ts';
import type { StaffHandlers } from '../../realtime/handlers.ts';

type DeskName = keyof typeof articlesContract | keyof typeof goldenContract;

/** What editors ask. Being built: until then each is refused as unavailable. */
export function deskCommands(): Pick<StaffHandlers, DeskName> {
  const names = [...Object.keys(articlesContract), ...Object.keys(goldenContract)];
  const refuse = async (): Promise<never> => {
    throw new AppError('unavailable', 'The articles’ desk is not there yet.');
  };
  return Object.fromEntries(names.map((name) => [name, refuse])) as unknown as Pick<StaffHandlers, DeskName>;
}
