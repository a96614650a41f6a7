import { useEffect, useState } from 'preact/hooks';
import type { Contact, ContactRow, MergePreview, MergeSide } from '../../protocol/contacts.ts';
import type { ContactId } from '../../protocol/ids.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { languageName } from '../ui/language-name.ts';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useContactSettings } from './use-contact-settings.ts';

/** How somebody is called. */
export const nameOf = ({ name, email, phone }: Pick<Contact, 'name' | 'email' | 'phone'>): string => name ?? email ?? phone ?? 'Contact';

const FACT_WORDS: Readonly<Record<string, string>> = { name: 'Name', email: 'E-mail', phone: 'Telephone', locale: 'Language', tier: 'Tier', agreement: 'Agreement' };

/** Makes one contact of two: first the other one is found, then it is shown what stays of each. */
export function MergeDialog({ into, other, onMerged, onClose }: {
  into: Contact;
  /** The other contact, where it is known already. */
  other: ContactId | null;
  onMerged: (contact: Contact, from: ContactId, label: string) => void;
  onClose: () => void;
}) {
  const [from, setFrom] = useState<ContactId | null>(other);
  return (
    <Dialog title={`Merge with ${nameOf(into)}`} wide={from !== null} onClose={onClose}>
      {from === null ? <FindOther into={into.id} onChoose={setFrom} onClose={onClose} /> : <Compare into={into.id} from={from} onMerged={onMerged} onClose={onClose} />}
    </Dialog>
  );
}

function FindOther({ into, onChoose, onClose }: { into: ContactId; onChoose: (contact: ContactId) => void; onClose: () => void }) {
  const { client } = useConsole();
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly ContactRow[]>([]);
  useEffect(() => {
    let wanted = true;
    void client.ask('contacts.list', { limit: 10, ...(query.trim() !== '' && { query: query.trim() }) }).then((answer) => {
      if (wanted && answer.ok) setFound(answer.data.contacts.filter(({ id }) => id !== into));
    });
    return () => {
      wanted = false;
    };
  }, [query]);
  return (
    <>
      <TextField label="Who is the same person?" hint="Search by name, address, number or notes." value={query} onInput={setQuery} maxLength={200} autoFocus />
      <ul class="stack-s" aria-label="Contacts found">
        {found.map((row) => (
          <li key={row.id}>
            <button type="button" class="button contact-choice" onClick={() => onChoose(row.id)}>
              <span>{nameOf(row)}</span>
              <span class="muted small">{[row.email, row.phone].filter((one) => one !== null && one !== nameOf(row)).join(' · ')}</span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p class="muted small">Nobody found.</p>}
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>Cancel</button>
      </div>
    </>
  );
}

function Compare({ into, from, onMerged, onClose }: { into: ContactId; from: ContactId; onMerged: (contact: Contact, from: ContactId, label: string) => void; onClose: () => void }) {
  const { client } = useConsole();
  const settings = useContactSettings();
  const [preview, setPreview] = useState<MergePreview | null>(null);
  const [choices, setChoices] = useState<Readonly<Record<string, MergeSide>>>({});
  const [problem, setProblem] = useState<string | null>(null);
  const load = async () => {
    const answer = await client.ask('contacts.merge_preview', { into, from });
    if (!answer.ok) return setProblem(answer.error.message);
    setPreview(answer.data.preview);
    setChoices(answer.data.preview.choices);
  };
  useEffect(() => void load(), []);
  if (preview === null) return problem === null ? <Skeleton rows={4} label="Comparing the two" /> : <Notice tone="danger">{problem}</Notice>;
  const label = (key: string) => FACT_WORDS[key] ?? settings?.fields.find((field) => `fields.${field.key}` === key)?.label ?? key.replace('fields.', '');
  const sides = [['into', preview.into, preview.conversations.into], ['from', preview.from, preview.conversations.from]] as const;
  const send = async () => {
    const answer = await client.ask('contacts.merge', { into, from, choices, revisions: { into: preview.into.revision, from: preview.from.revision } });
    if (answer.ok) return onMerged(answer.data.contact, from, nameOf(preview.from));
    setProblem(answer.error.message);
    if (answer.error.code === 'conflict') void load();
  };
  return (
    <>
      <div class="table-frame">
        <table class="table merge-table">
          <thead>
            <tr>
              <th scope="col">What</th>
              {sides.map(([side, contact]) => (
                <th key={side} scope="col">{side === 'into' ? 'Stays' : 'Is merged into it'}: {nameOf(contact)}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Object.keys(choices).map((key) => (
              <tr key={key}>
                <th scope="row">{label(key)}</th>
                {sides.map(([side, contact]) => (
                  <td key={side}>
                    <label class="choice">
                      <input type="radio" name={key} aria-label={`${label(key)}: ${words(contact, key)}`} checked={choices[key] === side} onChange={() => setChoices({ ...choices, [key]: side })} />
                      {words(contact, key)}
                    </label>
                  </td>
                ))}
              </tr>
            ))}
            <tr>
              <th scope="row">Kept of both</th>
              {sides.map(([side, contact, count]) => (
                <td key={side}>
                  {count === 1 ? '1 conversation' : `${count} conversations`}, {contact.notes.length} notes, {contact.tags.length} labels, {contact.consents.length} consents
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
      {Object.keys(choices).length === 0 && <p>Both say the same.</p>}
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
      <p class="muted small">For 30 days the two can be taken apart again.</p>
      <div class="dialog-actions">
        <button type="button" class="button" onClick={onClose}>Cancel</button>
        <button type="button" class="button button-primary" onClick={() => void send()}>Merge</button>
      </div>
    </>
  );
}

function words(contact: Contact, key: string): string {
  const value = key.startsWith('fields.') ? contact.fields[key.slice('fields.'.length)] : contact[key as keyof Contact];
  if (value === null || value === undefined) return 'Nothing';
  if (key === 'locale') return languageName(String(value));
  if (key === 'agreement') return (value as NonNullable<Contact['agreement']>).plan;
  return typeof value === 'boolean' ? (value ? 'Yes' : 'No') : String(value);
}
