import type { ArticleDraft } from '../../protocol/article-desk.ts';
import type { Outcome } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';
import { useCommands } from '../shell/command-registry.ts';
import type { PaletteCommand } from '../shell/command-registry.ts';
import type { ArticleActions } from './article-actions.ts';
import type { AskedOfArticle } from './article-dialogs.tsx';
import type { Said } from './article-notices.tsx';
import type { ArticleModel } from './article-model.ts';

/** What is done without asking first, because it is harmless or can be taken back. */
export interface ArticleAct {
  verify(): void;
  discard(): void;
  restoreDraft(discarded: ArticleDraft): void;
  unschedule(): void;
  withdrawReview(): void;
}

/** The actions of the page, also offered in the command palette. */
export function useArticleCommands({ model, actions, onAsk, onSaid }: {
  model: ArticleModel;
  actions: ArticleActions;
  onAsk: (asked: AskedOfArticle) => void;
  onSaid: (said: Said) => void;
}): ArticleAct {
  const { client, commands } = useConsole();
  const say = async (work: Promise<Outcome<unknown>>, text: string) => {
    const answer = await work;
    onSaid(answer.ok ? { tone: 'success', text } : { tone: 'danger', text: answer.error.message });
    return answer.ok;
  };
  const verify = async () => {
    const answer = await client.ask('article.verify', { article: model.id, version: model.opened.value?.article.version ?? 0 });
    if (answer.ok) model.absorb(answer.data);
    return answer;
  };
  const discard = async () => {
    const answer = await model.act('draft.discard', {});
    if (!answer.ok) return onSaid({ tone: 'danger', text: answer.error.message });
    model.absorb({ draft: null });
    onSaid({ tone: 'success', text: 'The draft is thrown away; what customers see stays as it was.', discarded: answer.data.discarded });
  };
  const restore = async ({ content }: ArticleDraft) => {
    const answer = await client.ask('draft.restore', { article: model.id, content: { ...content, questions: [...content.questions], tags: [...content.tags], tiers: [...content.tiers] } });
    if (answer.ok) model.absorb(answer.data);
    return answer;
  };
  const act: ArticleAct = {
    verify: () => void say(verify(), 'Marked as still right; the next check is set.'),
    discard: () => void discard(),
    restoreDraft: (discarded) => void say(restore(discarded), 'The draft is back.'),
    unschedule: () => void say(model.act('article.unschedule', {}), 'It no longer publishes itself.'),
    withdrawReview: () => void say(model.act('review.withdraw', {}), 'The question is taken back.'),
  };
  const offer = (id: string, label: string, allowed: boolean, run: () => void): PaletteCommand[] =>
    allowed ? [{ id: `article-${id}`, label, group: 'This article', run }] : [];
  useCommands(
    commands,
    [
      ...offer('publish', 'Publish', actions.publish, () => onAsk({ kind: 'publish' })),
      ...offer('schedule', 'Schedule the publication', actions.schedule, () => onAsk({ kind: 'schedule' })),
      ...offer('review', 'Ask for a review', actions.askForReview, () => onAsk({ kind: 'request' })),
      ...offer('approve', 'Approve', actions.decideReview, () => onAsk({ kind: 'decide', decision: 'approved' })),
      ...offer('changes', 'Ask for changes', actions.decideReview, () => onAsk({ kind: 'decide', decision: 'changes_wanted' })),
      ...offer('verify', 'Still right', actions.verify, act.verify),
      ...offer('rename', 'Change the address', actions.rename, () => onAsk({ kind: 'rename' })),
      ...offer('archive', 'Archive', actions.archive, () => onAsk({ kind: 'archive' })),
    ],
    `${model.id} ${JSON.stringify(actions)}`,
  );
  return act;
}
