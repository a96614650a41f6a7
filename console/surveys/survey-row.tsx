import { chatsAddress } from '../app/route.ts';
import type { SurveyRow as Row } from '../../protocol/staff-contract.ts';
import { SURVEY_STATUS_WORDS } from '../contacts/survey-facts.tsx';
import { SOLVED_WORDS } from '../conversations/timeline-entries.ts';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';

/** One survey: its answers, who served, and the way to the conversation. */
export function SurveyRow({ row, now }: { row: Row; now: number }) {
  const answers = [
    row.csat === null ? null : `Satisfaction ${row.csat} of 5`,
    row.solved === null ? null : `Solved: ${SOLVED_WORDS[row.solved].toLowerCase()}`,
    row.nps === null ? null : `Recommendation ${row.nps} of 10`,
  ].filter((answer) => answer !== null);
  return (
    <li>
      <a class="survey-row" href={chatsAddress('all', row.conversation, 'resolved')}>
        <span class="survey-row-top">
          <span class="survey-answers figures">{answers.length === 0 ? SURVEY_STATUS_WORDS[row.state] : answers.join(' · ')}</span>
          <span class="muted small">
            {row.agent?.name ?? 'Nobody assigned'} · <Time at={row.offeredAt}>{shortTime(row.offeredAt, now)}</Time>
          </span>
        </span>
        {row.comment !== null && <span class="survey-comment">“{row.comment}”</span>}
      </a>
    </li>
  );
}
