import { useState } from 'preact/hooks';
import { FilePlus2, ListPlus } from 'lucide';
import type { GapRow } from '../../protocol/ledger.ts';
import { articleAddress } from '../app/route.ts';
import { useConsole } from '../app/console-context.ts';
import { Icon } from '../ui/icon.tsx';
import { AddToArticleDialog } from './add-to-article-dialog.tsx';
import { DismissDialog } from './dismiss-dialog.tsx';
import type { GapActions } from './gap-actions-model.ts';

/** What can be done about a gap. Writing goes straight to the draft. */
export function GapButtons({ gap, actions, main = false }: { gap: GapRow; actions: GapActions; /** These are the page's own, not one row's. */ main?: boolean }) {
  const { router } = useConsole();
  const [open, setOpen] = useState<'add' | 'dismiss' | null>(null);
  const busy = actions.working.value === gap.id;
  const primary = main ? 'button button-primary' : 'button';
  const about = `“${gap.question}”`;
  const write = async () => {
    const article = await actions.write(gap);
    if (article?.id) router.go(articleAddress(article.id));
  };
  if (gap.state === 'dismissed') {
    return (
      <button type="button" class="button" disabled={busy} aria-label={`Open ${about} again`} onClick={() => void actions.reopen(gap)}>
        Open again
      </button>
    );
  }
  return (
    <>
      {gap.state === 'in_work' && gap.article?.id ? (
        <a class={primary} href={articleAddress(gap.article.id)} aria-label={`Go on with the article for ${about}`}>
          Go on with the article
        </a>
      ) : (
        <button type="button" class={primary} disabled={busy} aria-label={`Write an article for ${about}`} onClick={() => void write()}>
          <Icon icon={FilePlus2} />
          Write an article
        </button>
      )}
      <button type="button" class="button" disabled={busy} aria-label={`Add ${about} to an article`} onClick={() => setOpen('add')}>
        <Icon icon={ListPlus} />
        Add to an article…
      </button>
      <button type="button" class="button" disabled={busy} aria-label={`Dismiss ${about}`} onClick={() => setOpen('dismiss')}>
        Dismiss…
      </button>
      {open === 'add' && <AddToArticleDialog gap={gap} actions={actions} onClose={() => setOpen(null)} />}
      {open === 'dismiss' && <DismissDialog gap={gap} actions={actions} onClose={() => setOpen(null)} />}
    </>
  );
}
