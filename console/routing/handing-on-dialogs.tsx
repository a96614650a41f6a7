/** Dialogs about handing on: a chunk of its own, fetched when one is wanted. */
import { useEffect, useState } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import type { ConversationState } from '../../protocol/conversation.ts';
import { HANDING_NOTE_MAX, SNOOZE_REASON_MAX } from '../../protocol/handing-on-contract.ts';
import type { TeamId, UserId } from '../../protocol/ids.ts';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { DirectoryPicker } from './directory-picker.tsx';
import type { Picked } from './directory-picker.tsx';
import type { HandingOnModel } from './handing-on-model.ts';
import { localField, promiseWords, snoozeTimes } from './snooze-times.ts';

/** What can be wanted of a conversation. */
export type HandingOnWish = 'transfer' | 'bring_in' | 'snooze' | 'consult';

/** The dialog for a wish. */
export function HandingOnDialog({ wish, ...props }: DialogParts & { wish: HandingOnWish }) {
  useEffect(() => void props.model.load(), [props.model]);
  switch (wish) {
    case 'transfer':
      return <TransferDialog {...props} />;
    case 'bring_in':
      return <BringInDialog {...props} />;
    case 'snooze':
      return <SnoozeDialog {...props} />;
    case 'consult':
      return <ConsultDialog {...props} />;
  }
}

interface DialogParts {
  model: HandingOnModel;
  state: ConversationState;
  onClose: () => void;
}

function WishForm({ title, submit, ready, model, onClose, onSubmit, children }: {
  title: string;
  submit: string;
  ready: boolean;
  model: HandingOnModel;
  onClose: () => void;
  onSubmit: () => Promise<boolean>;
  children: ComponentChildren;
}) {
  const send = async () => {
    if (ready && (await onSubmit())) onClose();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {children}
        {model.refused.value !== null && <Notice tone="danger">{model.refused.value}</Notice>}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-primary" disabled={!ready || model.busy.value}>{submit}</button>
        </div>
      </form>
    </Dialog>
  );
}

const idOf = (picked: Picked): string => picked.slice(picked.indexOf(':') + 1);
const agentOf = (picked: Picked): UserId => idOf(picked) as UserId;

function TransferDialog({ model, onClose }: DialogParts) {
  const { user } = useConsole();
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const [note, setNote] = useState('');
  const [first] = picked;
  const name = first && [...(model.directory.value?.teams ?? []), ...(model.directory.value?.people ?? [])].find(({ id }) => id === idOf(first))?.name;
  const submit = async () => {
    if (first === undefined) return false;
    const to = first.startsWith('team:') ? { team: idOf(first) as TeamId } : { agent: agentOf(first) };
    return model.run('conversation.transfer', { to, note: note.trim() || null });
  };
  return (
    <WishForm title="Hand on" submit="Hand on" ready={first !== undefined} model={model} onClose={onClose} onSubmit={submit}>
      <DirectoryPicker directory={model.directory.value} me={user.id} picked={picked} onPick={setPicked} />
      <Field label="Note for who comes next" hint="Only colleagues see it.">
        {(ids) => <textarea class="input" {...ids} maxLength={HANDING_NOTE_MAX} value={note} onInput={(event) => setNote(event.currentTarget.value)} />}
      </Field>
      <p class="small muted">{name === undefined ? 'The customer is told to whom they are passed on.' : `The customer is told: “You are being passed on to ${name}.”`}</p>
    </WishForm>
  );
}

function BringInDialog({ model, state, onClose }: DialogParts) {
  const { user } = useConsole();
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const [first] = picked;
  const inside = new Set([state.agent?.id, ...state.participants.map(({ id }) => id)]);
  const all = model.directory.value;
  const directory = all && { ...all, people: all.people.filter(({ id, status }) => !inside.has(id) && status !== 'offline') };
  return (
    <WishForm
      title="Bring a colleague in"
      submit="Bring in"
      ready={first !== undefined}
      model={model}
      onClose={onClose}
      onSubmit={async () => first !== undefined && model.run('participant.join', { agent: agentOf(first) })}
    >
      <p class="small muted">Both of you can write, and the customer sees who joined. Your colleague can take the chat over; or you hand it on.</p>
      <DirectoryPicker directory={directory} me={user.id} teams={false} picked={picked} onPick={setPicked} />
    </WishForm>
  );
}

function ConsultDialog({ model, onClose }: DialogParts) {
  const { user } = useConsole();
  const [picked, setPicked] = useState<readonly Picked[]>([]);
  const [text, setText] = useState('');
  return (
    <WishForm
      title="Ask a colleague"
      submit="Ask"
      ready={picked.length > 0 && text.trim() !== ''}
      model={model}
      onClose={onClose}
      onSubmit={() => model.run('consult.open', { with: picked.map(agentOf), text })}
    >
      <p class="small muted">A side thread that the customer never sees.</p>
      <DirectoryPicker directory={model.directory.value} me={user.id} teams={false} several picked={picked} onPick={setPicked} />
      <Field label="Question">
        {(ids) => <textarea class="input" {...ids} maxLength={MESSAGE_MAX} value={text} onInput={(event) => setText(event.currentTarget.value)} />}
      </Field>
    </WishForm>
  );
}

function SnoozeDialog({ model, state, onClose }: DialogParts) {
  const { desk } = useConsole();
  const [now] = useState(desk.now);
  const times = snoozeTimes(now);
  const [until, setUntil] = useState<number | null>(times[0]?.at ?? null);
  const [own, setOwn] = useState(false);
  const [reason, setReason] = useState('');
  const passed = until !== null && until <= now;
  return (
    <WishForm
      title="Follow up later"
      submit="Put aside"
      ready={until !== null && !passed}
      model={model}
      onClose={onClose}
      onSubmit={async () => until !== null && model.run('conversation.snooze', { until, reason: reason.trim() || null })}
    >
      <fieldset class="stack-s">
        <legend class="field-label">Come back</legend>
        {times.map(({ label, at }) => (
          <label key={label} class="choice">
            <input type="radio" name="until" checked={!own && until === at} onChange={() => { setOwn(false); setUntil(at); }} />
            <span>{label}</span>
          </label>
        ))}
        <label class="choice">
          <input type="radio" name="until" checked={own} onChange={() => setOwn(true)} />
          <span>At another time</span>
        </label>
        {own && (
          <Field label="Day and time" problem={passed ? 'This time has passed.' : null}>
            {(ids) => (
              <input
                class="input"
                type="datetime-local"
                {...ids}
                min={localField(now)}
                value={until === null ? '' : localField(until)}
                onInput={(event) => setUntil(event.currentTarget.value === '' ? null : new Date(event.currentTarget.value).getTime())}
              />
            )}
          </Field>
        )}
      </fieldset>
      <TextField label="Why" hint="Only colleagues see it." maxLength={SNOOZE_REASON_MAX} value={reason} onInput={setReason} />
      {until !== null && !passed && <p class="small muted">The customer is told: “We will come back to you by {promiseWords(until, state.timeZone)}.” A message from the customer brings the chat back at once.</p>}
    </WishForm>
  );
}
