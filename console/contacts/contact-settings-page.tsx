import { useState } from 'preact/hooks';
import type { ContactField, ContactFieldKind } from '../../protocol/contacts.ts';
import { CONTACT_FIELD_KINDS } from '../../protocol/contacts.ts';
import { CONTACT_FIELDS_MAX } from '../../protocol/contacts-contract.ts';
import type { ContactSettings } from '../../protocol/contacts-contract.ts';
import { useLoaded } from '../article-shelf/use-loaded.ts';
import { useConsole } from '../app/console-context.ts';
import { Field, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ContactsLayout } from './contacts-layout.tsx';

const KIND_WORDS: Readonly<Record<ContactFieldKind, string>> = { text: 'Text', number: 'Number', date: 'Day', yes_no: 'Yes or no', choice: 'One of a list', link: 'Link' };

/** What the company keeps of contacts beside name and address, which tiers there are, and who sees whose conversations. */
export function ContactSettingsPage() {
  const { client } = useConsole();
  const loaded = useLoaded('contact settings', () => client.ask('contact_settings.read', {}));
  const settings = loaded.data?.settings ?? null;
  const [saved, setSaved] = useState(false);
  return (
    <ContactsLayout current="contactSettings" title="Contact settings">
      {loaded.problem !== null && <Notice tone="danger">{loaded.problem.message}</Notice>}
      {settings === null && loaded.problem === null && <Skeleton rows={4} label="Loading settings" />}
      {settings !== null && <RulesForm key={settings.version} settings={settings} onChange={() => setSaved(false)} onSaved={(now) => { loaded.put({ settings: now }); setSaved(true); }} onReload={() => void loaded.load()} />}
      {saved && <Notice tone="success">Saved. Everybody has it with the next contact they open.</Notice>}
      <WhoSees />
    </ContactsLayout>
  );
}

/** A key that others have not, made of a label. */
function keyFor(label: string, taken: readonly string[]): string {
  const plain = label.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '_').replace(/^[_0-9]+|_+$/g, '').slice(0, 32) || 'field';
  let key = plain;
  for (let n = 2; taken.includes(key); n += 1) key = `${plain}_${n}`;
  return key;
}

function RulesForm({ settings, onChange, onSaved, onReload }: { settings: ContactSettings; onChange: () => void; onSaved: (settings: ContactSettings) => void; onReload: () => void }) {
  const { client } = useConsole();
  const [fields, setFields] = useState<readonly ContactField[]>(settings.fields);
  const [tiers, setTiers] = useState(settings.tiers.join('\n'));
  const [said, setSaid] = useState<{ words: string; stale: boolean } | null>(null);
  const set = (at: number, change: Partial<ContactField>) => setFields(fields.map((field, i) => (i === at ? { ...field, ...change } : field)));
  const save = async () => {
    const kept = fields.map((field) => ({ ...field, label: field.label.trim(), choices: field.choices.map((choice) => choice.trim()).filter(Boolean) }));
    const named = kept.map((field, i) => (field.key === '' ? { ...field, key: keyFor(field.label, kept.filter((_, j) => j !== i).map(({ key }) => key)) } : field));
    const answer = await client.ask('contact_settings.change', { version: settings.version, fields: named, tiers: tiers.split('\n').map((tier) => tier.trim()).filter(Boolean) });
    if (answer.ok) return onSaved(answer.data.settings);
    const { code, issues, message } = answer.error;
    setSaid({ words: issues?.map((issue) => `${issue.path} ${issue.message}`).join(', ') ?? message, stale: code === 'conflict' });
  };
  return (
    <form
      class="card card-body stack"
      onInput={onChange}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <h2>Your own fields</h2>
      <p class="muted small">They appear with every contact. Values of a field that you remove are kept, and come back with it.</p>
      {fields.map((field, at) => (
        <fieldset key={field.key || `new ${at}`} class="contact-field" aria-label={field.label || 'New field'}>
          <TextField label="Label" value={field.label} onInput={(label) => set(at, { label })} maxLength={60} required />
          <Field label="Holds">
            {(ids) => (
              <select {...ids} class="input" value={field.kind} onChange={(event) => set(at, { kind: event.currentTarget.value as ContactFieldKind })}>
                {CONTACT_FIELD_KINDS.map((kind) => (
                  <option key={kind} value={kind}>{KIND_WORDS[kind]}</option>
                ))}
              </select>
            )}
          </Field>
          {field.kind === 'choice' && <TextField label="Choices" hint="Separated by commas." value={field.choices.join(',')} onInput={(text) => set(at, { choices: text.split(',') })} maxLength={500} />}
          <button type="button" class="button" aria-label={`Remove the field ${field.label || 'without a label'}`} onClick={() => setFields(fields.filter((_, i) => i !== at))}>Remove</button>
        </fieldset>
      ))}
      <div>
        <button type="button" class="button" disabled={fields.length >= CONTACT_FIELDS_MAX} onClick={() => setFields([...fields, { key: '', label: '', kind: 'text', choices: [] }])}>Add a field</button>
      </div>
      <h2>Tiers</h2>
      <Field label="Tiers" hint="One in each line. Routing and service standards can go by them.">
        {(ids) => <textarea {...ids} class="input" rows={4} value={tiers} onInput={(event) => setTiers(event.currentTarget.value)} />}
      </Field>
      {said !== null && (
        <Notice tone="danger" action={said.stale ? <button type="button" class="button" onClick={onReload}>Load theirs</button> : undefined}>
          {said.words}
        </Notice>
      )}
      <div>
        <button type="submit" class="button button-primary">Save</button>
      </div>
    </form>
  );
}

function WhoSees() {
  const { client } = useConsole();
  const loaded = useLoaded('who sees what', () => client.ask('finding_settings.read', {}));
  const [problem, setProblem] = useState<string | null>(null);
  const settings = loaded.data;
  if (settings === null) return null;
  const change = async (teamsOnly: boolean) => {
    const answer = await client.ask('finding_settings.change', { version: settings.version, teamsOnly });
    setProblem(answer.ok ? null : answer.error.message);
    if (answer.ok) loaded.put(answer.data);
    else await loaded.load();
  };
  return (
    <section class="card card-body stack-s" aria-labelledby="who-sees">
      <h2 id="who-sees">Who sees which conversations</h2>
      <label class="choice">
        <input type="checkbox" checked={settings.teamsOnly} onChange={(event) => void change(event.currentTarget.checked)} />
        <span>
          Agents see only what belongs to their teams
          <span class="field-hint import-hint">Conversations of no team are seen by all. Supervisors, and whoever served a conversation, go on seeing it. It holds for lists, views, searches and links.</span>
        </span>
      </label>
      {problem !== null && <Notice tone="danger">{problem}</Notice>}
    </section>
  );
}
