/**
 * Receipts are two watermarks a side: how far messages have reached the other side's screen, and how far they were
 * seen. They only ever rise, so they are kept as maxima beside the log and not as events in it.
 */
export interface Receipts {
  /** Position up to which the customer's widget has the agent view's messages. */
  contactDelivered: number;
  contactRead: number;
  agentDelivered: number;
  agentRead: number;
}

/** Nothing delivered, nothing read. */
export const NO_RECEIPTS: Receipts = { contactDelivered: 0, contactRead: 0, agentDelivered: 0, agentRead: 0 };

/** The higher of each watermark. */
export function mergeReceipts(a: Receipts, b: Partial<Receipts>): Receipts {
  return {
    contactDelivered: Math.max(a.contactDelivered, b.contactDelivered ?? 0),
    contactRead: Math.max(a.contactRead, b.contactRead ?? 0),
    agentDelivered: Math.max(a.agentDelivered, b.agentDelivered ?? 0),
    agentRead: Math.max(a.agentRead, b.agentRead ?? 0),
  };
}
