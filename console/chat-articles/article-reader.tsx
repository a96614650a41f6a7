import { useEffect, useRef, useState } from 'preact/hooks';
import { ArrowLeft } from 'lucide';
import type { DraftModel } from '../composer/draft-model.ts';
import { RichText } from '../conversations/rich-text.tsx';
import { ConfirmDialog } from '../ui/confirm-dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { AudienceChips, audienceWarning } from './audience-note.tsx';
import type { OpenArticle } from './chat-articles-model.ts';

/** An article to read; its passages and its address can be put into the reply. What is not for this customer is asked about first. */
export function ArticleReader({ open, reply, onBack, onInserted }: { open: OpenArticle; reply: DraftModel; onBack: () => void; onInserted: () => void }) {
  const { article, passages } = open;
  const warning = audienceWarning(article);
  const [asked, setAsked] = useState<string | null>(null);
  const [isFull, setFull] = useState(false);
  const title = useRef<HTMLHeadingElement>(null);
  useEffect(() => title.current?.focus(), []);
  const insert = (words: string) => {
    const added = reply.add(words, warning === null ? article.slug : null);
    setFull(!added);
    setAsked(null);
    if (added) onInserted();
  };
  const address = article.address;
  return (
    <>
      <button type="button" class="button-link back-link small chat-articles-back" onClick={onBack}>
        <Icon icon={ArrowLeft} />
        All articles
      </button>
      <article class="chat-article-read" aria-labelledby="chat-article-title">
        <h3 id="chat-article-title" ref={title} tabIndex={-1}>{article.title}</h3>
        {article.audience !== 'public' && (
          <p class="small">
            <AudienceChips article={article} /> {article.audience === 'agents' ? 'Customers do not see this article.' : (warning ?? 'This customer may read it.')}
          </p>
        )}
        {address !== null && (
          <div class="row">
            <button type="button" class="button" onClick={() => insert(`${article.title}: ${address}`)}>Insert link</button>
            <a class="small" href={address} target="_blank" rel="noopener">Open as customers see it</a>
          </div>
        )}
        {isFull && <Notice tone="danger">There is no room for this in the reply. Shorten the reply{address !== null && ', or insert the link'}.</Notice>}
        {passages === null && <Skeleton rows={6} label="Loading the article" />}
        {passages?.map(({ heading, blocks, text }, at) => (
          <section key={at} class="chat-passage" aria-label={heading ?? article.title}>
            {heading !== null && <h4>{heading}</h4>}
            <RichText blocks={blocks} whole />
            {text.trim() !== '' && (
              <button type="button" class="button" aria-label={`Insert “${heading ?? article.title}” into the reply`} onClick={() => (warning === null ? insert(text) : setAsked(text))}>
                Insert into the reply
              </button>
            )}
          </section>
        ))}
      </article>
      {asked !== null && (
        <ConfirmDialog
          title={article.audience === 'agents' ? 'Customers may not see this article. Insert its words anyway?' : 'This customer may not see this article. Insert its words anyway?'}
          text={`${warning ?? ''} What you insert can be changed before you send it; once sent, the customer has read it.`}
          confirm="Insert anyway"
          onConfirm={() => insert(asked)}
          onClose={() => setAsked(null)}
        />
      )}
    </>
  );
}
