import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { PageContext } from './page-frame.ts';
import { pathTo } from './page-frame.ts';

/** Longest question that is handed to the chat, in characters. */
const QUESTION_MAX = 1_000;

/**
 * "Still need help?": the reader's question, ready to be sent to the chat, and an address to write to, where the company
 * has named one. The script of the page takes the sentence about scripts away, and shows the form once the chat is there.
 * No `noscript`: browsers that block a script by a rule of their own would show nothing.
 */
export function askBox(context: PageContext, question = '', search: string | null = null): Html | null {
  const { site, words } = context;
  const { inbox, contactEmail } = site.identity;
  if (inbox === null && contactEmail === null) return null;
  return html`<section class="box ask" aria-labelledby="_ask">
<h2 id="_ask">${words.stillNeedHelp}</h2>
${inbox !== null && html`<form data-chat action="${pathTo(context, { at: 'search' })}" method="post" hidden>
${search !== null && html`<input type="hidden" name="s" value="${search}">`}
<p>${words.stillNeedHelpText}</p>
<label for="_question">${words.yourQuestion}</label>
<textarea id="_question" name="text" rows="2" maxlength="${QUESTION_MAX}">${question.slice(0, QUESTION_MAX)}</textarea>
<button type="submit">${words.askInChat}</button>
</form>
<p data-no-script>${words.withoutScripts}</p>`}
${contactEmail !== null && html`<p>${words.writeToUs} <a href="mailto:${contactEmail}">${contactEmail}</a></p>`}
</section>`;
}
