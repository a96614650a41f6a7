import { LABEL_MAX } from '../../protocol/article-limits.ts';
import { Field } from '../ui/field.tsx';
import { Suggestions } from '../ui/suggestions.tsx';
import type { Categories } from './use-categories.ts';

/** Chooses the category of an article by its place in the tree; where there is no tree, by its name. */
export function CategoryField({ categories: { tree }, value, problem, onChoose }: {
  categories: Categories;
  value: string;
  problem?: string | undefined;
  onChoose: (slug: string) => void;
}) {
  if (tree.length === 0) return <Suggestions label="Category" value={value} known={[]} maxLength={LABEL_MAX} onInput={onChoose} problem={problem} />;
  // A draft may name its category by its words; it gets the slug when it is published.
  const chosen = tree.find(({ slug }) => slug === value) ?? tree.find(({ name }) => name.toLowerCase() === value.toLowerCase());
  return (
    <Field label="Category" problem={problem}>
      {(ids) => (
        <select {...ids} class="input" value={chosen?.slug ?? value} onChange={(event) => onChoose(event.currentTarget.value)}>
          {!chosen && <option value={value}>{value === '' ? 'Choose a category' : value}</option>}
          {tree.map(({ slug, name, depth }) => (
            <option key={slug} value={slug}>
              {'\u00a0\u00a0\u00a0'.repeat(depth)}
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
