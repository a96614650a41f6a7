import { baseline } from './0001-baseline.ts';
import type { Migration } from './migration.ts';

/** Every migration there has been, in order. */
export const allMigrations: readonly Migration[] = [baseline];
