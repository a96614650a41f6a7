import { html } from '../html.ts';
import type { HelpWords } from '../words/help-words.ts';
import { homeAlternates, topics } from './home-page.ts';
import type { DrawnPage, PageContext } from './page-frame.ts';
import { drawPage, pathTo, searchForm } from './page-frame.ts';

/** What can be wrong with a visit. */
export type Problem = 'not_found' | 'gone' | 'too_many' | 'bad' | 'not_stored' | 'away';

const PROBLEMS: Readonly<Record<Problem, { status: number; title: keyof HelpWords; text: keyof HelpWords; search: boolean }>> = {
  not_found: { status: 404, title: 'notFoundTitle', text: 'notFoundText', search: true },
  gone: { status: 410, title: 'goneTitle', text: 'goneText', search: true },
  too_many: { status: 429, title: 'tooManyTitle', text: 'tooManyText', search: false },
  bad: { status: 400, title: 'badTitle', text: 'badText', search: false },
  away: { status: 503, title: 'awayTitle', text: 'awayText', search: false },
  not_stored: { status: 503, title: 'notStoredTitle', text: 'notStoredText', search: false },
};

/** Says what is wrong and what to do. `words` go into the search field. */
export function problemPage(context: PageContext, problem: Problem, words = ''): DrawnPage {
  const { status, title, text, search } = PROBLEMS[problem];
  const headline = context.words[title] as string;
  const main = html`<h1>${headline}</h1>
<p>${context.words[text] as string}</p>
${search && searchForm(context, words)}
<p><a href="${pathTo(context, { at: 'home' })}">${context.words.toStart}</a></p>
${search && topics(context)}`;
  return drawPage(context, { status, title: headline, description: headline, canonical: null, alternates: homeAlternates(context), query: null, main });
}
