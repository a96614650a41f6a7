/** What an admin changes on the website page before it is saved. Pure. */
import * as v from 'valibot';
import { isReadable } from '../../protocol/contrast.ts';
import type { InboxSettings } from '../../protocol/inboxes.ts';
import { inboxSettingsSchema } from '../../protocol/settings-fields.ts';

/** The fields that can be changed. */
export type WebsiteDraft = Pick<
  InboxSettings,
  'companyName' | 'greeting' | 'color' | 'hasBot' | 'showsUnsent' | 'origins' | 'surveyOn' | 'surveyAfterAbsence' | 'topics'
>;

/** Sentences by field path, such as `color` or `topics.0.label`. */
export type DraftProblems = Readonly<Record<string, string>>;

/** What of an inbox can be changed. */
export function draftOf({ companyName, greeting, color, hasBot, showsUnsent = false, origins, surveyOn, surveyAfterAbsence, topics }: InboxSettings): WebsiteDraft {
  return { companyName, greeting, color, hasBot, showsUnsent, origins, surveyOn, surveyAfterAbsence, topics };
}

/** Only what differs from what is stored. */
export function changesOf(draft: WebsiteDraft, stored: InboxSettings): Partial<WebsiteDraft> {
  const before = draftOf(stored);
  const changed = Object.entries(draft).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof WebsiteDraft]),
  );
  return Object.fromEntries(changed) as Partial<WebsiteDraft>;
}

/** What the server would refuse, said before it is asked; by the same schema. */
export function draftProblems(draft: WebsiteDraft, key: string): DraftProblems {
  const parsed = v.safeParse(inboxSettingsSchema, { key, ...draft });
  const problems: Record<string, string> = {};
  for (const issue of parsed.issues ?? []) problems[v.getDotPath(issue) ?? ''] ??= issue.message;
  if (problems['color'] === undefined && !isReadable(draft.color)) problems['color'] = 'Neither white nor dark text can be read on it';
  return problems;
}
