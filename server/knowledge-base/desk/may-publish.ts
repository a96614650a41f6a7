import { can } from '../../../protocol/roles.ts';
import { AppError } from '../../kernel/errors.ts';
import type { StaffContext } from '../../realtime/handlers.ts';

/** Throws AppError `forbidden` for people who may not decide what readers get. */
export function assertMayPublish(user: StaffContext['user']): void {
  if (!can(user, 'articles.publish')) throw new AppError('forbidden', 'Your role does not include publishing articles.');
}
