import { useState } from 'preact/hooks';
import { Ellipsis } from 'lucide';
import type { ContactId, VisitorId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import { contactAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';
import { Menu } from '../ui/menu.tsx';
import { BlockDialog } from './block-dialog.tsx';
import type { CustomerModel } from './customer-model.ts';
import { MergeDialog } from './merge-dialog.tsx';

/** What can be done with a customer as a whole. */
export function CustomerActions({ model, visitor, onPage, merging, onMerging }: {
  model: CustomerModel;
  visitor: VisitorId | null;
  /** The contact's own page is shown. */
  onPage: boolean;
  /** The contact to merge with, "" while it is looked for, null for none. */
  merging: string | null;
  onMerging: (other: string | null) => void;
}) {
  const { client, user } = useConsole();
  const [blocking, setBlocking] = useState(false);
  const customer = model.customer.value;
  const contact = customer?.contact ?? null;
  if (customer === null) return null;
  const manages = can(user, 'contacts.manage');
  const unmerge = async (from: ContactId) => {
    if (contact === null) return;
    if (model.took(await client.ask('contacts.unmerge', { into: contact.id, from }))) await model.load();
  };
  if (contact === null && !manages) return null;
  return (
    <>
      <Menu label="More about this customer" button={<Icon icon={Ellipsis} />}>
        {(close) => (
          <>
            {contact !== null && !onPage && <a class="menu-item" href={contactAddress(contact.id)}>Open the contact’s page</a>}
            {contact !== null && manages && <button type="button" class="menu-item" onClick={() => { close(); onMerging(''); }}>Merge with another contact…</button>}
            {manages && <button type="button" class="menu-item" onClick={() => { close(); setBlocking(true); }}>Block…</button>}
          </>
        )}
      </Menu>
      {blocking && (
        <BlockDialog
          customer={customer}
          visitor={visitor}
          onClose={() => setBlocking(false)}
          onDone={() => {
            setBlocking(false);
            void model.load();
          }}
        />
      )}
      {merging !== null && contact !== null && (
        <MergeDialog
          into={contact}
          other={merging === '' ? null : (merging as ContactId)}
          onClose={() => onMerging(null)}
          onMerged={(merged, from, label) => {
            onMerging(null);
            model.took({ ok: true, data: { contact: merged } }, { label: `Merged with ${label}.`, undo: () => unmerge(from) });
            void model.load();
          }}
        />
      )}
    </>
  );
}
