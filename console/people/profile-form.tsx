import { useState } from 'preact/hooks';
import { NAME_MAX } from '../../protocol/limits.ts';
import { CAPACITY_MAX } from '../../protocol/people-contract.ts';
import type { Person } from '../../protocol/people-contract.ts';
import type { ClientError } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { LeaveGuard } from '../app/leave-guard.tsx';
import { Field, TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import type { PeopleModel } from './people-model.ts';

const words = (text: string): string[] => [...new Set(text.split(',').map((word) => word.trim().toLowerCase()).filter(Boolean))];

/** Name, skills, languages and capacity: what routing asks for. */
export function ProfileForm({ person, model }: { person: Person; model: PeopleModel }) {
  const { session, user } = useConsole();
  const stored = { name: person.name, skills: person.skills.join(', '), languages: person.languages.join(', '), capacity: String(person.capacity) };
  const [draft, setDraft] = useState(stored);
  const [busy, setBusy] = useState(false);
  const [saved, setSaved] = useState(false);
  const [refused, setRefused] = useState<ClientError | null>(null);
  const dirty = JSON.stringify(draft) !== JSON.stringify(stored);
  const capacity = Number(draft.capacity);
  const wrongCapacity = draft.capacity.trim() !== '' && Number.isInteger(capacity) && capacity >= 0 && capacity <= CAPACITY_MAX ? null : `Give a whole number from 0 to ${CAPACITY_MAX}.`;
  const edit = (change: Partial<typeof draft>) => {
    setSaved(false);
    setDraft({ ...draft, ...change });
  };
  const save = async () => {
    setBusy(true);
    const change = { name: draft.name, skills: words(draft.skills), languages: words(draft.languages), capacity };
    const error = await model.change(person.id, change);
    setBusy(false);
    setRefused(error);
    setSaved(error === null);
    if (error !== null) return;
    setDraft({ name: change.name.trim(), skills: change.skills.join(', '), languages: change.languages.join(', '), capacity: String(capacity) });
    if (person.id === user.id) void session.check();
  };
  const issue = (path: string) => refused?.issues?.find((found) => found.path === path || found.path.startsWith(`${path}.`))?.message;
  return (
    <form
      class="stack narrow-form"
      aria-label={`Profile of ${person.name}`}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy && dirty && wrongCapacity === null) void save();
      }}
    >
      <TextField label="Name" required maxLength={NAME_MAX} hint="Customers see it from the next message on." value={draft.name} onInput={(name) => edit({ name })} problem={issue('name')} />
      <TextField label="Skills" hint="Separated by commas, such as: returns, technical. Routing rules ask for them." value={draft.skills} onInput={(skills) => edit({ skills })} problem={issue('skills')} />
      <TextField label="Languages" hint="Language tags separated by commas, such as: en, de, pt-br." value={draft.languages} onInput={(languages) => edit({ languages })} problem={issue('languages')} />
      <Field label="Capacity" hint="How much they serve at a time; an ordinary chat counts 1." problem={wrongCapacity ?? issue('capacity')}>
        {(ids) => <input class="input number-input" {...ids} inputMode="numeric" value={draft.capacity} onInput={(event) => edit({ capacity: event.currentTarget.value })} />}
      </Field>
      <div class="row">
        <button type="submit" class="button button-primary" disabled={!dirty || busy || wrongCapacity !== null || draft.name.trim() === ''}>
          Save
        </button>
        <button type="button" class="button" disabled={!dirty || busy} onClick={() => setDraft(stored)}>
          Discard changes
        </button>
        {saved && !dirty && <Notice tone="success">Saved.</Notice>}
        {refused && !refused.issues?.length && <Notice tone="danger">Not saved. {refused.message}</Notice>}
      </div>
      <LeaveGuard dirty={dirty} text="You have changed this profile and not saved it yet. It is lost when you leave this page." />
    </form>
  );
}
