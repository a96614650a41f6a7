/** The public help site: what admins decide about it, and the commands of its settings page. */
import * as v from 'valibot';
import { command } from './command.ts';
import { emailSchema, inboxKeySchema, localeSchema } from './fields.ts';
import { NAME_MAX, URL_MAX } from './limits.ts';
import { colorSchema, originSchema } from './settings-fields.ts';

/** Most links in the head of the help site. */
export const HELP_LINKS_MAX = 6;
/** Longest text on the first page, in characters. */
export const HELP_TEXT_MAX = 500;
/** Longest words of a link, in characters. */
export const HELP_LABEL_MAX = 40;

/** A link in the head of every page, such as the shop's own start page. */
export interface HelpLink {
  label: string;
  href: string;
}

/** How the help site looks and where it stands. What is empty or null comes from its inbox. */
export interface HelpSiteSettings {
  isOn: boolean;
  /** Name of the site; empty for the company's. */
  title: string;
  /** Words under the greeting of the first page; empty for none. */
  homeText: string;
  /** Address of a picture, https or a path of this server; null for none. */
  logoUrl: string | null;
  /** `#rrggbb`; null for the colour of the inbox. */
  color: string | null;
  /** Origin such as `https://help.example.com` that links and search machines are told; null for the server's own. */
  origin: string | null;
  links: readonly HelpLink[];
  /** Whether search machines may list it. */
  isIndexed: boolean;
  /** Whom readers without scripts write to; null for nobody. */
  contactEmail: string | null;
  /** Main language: the one whose addresses carry no language. */
  locale: string;
  /** Key of the inbox whose chat stands on its pages. */
  inbox: string;
}

const line = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(max, `must be at most ${max} characters`),
    v.transform((text) => text.replace(/\s+/g, ' ').trim()),
  );

/** Where a link or picture of the site may lead: http, https, or a path of this server. */
const addressSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(URL_MAX, 'is too long'),
  v.regex(/^(https?:\/\/[^/\s"'<>]+[^\s"'<>]*|\/(?!\/)[^\s"'<>\\]*)$/i, 'must be an address such as https://shop.example.com/contact'),
);

const linkSchema = v.object({ label: v.pipe(line(HELP_LABEL_MAX), v.minLength(1, 'is missing')), href: addressSchema });

/** A change of the settings: only the given fields change. */
export const helpSiteChangeSchema = v.object({
  isOn: v.optional(v.boolean()),
  title: v.optional(line(NAME_MAX)),
  homeText: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(HELP_TEXT_MAX, `must be at most ${HELP_TEXT_MAX} characters`))),
  logoUrl: v.optional(v.nullable(addressSchema)),
  color: v.optional(v.nullable(colorSchema)),
  origin: v.optional(v.nullable(originSchema)),
  links: v.optional(v.pipe(v.array(linkSchema), v.maxLength(HELP_LINKS_MAX, `must be at most ${HELP_LINKS_MAX} links`))),
  isIndexed: v.optional(v.boolean()),
  contactEmail: v.optional(v.nullable(emailSchema)),
  locale: v.optional(localeSchema),
  inbox: v.optional(inboxKeySchema),
});

/** What the settings page needs: the settings, what stands where they are empty, and what can be chosen. */
export interface HelpSiteState {
  settings: HelpSiteSettings;
  /** Where the site is now. */
  address: string;
  fallback: { title: string; color: string };
  inboxes: readonly { key: string; companyName: string }[];
  /** Languages that have an article for customers, and how many. */
  locales: readonly { locale: string; articles: number }[];
}

/** The commands of the page Settings → Help site; permission `settings`. */
export const helpSiteContract = {
  'help_site.read': command<HelpSiteState>()(v.object({})),
  'help_site.change': command<HelpSiteState>()(helpSiteChangeSchema),
} as const;
