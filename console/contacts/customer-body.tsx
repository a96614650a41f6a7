import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { BadgeCheck, Ban } from 'lucide';
import type { CustomerView, Verified } from '../../protocol/contacts.ts';
import type { ContactId, VisitorId } from '../../protocol/ids.ts';
import { can } from '../../protocol/roles.ts';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';
import { languageName } from '../ui/language-name.ts';
import { Notice } from '../ui/notice.tsx';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import { Consents } from './consents.tsx';
import { ContactFacts } from './contact-facts.tsx';
import { ContactNotes } from './contact-notes.tsx';
import { CustomerActions } from './customer-actions.tsx';
import type { CustomerModel } from './customer-model.ts';
import { CustomerNotices } from './customer-notices.tsx';
import { NameVisitorDialog } from './name-visitor-dialog.tsx';
import { CustomerSurveys, OtherConversations } from './other-conversations.tsx';
import { useContactSettings } from './use-contact-settings.ts';
import { VisitFacts } from './visit-facts.tsx';

const VERIFIED_WORDS: Readonly<Record<Verified, string>> = { none: 'Not verified', email: 'Reads mail at this address', signed: 'Signed in on the website' };

/** Everything about a customer, beside a conversation (`except`) or on a page of its own. `children` stand after the facts. */
export function CustomerBody({ model, customer, visitor, except, children }: {
  model: CustomerModel;
  customer: CustomerView;
  visitor: VisitorId | null;
  except: string | null;
  children?: ComponentChildren;
}) {
  const { desk, user } = useConsole();
  const settings = useContactSettings();
  const [naming, setNaming] = useState(false);
  const [merging, setMerging] = useState<string | null>(null);
  const { contact, visit } = customer;
  const Name = except === null ? 'h2' : 'h3';
  return (
    <>
      <CustomerNotices model={model} onMerge={setMerging} />
      <section aria-label="Contact">
        <div class="row spread contact-head">
          <Name class="contact-name">{customer.name}</Name>
          <CustomerActions model={model} visitor={visitor} onPage={except === null} merging={merging} onMerging={setMerging} />
        </div>
        {contact !== null && (
          <p class="row small">
            <span class={contact.verified === 'none' ? 'chip' : 'chip chip-verified'}>
              {contact.verified !== 'none' && <Icon icon={BadgeCheck} />}
              {VERIFIED_WORDS[contact.verified]}
            </span>
            {contact.tier !== null && <span class="chip">{contact.tier}</span>}
          </p>
        )}
        {customer.blocks.map((block) => (
          <p key={block.id} class="row small contact-blocked">
            <Icon icon={Ban} />
            Blocked{block.until === null ? '' : ` until ${new Date(block.until).toLocaleDateString()}`}: {block.reason}
          </p>
        ))}
        {contact !== null ? (
          <ContactFacts contact={contact} settings={settings} model={model} />
        ) : (
          <>
            <dl class="facts">
              <dt>E-mail</dt>
              <dd>{customer.email === null ? <span class="muted">Not given</span> : <a href={`mailto:${customer.email}`}>{customer.email}</a>}</dd>
              <dt>Language</dt>
              <dd>{languageName(customer.locale)}</dd>
            </dl>
            <p class="muted small">A visitor whom nobody has named. They are recognised only in this browser.</p>
            {can(user, 'contacts') && <button type="button" class="button" onClick={() => setNaming(true)}>Name this visitor</button>}
          </>
        )}
        <p class="muted small">
          First seen <Time at={customer.firstSeenAt}>{shortTime(customer.firstSeenAt, desk.now())}</Time>
        </p>
      </section>
      {children}
      {visit && <VisitFacts visit={visit} />}
      {contact !== null && <ContactNotes contact={contact} model={model} />}
      <OtherConversations customer={customer} except={except} />
      <CustomerSurveys customer={customer} except={except} />
      {contact !== null && <Consents contact={contact} model={model} />}
      {contact !== null && contact.absorbed.length > 0 && <Absorbed model={model} customer={customer} />}
      {naming && <NameVisitorDialog model={model} onClose={() => setNaming(false)} />}
    </>
  );
}

/** Contacts that were merged into this one, for as long as they can be taken apart again. */
function Absorbed({ model, customer }: { model: CustomerModel; customer: CustomerView }) {
  const { client, desk, user } = useConsole();
  const { contact } = customer;
  if (contact === null) return null;
  const unmerge = async (from: ContactId) => {
    if (model.took(await client.ask('contacts.unmerge', { into: contact.id, from }))) await model.load();
  };
  return (
    <section aria-labelledby="contact-absorbed">
      <h3 id="contact-absorbed">Merged into this contact</h3>
      <ul class="stack-s">
        {contact.absorbed.map(({ id, name, at, by, undoUntil }) => (
          <li key={id} class="row spread small">
            <span>
              {name}, by {by} <Time at={at}>{shortTime(at, desk.now())}</Time>
            </span>
            {undoUntil > desk.now() && can(user, 'contacts.manage') && (
              <button type="button" class="button-link" aria-label={`Take ${name} apart again`} onClick={() => void unmerge(id)}>Take apart</button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Why the customer could not be shown, with the way to try again. */
export function CustomerProblem({ model }: { model: CustomerModel }) {
  const problem = model.problem.value;
  if (problem === null) return null;
  return (
    <Notice tone="danger" action={<button type="button" class="button" onClick={() => void model.load()}>Try again</button>}>
      The customer’s details could not be loaded. {problem.code === 'not_found' || problem.code === 'forbidden' ? problem.message : ''}
    </Notice>
  );
}
