import { describe, expect, it } from 'vitest';
import type { ReviewState } from '../../protocol/article-desk.ts';
import { EDDA, articleDraft, deskArticle, openedArticle } from '../testing/article-desk.ts';
import { MAYA } from '../testing/chat-log.ts';
import { articleActions } from './article-actions.ts';
import { standardGrants } from '../../protocol/roles.ts';

const ARTICLE = deskArticle('returns');
const MAYAS = { id: MAYA.id, name: MAYA.name };
const rules = (reviewRequired: boolean) => ({ settings: { reviewRequired, verifyEveryDays: 180 } });

/** What Edda is offered for a draft in a state of review. */
function offered(state: ReviewState, { authors = [MAYAS], required = false, scheduled = false } = {}) {
  const draft = articleDraft(ARTICLE, {}, { authors, review: { state, reviewer: null, steps: [] }, schedule: scheduled ? { at: 1, by: MAYAS } : null });
  const actions = articleActions(openedArticle(ARTICLE, draft, rules(required)), EDDA);
  return Object.entries(actions).filter(([, allowed]) => allowed).map(([name]) => name);
}

describe('what an editor is offered', () => {
  it('is to publish, where the owner trusts one person', () => {
    expect(offered('none')).toEqual(expect.arrayContaining(['publish', 'schedule', 'askForReview']));
  });

  it('is to ask first, where the owner wants two, and to publish what was approved', () => {
    expect(offered('none', { required: true })).toEqual(expect.arrayContaining(['needsApproval', 'askForReview']));
    expect(offered('none', { required: true })).not.toContain('publish');
    expect(offered('approved', { required: true })).toContain('publish');
  });

  it('is to decide on the words of others, never on one’s own', () => {
    expect(offered('requested')).toContain('decideReview');
    expect(offered('requested', { authors: [{ id: EDDA.id, name: EDDA.name }] })).not.toContain('decideReview');
    expect(offered('requested', { authors: [{ id: EDDA.id, name: EDDA.name }] })).toEqual(expect.arrayContaining(['ownReview', 'withdrawReview']));
  });

  it('is nothing that changes a text which waits to publish itself, but the way back', () => {
    const actions = offered('approved', { scheduled: true });
    expect(actions).toContain('unschedule');
    for (const action of ['edit', 'publish', 'schedule', 'askForReview', 'discard', 'remove']) expect(actions).not.toContain(action);
  });

  it('is to publish again what was archived, and to delete only what nobody reads', () => {
    const archived = articleActions(openedArticle({ ...ARTICLE, state: 'archived' }, null), EDDA);
    expect(archived).toMatchObject({ publish: true, remove: true, archive: false, verify: false });
    expect(articleActions(openedArticle(ARTICLE, null), EDDA)).toMatchObject({ publish: false, remove: false, archive: true, verify: true });
  });

  it('is nothing that reaches readers for those who may not publish', () => {
    const actions = articleActions(openedArticle(ARTICLE, articleDraft(ARTICLE)), { id: EDDA.id, permissions: standardGrants('agent') });
    expect(actions).toMatchObject({ publish: false, schedule: false, archive: false, remove: false, rename: false, decideReview: false, askForReview: true });
  });
});
