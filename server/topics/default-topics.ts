import type { TopicDefinition } from '../../protocol/topics.ts';

const topic = (key: string, name: string, more: Partial<TopicDefinition>): TopicDefinition => ({
  key, name, phrases: [], wordings: [], action: 'answer', reason: 'policy', fields: [], message: '', ...more,
});

/**
 * The topics of an inbox for which nobody has set others. People come first where somebody is in distress or danger,
 * threatens with a lawyer or complains; everything else is answered. Nothing is asked for: what an order number looks like
 * is the owner's to say.
 */
export const defaultTopics: readonly TopicDefinition[] = [
  topic('distress', 'Distress', { wordings: ['distress'], action: 'hand_off', reason: 'distress' }),
  topic('danger', 'Danger or injury', { wordings: ['danger'], action: 'hand_off', reason: 'policy' }),
  topic('legal', 'Legal threat', { wordings: ['legal'], action: 'hand_off', reason: 'complaint' }),
  topic('complaint', 'Complaint', { wordings: ['complaint'], action: 'hand_off', reason: 'complaint' }),
  topic('refund', 'Refund', { wordings: ['refund'] }),
  topic('order', 'Order', {
    phrases: ['my order', 'my parcel', 'my package', 'my delivery', 'order number', 'meine bestellung', 'mein paket', 'meine lieferung'],
  }),
  topic('billing', 'Billing', {
    phrases: ['invoice', 'charged twice', 'my bill', 'my payment', 'direct debit', 'rechnung', 'doppelt abgebucht', 'meine zahlung'],
  }),
  topic('technical', 'Technical', {
    phrases: ['does not work', 'doesn’t work', 'not working', 'stopped working', 'broken', 'error message', 'funktioniert nicht', 'geht nicht', 'kaputt', 'fehlermeldung'],
  }),
  topic('product', 'Product', { phrases: ['in stock', 'which size', 'available in', 'waterproof', 'auf lager', 'welche größe', 'lieferbar'] }),
  topic('general', 'General', {}),
];
