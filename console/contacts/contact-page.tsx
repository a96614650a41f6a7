import { useEffect, useState } from 'preact/hooks';
import type { ContactId } from '../../protocol/ids.ts';
import { contactAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { Skeleton } from '../ui/skeleton.tsx';
import { ContactsLayout } from './contacts-layout.tsx';
import { CustomerBody, CustomerProblem } from './customer-body.tsx';
import { createCustomerModel } from './customer-model.ts';

/** One contact with everything that is known of them. */
export function ContactPage({ contact }: { contact: ContactId }) {
  const { client, router } = useConsole();
  const [model] = useState(() => createCustomerModel(client, { contact }));
  const online = client.connection.value === 'online';
  useEffect(() => {
    if (online) void model.load();
  }, [model, online]);
  useEffect(() => model.dispose, [model]);
  const customer = model.customer.value;
  const answering = customer?.contact?.id;
  useEffect(() => {
    // A merged contact is answered for by the one that it was merged into.
    if (answering !== undefined && answering !== contact) router.go(contactAddress(answering), { replace: true });
  }, [answering]);
  return (
    <ContactsLayout current="contacts" title="Contact">
      <CustomerProblem model={model} />
      {customer === null && model.problem.value === null && <Skeleton rows={6} label="Loading the contact" />}
      {customer !== null && (
        <div class="card contact-page">
          <CustomerBody model={model} customer={customer} visitor={customer.contact?.visitors.at(-1) ?? null} except={null} />
        </div>
      )}
    </ContactsLayout>
  );
}
