import type { GapRow, LedgerDays } from '../../protocol/ledger.ts';
import { GAP_KINDS } from '../../protocol/ledger.ts';
import { articleAddress } from '../app/route.ts';
import { languageName } from '../ui/language-name.ts';
import { shortTime } from '../ui/time-words.ts';
import { Time } from '../ui/time.tsx';
import type { GapActions } from './gap-actions-model.ts';
import { GapButtons } from './gap-buttons.tsx';
import { gapPageAddress } from './ledger-address.ts';
import { askedWords, DISMISS_WORDS, KIND_WORDS, trendWords } from './ledger-words.ts';

/** A gap in the list: the question, whom it affects, and what to do about it. */
export function GapItem({ gap, days, now, manyLanguages, actions }: {
  gap: GapRow;
  days: LedgerDays;
  now: number;
  manyLanguages: boolean;
  actions: GapActions;
}) {
  return (
    <li class="gap-item">
      <div class="gap-text">
        <a class="gap-question" lang={gap.locale} href={gapPageAddress(gap.id, days)}>
          {gap.question}
        </a>
        <p class="small">
          {askedWords(gap)}, {trendWords(gap, days)}. <span class="muted">Last <Time at={gap.lastAt}>{shortTime(gap.lastAt, now)}</Time></span>
        </p>
        <p class="row">
          <KindChips gap={gap} />
          {manyLanguages && <span class="chip">{languageName(gap.locale)}</span>}
          {gap.reopened && gap.state === 'open' && <span class="chip chip-note">Asked in vain again after it was solved</span>}
        </p>
        <GapState gap={gap} now={now} />
      </div>
      <div class="gap-actions">
        <GapButtons gap={gap} actions={actions} />
      </div>
    </li>
  );
}

/** Why the questions were in vain, each reason with how many. */
export function KindChips({ gap }: { gap: GapRow }) {
  return (
    <>
      {GAP_KINDS.map((kind) => {
        const count = gap.kinds[kind] ?? 0;
        return count > 0 && (
          <span key={kind} class="chip figures" title={KIND_WORDS[kind].full}>
            {KIND_WORDS[kind].chip} {count}
          </span>
        );
      })}
    </>
  );
}

/** What is being, or was, done about a gap. */
export function GapState({ gap: { state, article, dismissed, reopened }, now }: { gap: GapRow; now: number }) {
  if (state === 'dismissed' && dismissed !== null) {
    return (
      <p class="muted small">
        {DISMISS_WORDS[dismissed.reason]}, said {dismissed.by} on <Time at={dismissed.at}>{shortTime(dismissed.at, now)}</Time>
        {dismissed.note !== '' && <>: {dismissed.note}</>}
      </p>
    );
  }
  if (article === null) return null;
  const link = article.id ? <a href={articleAddress(article.id)}>{article.title}</a> : article.title;
  if (state === 'in_work') return <p class="small">In work: {link}</p>;
  if (state === 'solved') return <p class="small">Solved by {link}</p>;
  return reopened ? <p class="small">It was to be solved by {link}</p> : null;
}
