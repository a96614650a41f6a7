import { useState } from 'preact/hooks';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import type { CustomerModel } from './customer-model.ts';

/** Makes a contact of a visitor: from then on they are recognised. */
export function NameVisitorDialog({ model, onClose }: { model: CustomerModel; onClose: () => void }) {
  const [name, setName] = useState('');
  const [email, setEmail] = useState('');
  const [phone, setPhone] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const facts = { name: name.trim(), email: email.trim(), phone: phone.trim() };
  const given = Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== ''));
  const send = async () => {
    setBusy(true);
    const answer = await model.name(given);
    setBusy(false);
    if (answer.ok) return onClose();
    setProblem(answer.error.issues?.map(({ path, message }) => `${path} ${message}`).join(', ') ?? answer.error.message);
  };
  return (
    <Dialog title="Name this visitor" onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <p>They become a contact and are recognised when they come back. An address that belongs to a contact already joins the two, for colleagues only.</p>
        <TextField label="Name" value={name} onInput={setName} maxLength={120} autoFocus />
        <TextField label="E-mail" type="email" value={email} onInput={setEmail} maxLength={254} />
        <TextField label="Telephone" hint="With the country, such as +353 20 910 0142." value={phone} onInput={setPhone} maxLength={40} />
        {problem !== null && <Notice tone="danger">{problem}</Notice>}
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-primary" disabled={busy || Object.keys(given).length === 0}>Make a contact</button>
        </div>
      </form>
    </Dialog>
  );
}
