import type { Actor } from '../../protocol/events.ts';

/** The actor part of an event's key. The server sets it from the session, so nobody can take another's client id. */
export function actorKey(actor: Actor): string {
  switch (actor.kind) {
    case 'visitor':
      return `v:${actor.id}`;
    case 'agent':
      return `a:${actor.id}`;
    case 'bot':
      return 'r:bot';
    case 'system':
      return `r:${actor.id}`;
  }
}
