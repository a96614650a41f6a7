import { useState } from 'preact/hooks';
import { LABEL_MAX } from '../../protocol/article-limits.ts';
import type { DraftContent } from '../../protocol/article-desk.ts';
import { CategoryField } from '../articles/category-field.tsx';
import { dayOfCalendar } from '../articles/day-words.ts';
import { useCategories } from '../articles/use-categories.ts';
import { useConsole } from '../app/console-context.ts';
import { Field, TextField } from '../ui/field.tsx';
import { Suggestions } from '../ui/suggestions.tsx';
import { AudienceField } from './audience-field.tsx';
import type { OpenedArticle } from './article-model.ts';
import { LanguagesPanel } from './languages-panel.tsx';
import { useArticleCounts } from './use-article-counts.ts';

/** Where the article belongs, who may read it, and who keeps it right. */
export function DetailsTab({ opened, content, problems, readOnly, mayRename, mayVerify, onEdit, onRename, onVerify }: {
  opened: OpenedArticle;
  content: DraftContent;
  problems: Readonly<Record<string, string>>;
  readOnly: boolean;
  mayRename: boolean;
  mayVerify: boolean;
  onEdit: (change: Partial<DraftContent>) => void;
  onRename: () => void;
  onVerify: () => void;
}) {
  const { user, desk } = useConsole();
  const counts = useArticleCounts();
  const categories = useCategories();
  const { article, settings } = opened;
  return (
    <div class="details-columns">
      <fieldset class="stack" disabled={readOnly}>
        <legend class="sr-only">Details</legend>
        <div class="field">
          <span class="field-label">Address</span>
          <div class="row">
            <code>/help/{article.slug}</code>
            {mayRename && (
              <button type="button" class="button" onClick={onRename}>
                Change address
              </button>
            )}
          </div>
        </div>
        <CategoryField categories={categories} value={content.category} problem={problems['category']} onChoose={(category) => onEdit({ category })} />
        <TagsField tags={content.tags} problem={Object.entries(problems).find(([path]) => path.startsWith('tags'))?.[1]} onTags={(tags) => onEdit({ tags })} />
        <AudienceField content={content} problems={problems} onEdit={onEdit} />
        <div class="owner-fields">
          <Suggestions
            label="Owner"
            hint={content.owner === user.name ? 'That is you.' : <button type="button" class="button-link" onClick={() => onEdit({ owner: user.name })}>Make me the owner</button>}
            value={content.owner ?? ''}
            known={counts?.owners.map(({ name }) => name) ?? []}
            maxLength={LABEL_MAX}
            onInput={(owner) => onEdit({ owner: owner === '' ? null : owner })}
            problem={problems['owner']}
          />
          <TextField label="Verify by" type="date" hint="The day on which its owner checks whether it is still right." value={content.verifyBy ?? ''} onInput={(day) => onEdit({ verifyBy: day === '' ? null : day })} problem={problems['verifyBy']} />
        </div>
        {mayVerify && (
          <div class="row">
            <button type="button" class="button" onClick={onVerify}>
              Still right
            </button>
            <span class="muted small">
              {article.verifyBy === null ? 'No check is due.' : `A check is due by ${dayOfCalendar(article.verifyBy, desk.now())}.`} “Still right” sets the next one in {settings.verifyEveryDays} days.
            </span>
          </div>
        )}
      </fieldset>
      <LanguagesPanel opened={opened} known={counts?.locales.map(({ name }) => name) ?? []} />
    </div>
  );
}

/** Tags in one line, parted by commas. */
function TagsField({ tags, problem, onTags }: { tags: readonly string[]; problem: string | undefined; onTags: (tags: string[]) => void }) {
  const [text, setText] = useState(tags.join(', '));
  const parsed = (line: string) => [...new Set(line.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '');
  const shown = parsed(text).join() === tags.join() ? text : tags.join(', ');
  return (
    <Field label="Tags" hint="Parted by commas. Articles tagged “featured” are offered before anything was asked." problem={problem}>
      {(ids) => (
        <input
          {...ids}
          class="input"
          value={shown}
          onInput={(event) => {
            setText(event.currentTarget.value);
            onTags(parsed(event.currentTarget.value));
          }}
        />
      )}
    </Field>
  );
}
