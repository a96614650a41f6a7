import { FEEDBACK_REASONS } from '../../../protocol/feedback-contract.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { PageContext } from './page-frame.ts';
import { pathTo } from './page-frame.ts';

/** How far the reader has come with the vote; it stands in the address, so that pages can be kept for everybody. */
export type VoteStep = 'ask' | 'yes' | 'no' | 'sent';

/** Reads the step from an address. */
export function voteStep(value: string | null): VoteStep {
  return value === 'yes' || value === 'no' || value === 'sent' ? value : 'ask';
}

/** Longest comment, in characters. */
export const VOTE_COMMENT_MAX = 1_000;

/** "Did this article help?", as plain forms. */
export function voteBox(context: PageContext, slug: string, step: VoteStep): Html {
  const { words } = context;
  const action = pathTo(context, { at: 'vote', slug });
  const again = html`<p><a href="${pathTo(context, { at: 'article', slug })}#_vote">${words.changeMind}</a></p>`;
  return html`<section class="box vote" id="_vote" aria-labelledby="_helped">
<h2 id="_helped">${words.helpedQuestion}</h2>
${step === 'ask' && html`<form action="${action}" method="post" class="buttons">
<button type="submit" name="helped" value="yes">${words.yes}</button>
<button type="submit" name="helped" value="no">${words.no}</button>
</form>`}${step === 'yes' && html`<p>${words.thanks}</p>${again}`}${step === 'sent' && html`<p>${words.thanksReason}</p>${again}`}${step === 'no' && html`<p>${words.thanksNo}</p>
<form action="${action}" method="post">
<input type="hidden" name="helped" value="no">
<fieldset>
<legend>${words.whyQuestion}</legend>
${FEEDBACK_REASONS.map((reason) => html`<label class="choice"><input type="radio" name="reason" value="${reason}"> ${words.reasons[reason]}</label>`)}
</fieldset>
<label for="_comment">${words.comment}</label>
<textarea id="_comment" name="comment" rows="3" maxlength="${VOTE_COMMENT_MAX}"></textarea>
<button type="submit">${words.sendReason}</button>
</form>`}
</section>`;
}
