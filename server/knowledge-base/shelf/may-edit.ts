import { can } from '../../../protocol/roles.ts';
import { AppError } from '../../kernel/errors.ts';
import type { StaffContext } from '../../realtime/handlers.ts';

/** Throws AppError `forbidden` for people who do not edit articles. */
export function assertMayEdit(user: StaffContext['user']): void {
  if (!can(user, 'articles')) throw new AppError('forbidden', 'Your role does not include articles.');
}

/** Throws AppError `forbidden` for people who may not change what customers read. */
export function assertMayPublish(user: StaffContext['user']): void {
  if (!can(user, 'articles.publish')) throw new AppError('forbidden', 'Your role does not include publishing.');
}
