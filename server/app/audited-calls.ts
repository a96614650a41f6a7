import type { CallHeard } from '../api/index.ts';
import type { Audit } from '../audit/index.ts';

/** Notes what API tokens change, and whose conversations they read. */
export function auditedCalls(audit: Audit): CallHeard {
  return ({ operation: { id, method, tag }, input, caller: { user, token }, address }) => {
    const actor = { kind: 'token', id: user.id, name: user.name, token: token.name } as const;
    const of = objectOf(input);
    const isConversation = /conversation/i.test(tag);
    if (method !== 'get') {
      // What is asked of the bot changes nothing.
      if (/answer/i.test(tag)) return;
      audit.record({ actor, action: `api.${id}`, object: { kind: isConversation ? 'conversation' : 'article', id: of ?? id, name: null }, address });
    } else if (isConversation && of !== null) {
      audit.accessed(actor, { kind: 'conversation', id: of, name: null }, address);
    }
  };
}

function objectOf(input: unknown): string | null {
  const id = typeof input === 'object' && input !== null ? (input as { id?: unknown }).id : undefined;
  return typeof id === 'string' ? id : null;
}
