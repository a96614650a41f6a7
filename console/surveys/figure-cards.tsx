import type { SurveyFigures } from '../../protocol/staff-contract.ts';
import { figureSentences, solvedSentence } from './figure-sentences.ts';

/** The three figures, each with its sample and its interval. */
export function FigureCards({ figures }: { figures: SurveyFigures }) {
  const solved = solvedSentence(figures);
  return (
    <section class="stack" aria-label="Figures">
      <div class="figure-cards">
        {figureSentences(figures).map(({ title, value, sentence, interval, caution }) => (
          <section key={title} class="card card-body figure-card" aria-label={title}>
            <h2 class="figure-title">{title}</h2>
            <p class="figure-value figures">{value}</p>
            <p class="small">{sentence}</p>
            {interval && <p class="muted small">{interval}</p>}
            {caution && <p class="figure-caution small">{caution}</p>}
          </section>
        ))}
      </div>
      {solved && <p class="small figures">{solved}</p>}
    </section>
  );
}
