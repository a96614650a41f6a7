import { trailOf } from '../category-tree.ts';
import type { CategoryNode } from '../category-tree.ts';
import type { Html } from '../html.ts';
import { html } from '../html.ts';
import type { Crumb } from '../machine/structured-data.ts';
import type { PageContext } from './page-frame.ts';
import { pathTo } from './page-frame.ts';

/** The way from the first page down to a category, itself included. */
export function crumbsTo(context: PageContext, category: CategoryNode | undefined): Crumb[] {
  const above = category === undefined ? [] : [...trailOf(category), category];
  return [
    { name: context.words.home, path: pathTo(context, { at: 'home' }) },
    ...above.map(({ name, slug }) => ({ name, path: pathTo(context, { at: 'category', slug }) })),
  ];
}

/** The way as links. */
export function crumbTrail({ words }: PageContext, crumbs: readonly Crumb[]): Html {
  return html`<nav class="crumbs" aria-label="${words.breadcrumbs}"><ol>${crumbs.map(({ name, path }) => html`<li><a href="${path}">${name}</a></li>`)}</ol></nav>`;
}
