import type { SurveyFigures } from '../../protocol/staff-contract.ts';
import { figureSentences } from './figure-sentences.ts';

/** The figures, each with its sample and how sure it is. */
export function FigureCards({ figures }: { figures: SurveyFigures }) {
  return (
    <section class="figure-cards" aria-label="Figures">
      {figureSentences(figures).map(({ title, value, sentence, interval, caution }) => (
        <section key={title} class="card card-body figure-card" aria-label={title}>
          <h2 class="figure-title">{title}</h2>
          <p class="figure-value figures">{value}</p>
          <p class="small">{sentence}</p>
          {interval && <p class="muted small">{interval}</p>}
          {caution && <p class="figure-caution small">{caution}</p>}
        </section>
      ))}
    </section>
  );
}
