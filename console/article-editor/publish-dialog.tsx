import { useRef, useState } from 'preact/hooks';
import { TriedDialog } from '../golden/tried-dialog.tsx';
import type { Tried, TriedAnswer } from '../golden/tried-dialog.tsx';
import type { Outcome } from '../../client/model.ts';
import type { ArticleModel } from './article-model.ts';
import { WhyField } from './why-field.tsx';

/** How a publication ended, for the page behind the dialog. */
export type Published = 'live' | 'clash';

/** Makes the draft what customers and the bot have, after it was tried. */
export function PublishDialog({ model, onDone, onClose }: { model: ArticleModel; onDone: (how: Published) => void; onClose: () => void }) {
  const [why, setWhy] = useState('');
  const how = useRef<Published>('live');
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
    else how.current = 'clash';
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
      onDone={() => onDone(how.current)}
      onClose={onClose}
    >
      <WhyField label="What changed, and why" value={why} onInput={setWhy} />
    </TriedDialog>
  );
}
