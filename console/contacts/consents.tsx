import { useState } from 'preact/hooks';
import type { Contact } from '../../protocol/contacts.ts';
import { useConsole } from '../app/console-context.ts';
import { Dialog } from '../ui/dialog.tsx';
import { TextField } from '../ui/field.tsx';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import type { CustomerModel } from './customer-model.ts';

/** To what this customer agreed, and what they took back. */
export function Consents({ contact, model }: { contact: Contact; model: CustomerModel }) {
  const { client, desk } = useConsole();
  const [recording, setRecording] = useState(false);
  const set = async (kind: string, version: string, given: boolean): Promise<boolean> =>
    model.took(await client.ask('contacts.consent', { contact: contact.id, kind, version, given }), {
      label: given ? 'Consent recorded.' : 'Consent withdrawn.',
      undo: async () => void (await set(kind, version, !given)),
    });
  return (
    <section aria-labelledby="contact-consents">
      <h3 id="contact-consents">Consents</h3>
      {contact.consents.length === 0 && <p class="muted small">None recorded.</p>}
      <ul class="stack-s">
        {contact.consents.map(({ kind, version, givenAt, withdrawnAt }) => (
          <li key={`${kind} ${version} ${givenAt}`} class="row spread small">
            <span>
              {kind} ({version}), <Time at={givenAt}>{shortTime(givenAt, desk.now())}</Time>
              {withdrawnAt !== null && (
                <>
                  {' · withdrawn '}
                  <Time at={withdrawnAt}>{shortTime(withdrawnAt, desk.now())}</Time>
                </>
              )}
            </span>
            {withdrawnAt === null && (
              <button type="button" class="button-link" aria-label={`Withdraw ${kind} (${version})`} onClick={() => void set(kind, version, false)}>Withdraw</button>
            )}
          </li>
        ))}
      </ul>
      <button type="button" class="button" onClick={() => setRecording(true)}>Record a consent</button>
      {recording && <ConsentDialog onSave={set} onClose={() => setRecording(false)} />}
    </section>
  );
}

function ConsentDialog({ onSave, onClose }: { onSave: (kind: string, version: string, given: boolean) => Promise<boolean>; onClose: () => void }) {
  const [kind, setKind] = useState('');
  const [version, setVersion] = useState('');
  return (
    <Dialog title="Record a consent" onClose={onClose}>
      <form
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          void onSave(kind.trim(), version.trim(), true);
          onClose();
        }}
      >
        <TextField label="To what" hint="Such as “Newsletter” or “Recording of calls”." value={kind} onInput={setKind} maxLength={60} required autoFocus />
        <TextField label="Which wording" hint="The version of the text they agreed to, such as “2026-03”." value={version} onInput={setVersion} maxLength={60} required />
        <div class="dialog-actions">
          <button type="button" class="button" onClick={onClose}>Cancel</button>
          <button type="submit" class="button button-primary" disabled={kind.trim() === '' || version.trim() === ''}>Record</button>
        </div>
      </form>
    </Dialog>
  );
}
