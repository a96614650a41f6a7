import type { Scope } from '../../protocol/scopes.ts';

/** Scopes that are kept for addresses to come. */
const NO_USE = 'No address asks for it yet';

/** What a program with each scope can do, in plain words. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  'articles:read': 'Read and export articles',
  'articles:write': 'Add, change, import and delete articles',
  'answers:read': 'Ask what the bot would answer',
  'answers:write': 'The same: asking changes nothing',
  'conversations:read': 'Read conversations and what happened in them',
  'conversations:write': 'Reply, assign, hand over, resolve and reopen as you',
  'surveys:read': 'Read survey results',
  'surveys:write': NO_USE,
  'reports:read': NO_USE,
  'reports:write': NO_USE,
  'contacts:read': NO_USE,
  'contacts:write': NO_USE,
  'webhooks:read': NO_USE,
  'webhooks:write': NO_USE,
  admin: 'Everything that you may',
};
