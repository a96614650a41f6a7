import type { JSX } from 'preact';
import type { Chat } from '../conversations/chat.ts';
import { useLazy } from '../panel/use-lazy.ts';

/** The survey of an ended chat, by a part of the panel that is fetched with the first one. */
export function LazySurvey(props: { chat: Chat; resolutionSeq: number }): JSX.Element | null {
  const part = useLazy(true, () => import('./survey.tsx'));
  return part && <part.Survey {...props} />;
}
