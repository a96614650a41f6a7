import { useState } from 'preact/hooks';
import { ShieldOff } from 'lucide';
import type { Block, BlockKind } from '../../protocol/contacts.ts';
import { useLoaded } from '../article-shelf/use-loaded.ts';
import { contactAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import { BlockDialog } from './block-dialog.tsx';
import { ContactsLayout } from './contacts-layout.tsx';

const KIND_WORDS: Readonly<Record<BlockKind, string>> = { contact: 'Person', visitor: 'Browser', address: 'Address', range: 'Range' };

/** Who cannot use the chat at the moment, until when and why. */
export function BlocksPage() {
  const { client } = useConsole();
  const [state, setState] = useState<'active' | 'over'>('active');
  const [adding, setAdding] = useState(false);
  const [said, setSaid] = useState<string | null>(null);
  const loaded = useLoaded(`blocks ${state}`, () => client.ask('blocks.list', { state }));
  const { data, problem } = loaded;
  const lift = async (block: Block) => {
    const answer = await client.ask('blocks.lift', { block: block.id });
    setSaid(answer.ok ? `${block.label} can use the chat again.` : answer.error.message);
    await loaded.load();
  };
  return (
    <ContactsLayout current="blocked" title="Blocked customers" actions={<button type="button" class="button button-primary" onClick={() => setAdding(true)}>Block an address</button>}>
      <p class="muted">Who is blocked is refused when they open the chat, and an open chat is closed. Blocks that are over stay here for 30 days.</p>
      <div class="row">
        <select class="input input-small" aria-label="Which blocks" value={state} onChange={(event) => setState(event.currentTarget.value as 'active' | 'over')}>
          <option value="active">In force</option>
          <option value="over">Over</option>
        </select>
      </div>
      {said !== null && <Notice tone="success" action={<button type="button" class="button-link" onClick={() => setSaid(null)}>Close</button>}>{said}</Notice>}
      {problem !== null && <Notice tone="danger">The list could not be loaded. {problem.message}</Notice>}
      {data === null && problem === null && <Skeleton rows={3} shape="row" label="Loading blocks" />}
      {data !== null && data.blocks.length === 0 && (
        <EmptyState icon={ShieldOff} title={state === 'active' ? 'Nobody is blocked' : 'Nothing here'}>
          {state === 'active' ? 'Block a customer from their details beside a chat, or an address here.' : 'Blocks that ended, or were lifted, within the last 30 days appear here.'}
        </EmptyState>
      )}
      {data !== null && data.blocks.length > 0 && <BlockTable blocks={data.blocks} onLift={state === 'active' ? lift : null} />}
      {adding && (
        <BlockDialog
          customer={null}
          visitor={null}
          onClose={() => setAdding(false)}
          onDone={() => {
            setAdding(false);
            void loaded.load();
          }}
        />
      )}
    </ContactsLayout>
  );
}

function BlockTable({ blocks, onLift }: { blocks: readonly Block[]; onLift: ((block: Block) => Promise<void>) | null }) {
  const { desk } = useConsole();
  return (
    <div class="card table-frame">
      <table class="table">
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Reason</th>
            <th scope="col">Since</th>
            <th scope="col">Until</th>
            {onLift && <th scope="col"><span class="sr-only">Actions</span></th>}
          </tr>
        </thead>
        <tbody>
          {blocks.map((block) => (
            <tr key={block.id}>
              <th scope="row">
                {block.kind === 'contact' ? <a href={contactAddress(block.value)}>{block.label}</a> : block.label} <span class="muted">{KIND_WORDS[block.kind]}</span>
              </th>
              <td>{block.reason}</td>
              <td data-label="Since">
                <Time at={block.at}>{shortTime(block.at, desk.now())}</Time> <span class="muted">by {block.by.name}</span>
              </td>
              <td data-label="Until">
                {block.lifted !== null ? (
                  <>
                    Lifted <Time at={block.lifted.at}>{shortTime(block.lifted.at, desk.now())}</Time>
                  </>
                ) : block.until === null ? (
                  'It is lifted'
                ) : (
                  <Time at={block.until}>{new Date(block.until).toLocaleDateString(undefined, { dateStyle: 'medium' })}</Time>
                )}
              </td>
              {onLift && (
                <td class="table-actions">
                  <button type="button" class="button" aria-label={`Lift the block of ${block.label}`} onClick={() => void onLift(block)}>Lift</button>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
