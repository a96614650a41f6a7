/** What a person can do with an article now. The server decides itself; this keeps buttons away that it would refuse. Pure. */
import { can } from '../../protocol/roles.ts';
import type { SessionUser } from '../session/session-model.ts';
import type { OpenedArticle } from './article-model.ts';

/** What is offered. */
export interface ArticleActions {
  /** The text can be changed: not while it waits to be published by itself. */
  edit: boolean;
  publish: boolean;
  /** There is something to publish, and only the approval of another person is missing. */
  needsApproval: boolean;
  schedule: boolean;
  unschedule: boolean;
  askForReview: boolean;
  withdrawReview: boolean;
  decideReview: boolean;
  /** A review is asked for, but one's own words are in the draft. */
  ownReview: boolean;
  archive: boolean;
  remove: boolean;
  rename: boolean;
  verify: boolean;
  discard: boolean;
}

/** What is offered to a person for an article. */
export function articleActions({ article, draft, settings }: Pick<OpenedArticle, 'article' | 'draft' | 'settings'>, user: Pick<SessionUser, 'id' | 'permissions'>): ArticleActions {
  const mayPublish = can(user, 'articles.publish');
  const review = draft?.review.state ?? 'none';
  const isWaiting = draft !== null && draft.schedule !== null;
  const isAuthor = draft?.authors.some(({ id }) => id === user.id) ?? false;
  const hasNews = (draft !== null || article.state !== 'published') && !isWaiting;
  const isApproved = !settings.reviewRequired || draft === null || review === 'approved';
  const isAsked = review === 'requested' || review === 'proposed';
  return {
    edit: !isWaiting,
    publish: mayPublish && hasNews && isApproved,
    needsApproval: mayPublish && hasNews && !isApproved,
    schedule: mayPublish && draft !== null && !isWaiting && isApproved,
    unschedule: mayPublish && isWaiting,
    askForReview: draft !== null && !isWaiting && !isAsked && review !== 'approved',
    withdrawReview: isAuthor && review === 'requested' && !isWaiting,
    decideReview: mayPublish && isAsked && !isAuthor,
    ownReview: isAsked && isAuthor,
    archive: mayPublish && article.state === 'published',
    remove: mayPublish && article.state !== 'published' && !isWaiting,
    rename: mayPublish,
    verify: article.state === 'published',
    discard: draft !== null && article.publishedAt !== null && !isWaiting,
  };
}
