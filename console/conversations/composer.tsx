import type { ConversationModel } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { replyBlock } from './available-actions.ts';
import { WriteBox } from './write-box.tsx';

/**
 * Where replies and private notes are written. Both are always there and share nothing: each has its own draft, label,
 * look and button, so that nobody says to a customer what was meant for a colleague.
 */
export function Composer({ model }: { model: ConversationModel }) {
  const { user } = useConsole();
  return (
    <div class="composer">
      <WriteBox model={model} kind="reply" block={replyBlock(model.state.value, user)} />
      <WriteBox model={model} kind="note" block={null} />
    </div>
  );
}
