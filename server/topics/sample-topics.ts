import type { TopicDefinition, TopicField } from '../../protocol/topics.ts';
import { defaultTopics } from './default-topics.ts';

const orderNumber: TopicField = {
  key: 'order_number',
  label: 'Order number',
  translations: { de: 'Bestellnummer', fr: 'Numéro de commande', es: 'Número de pedido', it: 'Numero d’ordine', nl: 'Bestelnummer', pt: 'Número da encomenda' },
  kind: 'code',
  pattern: 'HP-#######',
};

const email: TopicField = {
  key: 'email',
  label: 'E-mail address',
  translations: { de: 'E-Mail-Adresse', fr: 'Adresse e-mail', es: 'Correo electrónico', it: 'Indirizzo e-mail', nl: 'E-mailadres', pt: 'Endereço de e-mail' },
  kind: 'email',
  pattern: null,
};

const FIELDS: Readonly<Record<string, readonly TopicField[]>> = { refund: [orderNumber], order: [orderNumber], billing: [orderNumber], technical: [email] };

/** The topics of the sample company: as usual, and with what its people need to know where no article answers. */
export const sampleTopics: readonly TopicDefinition[] = defaultTopics.map((topic) => ({ ...topic, fields: FIELDS[topic.key] ?? [] }));
