import { useState } from 'preact/hooks';
import type { BusinessHours } from '../../protocol/business-hours.ts';
import { businessHoursSchema } from '../../protocol/business-hours-contract.ts';
import type { TeamId } from '../../protocol/ids.ts';
import { useConsole } from '../app/console-context.ts';
import { createInboxDraftModel } from '../inbox-settings/inbox-draft-model.ts';
import { InboxSettingsPage } from '../inbox-settings/inbox-settings-page.tsx';
import { readInboxes } from '../inbox-settings/read-inboxes.ts';
import type { StaffClient } from '../inbox-settings/read-inboxes.ts';
import { schemaProblems } from '../inbox-settings/schema-problems.ts';
import { Field } from '../ui/field.tsx';
import { CalendarImport } from './calendar-import.tsx';
import { HolidaysField } from './holidays-field.tsx';
import { DAYS, firstHours, likeMonday, withDay, withHolidays } from './hours-draft.ts';
import { SpansField } from './spans-field.tsx';

/** `hours` is null while none are kept. */
interface HoursDraft {
  hours: BusinessHours | null;
}

function hoursModel(client: StaffClient) {
  return createInboxDraftModel<HoursDraft>({
    async inboxes() {
      const [inboxes, teams] = await Promise.all([readInboxes(client), client.ask('teams.list', {})]);
      if (!inboxes.ok || !teams.ok) return inboxes;
      // A team that keeps no hours goes by those of its inbox.
      return { ok: true, data: [...inboxes.data, ...teams.data.teams.map(({ id, name }) => ({ key: `team:${id}`, companyName: name, label: `Team ${name}` }))] };
    },
    async read(key) {
      const answer = await client.ask('hours.read', { of: ownerOf(key) });
      return answer.ok ? { ok: true, data: { version: answer.data.version, value: { hours: answer.data.hours } } } : answer;
    },
    async change(key, version, { hours }) {
      const answer = await client.ask('hours.change', { of: ownerOf(key), version, hours: hours as never });
      return answer.ok ? { ok: true, data: { version: answer.data.version, value: { hours: answer.data.hours } } } : answer;
    },
    problems: ({ hours }) => (hours === null ? {} : schemaProblems(businessHoursSchema, hours)),
  });
}

const ownerOf = (key: string) => (key.startsWith('team:') ? { team: key.slice(5) as TeamId } : { inbox: key });

/** When people are there to answer. */
export function HoursPage() {
  const { client } = useConsole();
  const [model] = useState(() => hoursModel(client));
  const problems = model.problems.value;
  return (
    <InboxSettingsPage
      model={model}
      page="hours"
      title="Opening hours"
      intro="When your people answer. The widget and the bot tell customers in their own time zone when somebody is there again. Who is online right now always counts for more than the hours. Where a team keeps hours of its own, they count for its conversations instead of the inbox’s."
      choose="Inbox or team"
      saved="Saved. Customers who come from now on are told these hours."
    >
      {({ hours }) => (
        <>
          <label class="choice">
            <input type="checkbox" checked={hours !== null} onChange={(event) => model.edit({ hours: event.currentTarget.checked ? firstHours(ownZone()) : null })} />
            <span>
              Keep opening hours <span class="field-hint">Off: customers are told whether somebody is there, and no time is promised.</span>
            </span>
          </label>
          {hours !== null && (
            <>
              <Field label="Time zone" hint="The hours are meant in this zone; summer time is taken care of." problem={problems['timeZone'] && `This ${problems['timeZone']}.`}>
                {(ids) => (
                  <>
                    <input class="input zone-input" {...ids} list="time-zones" spellcheck={false} value={hours.timeZone} onInput={(event) => model.edit({ hours: { ...hours, timeZone: event.currentTarget.value.trim() } })} />
                    <datalist id="time-zones">
                      {ZONES.map((zone) => (
                        <option key={zone} value={zone}>{zone}</option>
                      ))}
                    </datalist>
                  </>
                )}
              </Field>
              <fieldset class="stack-s">
                <legend class="field-label">Week</legend>
                <p class="field-hint">A span may go over midnight: 22:00 to 06:00 belongs to the day it begins on.</p>
                <div class="week">
                  {DAYS.map((day, at) => (
                    <div key={day} class="week-day">
                      <span class="week-name">{day}</span>
                      <SpansField label={day} spans={hours.week[at] ?? []} path={`week.${at}`} problems={problems} onChange={(spans) => model.edit({ hours: withDay(hours, at, spans) })} />
                    </div>
                  ))}
                </div>
                <div>
                  <button type="button" class="button" onClick={() => model.edit({ hours: likeMonday(hours) })}>Use Monday’s hours until Friday</button>
                </div>
              </fieldset>
              <CalendarImport hours={hours} onTake={(days) => model.edit({ hours: withHolidays(hours, days) })} />
              <HolidaysField holidays={hours.holidays} problems={problems} onChange={(holidays) => model.edit({ hours: { ...hours, holidays } })} />
            </>
          )}
        </>
      )}
    </InboxSettingsPage>
  );
}

const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone;
/** All zones that this browser knows. */
const ZONES: readonly string[] = Intl.supportedValuesOf?.('timeZone') ?? [];
