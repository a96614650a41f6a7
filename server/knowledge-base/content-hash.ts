import { createHash } from 'node:crypto';
import type { ArticleContent } from './article.ts';

/** The same for equal content, whatever the order of its fields: SHA-256, base64url. */
export function contentHash(content: ArticleContent): string {
  const { slug, locale, title, summary, body, questions, category, tags, audience, owner, verifyBy, state } = content;
  const parts = [slug, locale, title, summary, body, questions, category, tags, audience, owner, verifyBy, state];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
