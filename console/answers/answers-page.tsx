import { useState } from 'preact/hooks';
import { useConsole } from '../app/console-context.ts';
import { createInboxDraftModel } from '../inbox-settings/inbox-draft-model.ts';
import { InboxSettingsPage } from '../inbox-settings/inbox-settings-page.tsx';
import { readInboxes } from '../inbox-settings/read-inboxes.ts';
import type { StaffClient } from '../inbox-settings/read-inboxes.ts';
import { Field } from '../ui/field.tsx';

/** What an admin says of the bot's answers. */
interface AnswersDraft {
  hasBot: boolean;
  /** Of 100 answers, as the field shows it; null while it is empty. */
  percent: number | null;
}

const [LEAST, MOST] = [50, 99];

function answersModel(client: StaffClient) {
  const draftOf = ({ hasBot, promise }: { hasBot: boolean; promise: number }) => ({ version: 0, value: { hasBot, percent: Math.round(promise * 100) } });
  return createInboxDraftModel<AnswersDraft>({
    inboxes: () => readInboxes(client),
    async read(key) {
      const answer = await readInboxes(client);
      if (!answer.ok) return answer;
      const inbox = answer.data.find((each) => each.key === key);
      return inbox === undefined ? { ok: false, error: { code: 'not_found', message: 'This inbox is no longer there.' } } : { ok: true, data: draftOf(inbox) };
    },
    async change(key, _version, { hasBot, percent }) {
      const answer = await client.ask('settings.change', { key, hasBot, ...(percent !== null && { promise: percent / 100 }) });
      return answer.ok ? { ok: true, data: draftOf(answer.data.inbox) } : answer;
    },
    problems: ({ percent }): Readonly<Record<string, string>> =>
      percent !== null && Number.isInteger(percent) && percent >= LEAST && percent <= MOST ? {} : { percent: `Give a whole number from ${LEAST} to ${MOST}.` },
  });
}

/** How sure the bot has to be before it answers by itself. */
export function AnswersPage() {
  const { client } = useConsole();
  const [model] = useState(() => answersModel(client));
  return (
    <InboxSettingsPage
      model={model}
      page="answers"
      title="Answers"
      intro="The bot answers from your articles only where it is sure enough. How sure that has to be is a promise you set here; it is measured on the articles’ own example questions."
      saved="Saved. The next question is answered by it."
    >
      {(draft) => (
        <>
          <label class="choice">
            <input type="checkbox" checked={draft.hasBot} onChange={(event) => model.edit({ ...draft, hasBot: event.currentTarget.checked })} />
            <span>
              The bot answers first <span class="field-hint">Off: every conversation goes straight to people.</span>
            </span>
          </label>
          <Field
            label="Of 100 answers it gives, so many shall be right"
            hint="95 is a good start. Higher: it answers less often by itself, and asks “did you mean” or passes the question on more often. Lower: it answers more, and is wrong more often."
            problem={model.problems.value['percent']}
          >
            {(ids) => (
              <input
                class="input number-input"
                {...ids}
                type="number"
                min={LEAST}
                max={MOST}
                step={1}
                inputMode="numeric"
                value={draft.percent ?? ''}
                onInput={(event) => model.edit({ ...draft, percent: event.currentTarget.value === '' ? null : Number(event.currentTarget.value) })}
              />
            )}
          </Field>
          {draft.percent !== null && draft.percent >= LEAST && draft.percent <= MOST && (
            <p class="small muted">
              In other words: at most about {100 - draft.percent} of 100 answers may be wrong. A base with few example questions cannot promise this yet; it answers from a fixed confidence until it has about 200.
            </p>
          )}
        </>
      )}
    </InboxSettingsPage>
  );
}
