import type { JSX } from 'preact';
import { useState } from 'preact/hooks';
import type { Chat } from '../conversations/chat.ts';
import { CallBackForm } from './call-back-form.tsx';
import { EmailForm } from './email-form.tsx';
import { useReachWords } from './use-reach-words.ts';

/** While nobody is there: an address to answer to, or a number to call. */
export function ReachCard({ chat, away }: { chat: Chat; away: boolean }): JSX.Element {
  const words = useReachWords();
  const [calling, setCalling] = useState(false);
  const { email, callback } = chat.model.state.value;
  return (
    <>
      {away && email === null && !calling && <EmailForm chat={chat} />}
      {callback === null && !calling && (
        <button type="button" class="link" onClick={() => setCalling(true)}>{words.callOffer}</button>
      )}
      {callback === null && calling && <CallBackForm chat={chat} onDone={() => setCalling(false)} />}
    </>
  );
}
