/** Business hours: when people are there, and what time that makes. */
export { addBusinessTime, businessTimeBetween, isOpen, nextClosing, nextOpening, openingState } from './calendar.ts';
export { readCalendar } from './read-calendar.ts';
export { hoursCommands } from './hours-commands.ts';
export { createHoursStore } from './hours-store.ts';
export type { OpeningHours } from './opening-hours.ts';
export { sampleHours } from './sample-hours.ts';
export { createOpeningHours } from './opening-hours.ts';
