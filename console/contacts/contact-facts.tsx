import type { Contact, ContactField, FieldValue } from '../../protocol/contacts.ts';
import type { ContactSettings } from '../../protocol/contacts-contract.ts';
import { languageName } from '../ui/language-name.ts';
import type { CustomerModel } from './customer-model.ts';
import { EditableFact } from './editable-fact.tsx';

/** What a link goes to must be a page: other schemes run things. */
const isWebAddress = (value: string): boolean => /^https?:\/\//i.test(value);
const dayWords = (day: string): string => new Date(`${day}T12:00:00`).toLocaleDateString(undefined, { dateStyle: 'medium' });
const orNull = (value: string): string | null => (value === '' ? null : value);

/** What is kept of a contact, each fact to be changed where it stands. */
export function ContactFacts({ contact, settings, model }: { contact: Contact; settings: ContactSettings | null; model: CustomerModel }) {
  const { name, email, phone, locale, tier, agreement, tags } = contact;
  const tiers = [...new Set([...(settings?.tiers ?? []), ...(tier === null ? [] : [tier])])];
  const agree = (change: Partial<NonNullable<Contact['agreement']>>) => {
    const next = { plan: '', startsOn: null, renewsOn: null, ...agreement, ...change };
    return model.change('Agreement', { agreement: next.plan === '' ? null : next }, { agreement });
  };
  return (
    <dl class="facts facts-edit">
      <EditableFact label="Name" shown={name} value={name ?? ''} onSave={(value) => model.change('Name', { name: orNull(value) }, { name })} />
      <EditableFact label="E-mail" type="email" shown={email && <a href={`mailto:${email}`}>{email}</a>} value={email ?? ''} onSave={(value) => model.change('E-mail', { email: orNull(value) }, { email })} />
      <EditableFact label="Telephone" type="tel" shown={phone && <a href={`tel:${phone}`}>{phone}</a>} value={phone ?? ''} onSave={(value) => model.change('Telephone', { phone: orNull(value) }, { phone })} />
      <EditableFact label="Language" shown={locale && languageName(locale)} value={locale ?? ''} onSave={(value) => model.change('Language', { locale: orNull(value) }, { locale })} />
      <EditableFact
        label="Tier"
        shown={tier}
        value={tier ?? ''}
        onSave={(value) => model.change('Tier', { tier: orNull(value) }, { tier })}
        editor={({ id, value, onInput, disabled }) => (
          <select id={id} class="input input-small" value={value} disabled={disabled} onChange={(event) => onInput(event.currentTarget.value)}>
            <option value="">None</option>
            {tiers.map((one) => (
              <option key={one} value={one}>{one}</option>
            ))}
          </select>
        )}
      />
      <EditableFact label="Agreement" shown={agreement?.plan} value={agreement?.plan ?? ''} onSave={(plan) => agree({ plan })} />
      {agreement && (
        <>
          <EditableFact label="Starts on" type="date" shown={agreement.startsOn && dayWords(agreement.startsOn)} value={agreement.startsOn ?? ''} onSave={(value) => agree({ startsOn: orNull(value) })} />
          <EditableFact label="Renews on" type="date" shown={agreement.renewsOn && dayWords(agreement.renewsOn)} value={agreement.renewsOn ?? ''} onSave={(value) => agree({ renewsOn: orNull(value) })} />
        </>
      )}
      {(settings?.fields ?? []).map((field) => (
        <OwnField key={field.key} field={field} value={contact.fields[field.key] ?? null} model={model} />
      ))}
      <EditableFact
        label="Labels"
        shown={tags.length > 0 ? tags.map((tag) => <span key={tag} class="chip">{tag}</span>) : null}
        value={tags.join(', ')}
        onSave={(value) => model.change('Labels', { tags: value.split(',').map((tag) => tag.trim()).filter(Boolean) }, { tags: [...tags] })}
      />
    </dl>
  );
}

function OwnField({ field, value, model }: { field: ContactField; value: FieldValue | null; model: CustomerModel }) {
  const { key, label, kind, choices } = field;
  const save = (text: string) => model.change(label, { fields: { [key]: parsed(kind, text) } }, { fields: { [key]: value } });
  const options = kind === 'yes_no' ? [['yes', 'Yes'], ['no', 'No']] : choices.map((choice) => [choice, choice]);
  const hasOptions = kind === 'yes_no' || kind === 'choice';
  return (
    <EditableFact
      label={label}
      shown={value === null ? null : readable(kind, value)}
      value={typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value ?? '')}
      type={kind === 'date' ? 'date' : kind === 'number' ? 'number' : kind === 'link' ? 'url' : 'text'}
      onSave={save}
      {...(hasOptions && {
        editor: ({ id, value: draft, onInput, disabled }) => (
          <select id={id} class="input input-small" value={draft} disabled={disabled} onChange={(event) => onInput(event.currentTarget.value)}>
            <option value="">Not given</option>
            {options.map(([option, words]) => (
              <option key={option} value={option}>{words}</option>
            ))}
          </select>
        ),
      })}
    />
  );
}

function parsed(kind: ContactField['kind'], text: string): FieldValue | null {
  if (text === '') return null;
  if (kind === 'number') return Number(text);
  return kind === 'yes_no' ? text === 'yes' : text;
}

function readable(kind: ContactField['kind'], value: FieldValue) {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (kind === 'date') return dayWords(String(value));
  if (kind === 'link' && isWebAddress(String(value))) {
    return <a href={String(value)} target="_blank" rel="noopener noreferrer nofollow">{String(value)}</a>;
  }
  return String(value);
}
