import { useEffect, useState } from 'preact/hooks';
import { Eye } from 'lucide';
import type { ConversationModel } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { replyBlock } from '../conversations/available-actions.ts';
import { Icon } from '../ui/icon.tsx';
import { createDraftModel } from './draft-model.ts';
import type { DraftModel } from './draft-model.ts';
import { syncDrafts } from './draft-sync.ts';
import { createDrafts } from './drafts.ts';
import { createLookers, lookersWords } from './lookers.ts';
import type { Lookers } from './lookers.ts';
import { NoteBox } from './note-box.tsx';
import { ReplyBox } from './reply-box.tsx';

/**
 * Where replies and private notes are written. Both are always there and share nothing: each has its own draft, label,
 * look and button, so that nobody says to a customer what was meant for a colleague.
 */
export function Composer({ model, reply }: { model: ConversationModel; reply: DraftModel }) {
  const { client, user, storage } = useConsole();
  const [note] = useState(() => createDraftModel(createDrafts(storage, user.id), model.id, 'note'));
  const [lookers, setLookers] = useState<Lookers | null>(null);
  const [noting, setNoting] = useState(false);
  const online = client.connection.value === 'online';
  useEffect(() => syncDrafts(client, model.id, { reply, note }), [client, model, reply, note]);
  useEffect(() => {
    if (!online) return;
    const made = createLookers(client, model.id, user.id);
    setLookers(made);
    return () => {
      setLookers(null);
      made.dispose();
    };
  }, [client, model, online]);
  useEffect(() => () => model.setTyping(false), [model]);
  const others = lookersWords(lookers?.others.value ?? []);
  return (
    <div class="composer">
      <p class="lookers" role="status">
        {others !== '' && (
          <>
            <Icon icon={Eye} />
            {others}
          </>
        )}
      </p>
      <ReplyBox model={model} draft={reply} block={replyBlock(model.state.value, user)} onFocus={() => setNoting(false)} onWriting={(writing) => lookers?.write(writing ? 'reply' : null)} />
      <NoteBox model={model} draft={note} open={noting} onFocus={() => setNoting(true)} onWriting={(writing) => lookers?.write(writing ? 'note' : null)} />
    </div>
  );
}
