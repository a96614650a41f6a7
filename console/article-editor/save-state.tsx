import { CircleAlert, CircleCheck, CloudOff } from 'lucide';
import { Icon } from '../ui/icon.tsx';
import { timeOfDay } from '../ui/time-words.ts';
import type { SaveState as State } from './draft-saving.ts';

/** Where the text on the screen stands, in words that say whether it is safe. */
export function saveWords(state: State): string {
  switch (state.kind) {
    case 'saved':
      return state.at === null ? '' : `Saved ${timeOfDay(state.at)}`;
    case 'unsaved':
    case 'saving':
      return 'Saving…';
    case 'offline':
      return state.kept ? 'Not saved: no connection. Kept in this browser.' : 'Not saved: no connection, and this browser cannot keep it. Leave this page open.';
    case 'refused':
      return `Not saved. ${state.error.message}${state.kept ? ' Your text is kept in this browser.' : ''}`;
    case 'conflict':
      return 'Not saved: somebody else changed the same place.';
  }
}

/** The state beside the title; changes are told to screen readers in their turn. */
export function SaveStateWords({ state }: { state: State }) {
  const bad = state.kind === 'offline' || state.kind === 'refused' || state.kind === 'conflict';
  const words = saveWords(state);
  return (
    <p class={`save-state${bad ? ' save-state-bad' : ''}`} role="status">
      {words !== '' && <Icon icon={state.kind === 'offline' ? CloudOff : bad ? CircleAlert : CircleCheck} />}
      {words}
    </p>
  );
}
