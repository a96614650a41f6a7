import { useEffect, useState } from 'preact/hooks';
import type { ComponentType } from 'preact';
import type { CallbackRow } from '../../protocol/callbacks-contract.ts';
import type { ConversationState } from '../../protocol/conversation.ts';
import { useConsole } from '../app/console-context.ts';
import { useNow } from '../ui/use-now.ts';
import { dueWords, wishWords } from './call-back-words.ts';

type CallDialogType = ComponentType<{ call: CallbackRow; onClose: () => void }>;

/** In a conversation whose customer asked to be called: when, at which number, and the way to note the call. */
export function CallBar({ state }: { state: ConversationState }) {
  const { client, desk } = useConsole();
  const now = useNow(desk.now, 10_000);
  const [call, setCall] = useState<CallbackRow | null>(null);
  const [Loaded, setLoaded] = useState<{ Dialog: CallDialogType } | null>(null);
  const requestedAt = state.status === 'resolved' ? null : (state.callback?.requestedAt ?? null);
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (requestedAt === null || !online) return setCall(null);
    let isGone = false;
    void client.ask('callback.read', { conversation: state.id }).then((answer) => void (isGone || (answer.ok && setCall(answer.data.callback))));
    return () => {
      isGone = true;
    };
  }, [state.id, requestedAt, online]);
  if (call === null) return null;
  const open = () => void import('./call-dialog.tsx').then(({ CallDialog }) => setLoaded({ Dialog: CallDialog }));
  return (
    <>
      <p class="state-bar">
        <span>To be called at <a href={`tel:${call.phone}`}>{call.phoneText}</a>, {dueWords(call.dueAt, now)}. {wishWords(call, now)}.</span>
        <button type="button" class="button-link" onClick={open}>Call</button>
      </p>
      {Loaded !== null && <Loaded.Dialog call={call} onClose={() => setLoaded(null)} />}
    </>
  );
}
