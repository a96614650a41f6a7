import { useState } from 'preact/hooks';
import type { ConversationModel } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { replyBlock } from './available-actions.ts';
import { createDraftModel } from './draft-model.ts';
import type { DraftModel } from './draft-model.ts';
import { createDrafts } from './drafts.ts';
import { WriteBox } from './write-box.tsx';

/**
 * Where replies and private notes are written. Both are always there and share nothing: each has its own draft, label,
 * look and button, so that nobody says to a customer what was meant for a colleague.
 */
export function Composer({ model, reply }: { model: ConversationModel; reply: DraftModel }) {
  const { user, storage } = useConsole();
  const [note] = useState(() => createDraftModel(createDrafts(storage, user.id), model.id, 'note'));
  return (
    <div class="composer">
      <WriteBox model={model} kind="reply" draft={reply} block={replyBlock(model.state.value, user)} />
      <WriteBox model={model} kind="note" draft={note} block={null} />
    </div>
  );
}
