/** Whether a person takes conversations. */
export type PresenceStatus = 'online' | 'away' | 'busy' | 'offline';
