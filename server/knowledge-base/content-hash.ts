import { createHash } from 'node:crypto';
import type { ArticleContent } from './article.ts';

/** The same for equal content, whatever the order of its fields: SHA-256, base64url. */
export function contentHash(content: Omit<ArticleContent, 'tiers'> & { tiers?: readonly string[] }): string {
  const { slug, locale, title, summary, body, questions, category, tags, audience, tiers = [], owner, verifyBy, state } = content;
  const parts: unknown[] = [slug, locale, title, summary, body, questions, category, tags, audience, owner, verifyBy, state];
  // Articles without tiers keep the hash they had before there were any.
  if (tiers.length > 0) parts.push(tiers);
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}
