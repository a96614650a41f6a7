import { useState } from 'preact/hooks';
import { Trash2 } from 'lucide';
import type { Contact } from '../../protocol/contacts.ts';
import { MESSAGE_MAX } from '../../protocol/limits.ts';
import { can } from '../../protocol/roles.ts';
import { newId } from '../../client/new-id.ts';
import { useConsole } from '../app/console-context.ts';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import type { CustomerModel } from './customer-model.ts';

/** What colleagues should know of this customer, whatever the conversation. */
export function ContactNotes({ contact, model }: { contact: Contact; model: CustomerModel }) {
  const { client, desk, user } = useConsole();
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const add = async (words: string) => model.took(await client.ask('contacts.note', { contact: contact.id, clientId: newId(), text: words }));
  const remove = async (note: Contact['notes'][number]) =>
    model.took(await client.ask('contacts.remove_note', { contact: contact.id, note: note.id }), {
      label: 'Note removed.',
      undo: async () => void (await add(note.text)),
    });
  return (
    <section aria-labelledby="contact-notes">
      <h3 id="contact-notes">Notes about this customer</h3>
      {contact.notes.length === 0 && <p class="muted small">None yet. What is written here is seen in every conversation with this customer, by colleagues only.</p>}
      <ul class="contact-notes">
        {contact.notes.toReversed().map((note) => (
          <li key={note.id} class="contact-note">
            <p class="contact-note-text">{note.text}</p>
            <p class="row spread muted small">
              <span>
                {note.by.id === user.id ? 'You' : note.by.name} · <Time at={note.at}>{shortTime(note.at, desk.now())}</Time>
              </span>
              {(note.by.id === user.id || can(user, 'contacts.manage')) && (
                <button type="button" class="button button-quiet button-icon" aria-label={`Remove the note “${note.text.slice(0, 40)}”`} onClick={() => void remove(note)}>
                  <Icon icon={Trash2} />
                </button>
              )}
            </p>
          </li>
        ))}
      </ul>
      <form
        class="stack-s"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim() === '' || busy) return;
          setBusy(true);
          void add(text.trim()).then((kept) => {
            setBusy(false);
            if (kept) setText('');
          });
        }}
      >
        <Field label="New note about this customer">
          {(ids) => <textarea {...ids} class="input contact-note-input" rows={2} maxLength={MESSAGE_MAX} value={text} onInput={(event) => setText(event.currentTarget.value)} />}
        </Field>
        <button type="submit" class="button" disabled={busy || text.trim() === ''}>Keep note</button>
      </form>
    </section>
  );
}
