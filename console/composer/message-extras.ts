import type { Written } from './draft-model.ts';

/** What goes with the words of a message, where there is any. */
export function messageExtras({ articles, attachments }: Pick<Written, 'articles' | 'attachments'>): { articles?: string[]; attachments?: string[] } {
  return {
    ...(articles.length > 0 && { articles: [...articles] }),
    ...(attachments.length > 0 && { attachments: attachments.map(({ id }) => id) }),
  };
}
