import type { Scope } from '../../protocol/scopes.ts';

/** What a program with each offered scope can do, in plain words. */
export const SCOPE_WORDS: Readonly<Partial<Record<Scope, string>>> = {
  'articles:read': 'Read and export articles',
  'articles:write': 'Add, change, import and delete articles',
  'answers:read': 'Ask what the bot would answer',
  'answers:write': 'The same: asking changes nothing',
  'conversations:read': 'Read conversations and what happened in them',
  'conversations:write': 'Reply, assign, hand over, resolve and reopen as you',
  'surveys:read': 'Read survey results',
  'contacts:read': 'Read contacts',
  'contacts:write': 'Add contacts',
  admin: 'Everything that you may',
};
