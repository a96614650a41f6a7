import { useState } from 'preact/hooks';
import type { Block, BlockKind, CustomerView } from '../../protocol/contacts.ts';
import type { VisitorId } from '../../protocol/ids.ts';
import { newId } from '../../client/new-id.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';

/** Whom a block can mean here. */
interface Choice {
  kind: BlockKind;
  value: string;
  words: string;
}

/** For how long, in days; null until it is lifted. */
const TIMES: readonly [string, number | null][] = [['1 day', 1], ['1 week', 7], ['30 days', 30], ['1 year', 365], ['Until it is lifted', null]];
const DAY_MS = 24 * 60 * 60 * 1000;

/** Keeps somebody out: this customer, or an address that is typed in. */
export function BlockDialog({ customer, visitor, onDone, onClose }: {
  customer: CustomerView | null;
  visitor: VisitorId | null;
  onDone: (block: Block) => void;
  onClose: () => void;
}) {
  const { client, desk } = useConsole();
  const choices = choicesOf(customer, visitor);
  const [kind, setKind] = useState<BlockKind>(choices[0]?.kind ?? 'address');
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState('');
  const [days, setDays] = useState<number | null>(7);
  const [problem, setProblem] = useState<{ message: string; value?: string } | null>(null);
  const [clientId] = useState(newId);
  const chosen = choices.find((choice) => choice.kind === kind);
  const value = chosen?.value ?? typed.trim();
  const isTyped = chosen === undefined;

  const send = async () => {
    const answer = await client.ask('blocks.add', {
      clientId,
      kind: isTyped ? (value.includes('/') ? 'range' : 'address') : kind,
      value,
      label: isTyped || customer === null || kind === 'address' || kind === 'range' ? value : customer.name,
      reason: reason.trim(),
      until: days === null ? null : desk.now() + days * DAY_MS,
    });
    if (answer.ok) return onDone(answer.data.block);
    const about = answer.error.issues?.find(({ path }) => path === 'value')?.message;
    setProblem({ message: answer.error.message, ...(about !== undefined && { value: answer.error.message }) });
  };
  return (
    <Dialog title={customer === null ? 'Block an address' : `Block ${customer.name}`} onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>Who is blocked cannot open the chat. They are told that it is closed to them, without the reason.</p>
        {choices.length > 0 && (
          <fieldset class="stack-s">
            <legend class="field-label">Who</legend>
            {choices.map((choice) => (
              <label key={choice.kind} class="choice">
                <input type="radio" name="block-kind" checked={choice.kind === kind} onChange={() => setKind(choice.kind)} />
                {choice.words}
              </label>
            ))}
          </fieldset>
        )}
        {isTyped && (
          <TextField label="Address or range" hint="Such as 203.0.113.7 or 203.0.113.0/24. A company or a whole town can share one address." value={typed} onInput={setTyped} maxLength={64} required autoFocus problem={problem?.value} />
        )}
        <Field label="For how long">
          {(ids) => (
            <select {...ids} class="input" value={String(days)} onChange={(event) => setDays(event.currentTarget.value === 'null' ? null : Number(event.currentTarget.value))}>
              {TIMES.map(([words, length]) => (
                <option key={words} value={String(length)}>{words}</option>
              ))}
            </select>
          )}
        </Field>
        <TextField label="Reason" hint="For colleagues. It stays in the list of blocks for 30 days after the end." value={reason} onInput={setReason} maxLength={300} required />
        {problem !== null && problem.value === undefined && <Notice tone="danger">{problem.message}</Notice>}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-danger" disabled={reason.trim() === '' || value === ''}>Block</button>
        </div>
      </form>
    </Dialog>
  );
}

function choicesOf(customer: CustomerView | null, visitor: VisitorId | null): readonly Choice[] {
  if (customer === null) return [];
  const address = customer.visit?.address ?? null;
  return [
    ...(customer.contact !== null ? [{ kind: 'contact' as const, value: customer.contact.id, words: 'This person, in every browser they are known in' }] : []),
    ...(customer.contact === null && visitor !== null ? [{ kind: 'visitor' as const, value: visitor, words: 'This browser' }] : []),
    ...(address !== null ? [{ kind: 'address' as const, value: address, words: `The address ${address}, and everybody who shares it` }] : []),
    ...(address !== null ? [{ kind: 'range' as const, value: rangeOf(address), words: `The range ${rangeOf(address)} around it` }] : []),
  ];
}

/** The network around an address: 256 addresses, or one customer's part of IPv6. */
function rangeOf(address: string): string {
  if (!address.includes(':')) return `${address.split('.').slice(0, 3).join('.')}.0/24`;
  const groups = address.split('::')[0]?.split(':').slice(0, 4) ?? [];
  return `${groups.join(':')}::/64`;
}
