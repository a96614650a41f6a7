import { useRef, useState } from 'preact/hooks';
import type { DraftField } from '../../protocol/article-desk.ts';
import { TriedDialog } from '../golden/tried-dialog.tsx';
import type { Tried, TriedAnswer } from '../golden/tried-dialog.tsx';
import type { Outcome } from '../../client/model.ts';
import type { ArticleModel } from './article-model.ts';
import { WhyField } from './why-field.tsx';

/** Makes the draft what customers and the bot have, after it was tried. */
export function PublishDialog({ model, onDone, onClash, onClose }: {
  model: ArticleModel;
  onDone: () => void;
  /** Nothing was published: these fields were changed in force as well. */
  onClash: (fields: readonly DraftField[]) => void;
  onClose: () => void;
}) {
  const [why, setWhy] = useState('');
  const clash = useRef<readonly DraftField[] | null>(null);
  const send = async (tried: Tried): Promise<Outcome<TriedAnswer>> => {
    const version = model.opened.value?.article.version;
    const answer = await model.act('article.publish', { why, ...tried });
    if (!answer.ok) {
      // An answer that got lost is no refusal: whether it is published is seen in the article.
      if (answer.error.code === 'timeout') await model.open();
      const isLive = model.opened.value?.draft === null && model.opened.value.article.version !== version;
      return isLive ? { ok: true, data: { done: true } } : answer;
    }
    if (answer.data.published) model.absorb({ article: answer.data.article, draft: null });
    else if (answer.data.reason !== 'clash') return { ok: true, data: { done: false, trial: answer.data.trial } };
    else clash.current = answer.data.clashes;
    return { ok: true, data: { done: true } };
  };
  return (
    <TriedDialog
      title="Publish this article"
      button="Publish"
      anyway="Publish anyway"
      busyWords="Publishing: the bot gets it now…"
      begin={() => model.act('trial.start', {})}
      send={send}
      onDone={() => (clash.current === null ? onDone() : onClash(clash.current))}
      onClose={onClose}
    >
      <WhyField label="What changed, and why" value={why} onInput={setWhy} />
    </TriedDialog>
  );
}
