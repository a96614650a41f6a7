import * as v from 'valibot';
import { slugSchema } from '../../../protocol/fields.ts';
import { URL_MAX } from '../../../protocol/limits.ts';

/** Where a link of an article leads: out, to another article, or nowhere that is allowed. */
export type LinkTarget = { t: 'link'; href: string } | { t: 'article'; slug: string } | null;

/** A file that was uploaded here. */
const FILE = /^\/files\/[A-Za-z0-9_-]{22}(\/[A-Za-z0-9._-]{0,200})?$/;
const OUTSIDE = /^(https?:\/\/[^/]|mailto:[^?]|tel:\+?\d)/i;
const SCHEME_OR_HOST = /^([a-z][a-z0-9+.-]*:|\/\/|\\)/i;

/**
 * Reads the address of a link. Out go only http, https, mailto and tel, and `/files/…` of this server; a relative path
 * that ends in `.md`, or `/help/slug`, leads to an article; everything else, scripts and data included, leads nowhere and stays text.
 */
export function linkTarget(address: string): LinkTarget {
  if (address.length > URL_MAX) return null;
  if (OUTSIDE.test(address) || FILE.test(address)) return { t: 'link', href: address };
  if (SCHEME_OR_HOST.test(address)) return null;
  const path = address.replace(/[?#].*$/s, '');
  const name = /(?:^|\/)([^/]+)\.md$/.exec(path)?.[1] ?? /^\/help\/([^/]+)$/.exec(path)?.[1];
  return name !== undefined && v.is(slugSchema, name) ? { t: 'article', slug: name } : null;
}

/** The address of an image, or null: only http, https and what was uploaded here are loaded. */
export function imageSource(address: string): string | null {
  return address.length <= URL_MAX && (/^https?:\/\/[^/]/i.test(address) || FILE.test(address)) ? address : null;
}
