import { useState } from 'preact/hooks';
import type { ConversationState } from '../../protocol/conversation.ts';
import { useConsole } from '../app/console-context.ts';
import { useCommands } from '../shell/command-registry.ts';

/** Sends the whole chat to the address that the customer left; the conversation then says that it was sent. */
export function SendTranscript({ state }: { state: ConversationState }) {
  const { client, commands } = useConsole();
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const canSend = state.email !== null && state.lastMessage !== null;
  const send = async () => {
    setBusy(true);
    setProblem(null);
    const answer = await client.perform('transcript.send', { conversation: state.id }).done;
    setBusy(false);
    if (!answer.ok) setProblem(answer.error.message);
  };
  useCommands(commands, canSend ? [{ id: 'conversation-transcript', label: 'Send the chat to the customer by e-mail', group: 'This conversation', run: () => void send() }] : [], `${state.id} ${canSend}`);
  return (
    <>
      {canSend && state.status === 'resolved' && (
        <button type="button" class="button" disabled={busy} title={`To ${state.email ?? ''}`} onClick={() => void send()}>Send by e-mail</button>
      )}
      {problem !== null && <span class="field-problem" role="alert">{problem}</span>}
    </>
  );
}
