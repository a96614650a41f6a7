/** What an admin changes on the help site's page before it is saved. Pure. */
import * as v from 'valibot';
import { isReadable } from '../../protocol/contrast.ts';
import type { CommandInput } from '../../protocol/command.ts';
import { helpSiteChangeSchema } from '../../protocol/help-site-contract.ts';
import type { HelpSiteSettings } from '../../protocol/help-site-contract.ts';
import type { StaffContract } from '../../protocol/staff-contract.ts';

/** The settings as fields hold them: an empty text where nothing is set. A null colour is that of the inbox. */
export type HelpSiteDraft = Omit<HelpSiteSettings, 'logoUrl' | 'origin' | 'contactEmail'> & { logoUrl: string; origin: string; contactEmail: string };

/** Only what is sent. */
export type HelpSiteChange = CommandInput<StaffContract, 'help_site.change'>;

/** Sentences by field path, such as `color` or `links.0.href`. */
export type DraftProblems = Readonly<Record<string, string>>;

/** The settings as fields hold them. */
export function draftOf(settings: HelpSiteSettings): HelpSiteDraft {
  return { ...settings, logoUrl: settings.logoUrl ?? '', origin: settings.origin ?? '', contactEmail: settings.contactEmail ?? '' };
}

/** Only what differs from what is stored. */
export function changesOf(draft: HelpSiteDraft, stored: HelpSiteSettings): HelpSiteChange {
  const before = draftOf(stored);
  const changed = Object.entries(settingsOf(draft)).filter(([field]) => JSON.stringify(draft[field as keyof HelpSiteDraft]) !== JSON.stringify(before[field as keyof HelpSiteDraft]));
  return Object.fromEntries(changed) as HelpSiteChange;
}

/** What the server would refuse, said before it is asked; by the same schema. */
export function draftProblems(draft: HelpSiteDraft): DraftProblems {
  const parsed = v.safeParse(helpSiteChangeSchema, settingsOf(draft));
  const problems: Record<string, string> = {};
  for (const issue of parsed.issues ?? []) problems[v.getDotPath(issue) ?? ''] ??= `This ${issue.message}.`;
  if (draft.color !== null && problems['color'] === undefined && !isReadable(draft.color)) problems['color'] = 'Neither white nor dark text can be read on it.';
  return problems;
}

function settingsOf(draft: HelpSiteDraft): HelpSiteSettings {
  const orNull = (text: string): string | null => (text.trim() === '' ? null : text);
  return { ...draft, logoUrl: orNull(draft.logoUrl), origin: orNull(draft.origin), contactEmail: orNull(draft.contactEmail) };
}
