import { attachmentNames } from '../../protocol/attachment-words.ts';
import type { UserId } from '../../protocol/ids.ts';
import { MENTIONS_MAX } from '../../protocol/messages-contract.ts';
import type { ConversationModel } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { OtherDraft } from './before-sending.tsx';
import type { DraftModel } from './draft-model.ts';
import { matching } from './found-word.ts';
import { useAttachments } from './use-attachments.ts';
import { WriteBox } from './write-box.tsx';

/** Most colleagues that are offered at once. */
const OFFERED_MAX = 12;

/** Where private notes are written; `@` calls a colleague, who is told. */
export function NoteBox({ model, draft, open, onFocus, onWriting }: { model: ConversationModel; draft: DraftModel; open: boolean; onFocus: () => void; onWriting: (writing: boolean) => void }) {
  const { client, desk, user } = useConsole();
  const files = useAttachments(model.id, draft);
  const text = draft.text.value;
  const attachments = draft.attachments.value;
  const team = desk.team.value.filter(({ id }) => id !== user.id);
  const mentions = mentionsIn(text, team);
  const ready = (text.trim() !== '' || attachments.length > 0) && files.settled && model.loaded.value && draft.other.value === null;
  const send = () => {
    if (!ready) return;
    const words = text.trim() === '' ? attachmentNames(attachments) : text;
    onWriting(false);
    const { stored, done } = client.perform('note.add', {
      conversation: model.id,
      text: words,
      ...(mentions.length > 0 && { mentions }),
      ...(attachments.length > 0 && { attachments: attachments.map(({ id }) => id) }),
    });
    if (stored) draft.clear();
    else void done.then((answer) => answer.ok && draft.text.peek() === text && draft.clear());
  };
  const called = team.filter(({ id }) => mentions.includes(id)).map(({ name }) => name);
  return (
    <WriteBox
      draft={draft}
      files={files}
      ready={ready}
      hint={`The customer never sees notes. Enter adds it, @ calls a colleague.${called.length > 0 ? ` ${called.join(', ')} will be told.` : ''}`}
      offer={{
        find: (query) => matching(team, query, ({ name }) => name, OFFERED_MAX).map(({ id, name, status }) => ({ id, name, hint: status })),
        pick: (id) => {
          const found = team.find((one) => one.id === id);
          return found ? `@${found.name} ` : null;
        },
        empty: 'No colleague of that name.',
      }}
      notices={<OtherDraft draft={draft} />}
      open={open}
      onFocus={onFocus}
      onSend={send}
      onChange={(next) => onWriting(next.trim() !== '')}
      onLeave={() => onWriting(false)}
    />
  );
}

/** Who is called by name in a note. A longer name counts before a shorter one that it begins with. */
export function mentionsIn(text: string, team: readonly { id: UserId; name: string }[]): UserId[] {
  let rest = text;
  const found: UserId[] = [];
  for (const { id, name } of [...team].sort((a, b) => b.name.length - a.name.length)) {
    const called = `@${name}`;
    if (!rest.includes(called)) continue;
    found.push(id);
    rest = rest.replaceAll(called, '');
  }
  return found.slice(0, MENTIONS_MAX);
}
