import { useState } from 'preact/hooks';
import type { Contact } from '../../protocol/contacts.ts';
import { newId } from '../../client/new-id.ts';
import { contactAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';

/** Makes a contact by hand. */
export function NewContactDialog({ onMade, onClose }: { onMade: (contact: Contact) => void; onClose: () => void }) {
  const { client } = useConsole();
  const [facts, setFacts] = useState({ name: '', email: '', phone: '' });
  const [problem, setProblem] = useState<{ message: string; holder: string | null } | null>(null);
  const [clientId] = useState(newId);
  const given = Object.fromEntries(Object.entries(facts).flatMap(([key, value]) => (value.trim() === '' ? [] : [[key, value.trim()]])));
  const set = (key: keyof typeof facts) => (value: string) => setFacts({ ...facts, [key]: value });
  const send = async () => {
    const answer = await client.ask('contacts.create', { clientId, ...given });
    if (answer.ok) return onMade(answer.data.contact);
    const { issues, message } = answer.error;
    const holder = issues?.find(({ path }) => path === 'holder')?.message ?? null;
    setProblem({ message: holder !== null || issues === undefined ? message : issues.map((issue) => `${issue.path} ${issue.message}`).join(', '), holder });
  };
  return (
    <Dialog title="New contact" onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField label="Name" value={facts.name} onInput={set('name')} maxLength={120} autoFocus />
        <TextField label="E-mail" type="email" value={facts.email} onInput={set('email')} maxLength={254} />
        <TextField label="Telephone" hint="With the country, such as +353 20 910 0142." value={facts.phone} onInput={set('phone')} maxLength={40} />
        {problem !== null && (
          <Notice tone="danger" action={problem.holder !== null && <a class="button" href={contactAddress(problem.holder)}>Open them</a>}>
            {problem.message}
          </Notice>
        )}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-primary" disabled={Object.keys(given).length === 0}>Add contact</button>
        </div>
      </form>
    </Dialog>
  );
}
