import type { TopicDefinition, TopicField } from '../../protocol/topics.ts';

/** What is asked most: the number of an order. Owners put their own form in; one digit or letter must stay to find it by. */
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

const topic = (key: string, name: string, more: Partial<TopicDefinition>): TopicDefinition => ({
  key, name, phrases: [], wordings: [], action: 'answer', reason: 'policy', fields: [], message: '', ...more,
});

/**
 * The topics an inbox begins with. People come first where somebody is in distress or danger, threatens with a lawyer or
 * complains; money back and orders are answered, and the order number is asked for where a person has to look.
 */
export const defaultTopics: readonly TopicDefinition[] = [
  topic('distress', 'Distress', { wordings: ['distress'], action: 'hand_off', reason: 'distress' }),
  topic('danger', 'Danger or injury', { wordings: ['danger'], action: 'hand_off', reason: 'policy' }),
  topic('legal', 'Legal threat', { wordings: ['legal'], action: 'hand_off', reason: 'complaint' }),
  topic('complaint', 'Complaint', { wordings: ['complaint'], action: 'hand_off', reason: 'complaint' }),
  topic('refund', 'Refund', { wordings: ['refund'], fields: [orderNumber] }),
  topic('order', 'Order', {
    phrases: ['my order', 'my parcel', 'my package', 'my delivery', 'order number', 'meine bestellung', 'mein paket', 'meine lieferung'],
    fields: [orderNumber],
  }),
  topic('billing', 'Billing', {
    phrases: ['invoice', 'charged twice', 'my bill', 'my payment', 'direct debit', 'rechnung', 'doppelt abgebucht', 'meine zahlung'],
    fields: [orderNumber],
  }),
  topic('technical', 'Technical', {
    phrases: ['does not work', 'doesn’t work', 'not working', 'stopped working', 'broken', 'error message', 'funktioniert nicht', 'geht nicht', 'kaputt', 'fehlermeldung'],
    fields: [email],
  }),
  topic('product', 'Product', { phrases: ['in stock', 'which size', 'available in', 'waterproof', 'auf lager', 'welche größe', 'lieferbar'] }),
  topic('general', 'General', {}),
];
