import type { Priority } from '../../protocol/desk-events.ts';

/** Priorities as they are chosen. */
export const PRIORITY_NAMES: Readonly<Record<Priority, string>> = { low: 'Low', normal: 'Normal', high: 'High', urgent: 'Urgent' };
