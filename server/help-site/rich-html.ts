/** Article text as HTML: from the closed tree, never from markup of an author. */
import type { Block, Inline, RichText } from '../../protocol/rich-text.ts';
import type { Html, Part } from './html.ts';
import { attribute, heading, html } from './html.ts';

/** What the page around the text decides. */
export interface RichContext {
  /** The address of another article, or null where readers have none: its words stay, the link does not. */
  linkTo(slug: string): string | null;
  /** Name of a table that has to be scrolled. */
  tableLabel: string;
}

/** Blocks as HTML. Headings begin at level 2 and leave no level out, as readers who jump by them expect. */
export function richHtml(blocks: RichText, context: RichContext): Html {
  let level = 1;
  const write = (block: Block): Part => {
    if (block.t !== 'heading') return blockHtml(block, context, write);
    level = Math.min(block.level, level + 1);
    return heading(level, attribute('id', block.id), inlineHtml(block.children, context));
  };
  return html`${blocks.map(write)}`;
}

function blockHtml(block: Exclude<Block, { t: 'heading' }>, context: RichContext, write: (block: Block) => Part): Html {
  switch (block.t) {
    case 'paragraph':
      return html`<p>${inlineHtml(block.children, context)}</p>`;
    case 'list': {
      const items = block.items.map((item) => html`<li>${itemHtml(item, context, write)}</li>`);
      return block.ordered ? html`<ol${attribute('start', block.start)}>${items}</ol>` : html`<ul>${items}</ul>`;
    }
    case 'table':
      return tableHtml(block, context);
    case 'quote':
      return html`<blockquote>${block.children.map(write)}</blockquote>`;
    case 'code':
      return html`<pre tabindex="0"><code>${block.text}</code></pre>`;
    case 'image':
      return html`<p class="image"><img src="${block.src}" alt="${block.alt}" loading="lazy" decoding="async"></p>`;
    case 'rule':
      return html`<hr>`;
  }
}

/** A list item that is one paragraph stands without the paragraph: its margins would tear the list apart. */
function itemHtml(item: readonly Block[], context: RichContext, write: (block: Block) => Part): Part {
  return item.map((block, at) => (at === 0 && block.t === 'paragraph' ? inlineHtml(block.children, context) : write(block)));
}

function tableHtml({ head, rows }: Extract<Block, { t: 'table' }>, context: RichContext): Html {
  const cell = (runs: readonly Inline[]) => html`<td>${inlineHtml(runs, context)}</td>`;
  const headCell = (runs: readonly Inline[]) => (runs.length === 0 ? html`<td></td>` : html`<th scope="col">${inlineHtml(runs, context)}</th>`);
  return html`<div class="table" role="group" tabindex="0" aria-label="${context.tableLabel}"><table>
<thead><tr>${head.map(headCell)}</tr></thead>
<tbody>${rows.map((row) => html`<tr>${row.map(cell)}</tr>`)}</tbody>
</table></div>`;
}

/** Runs inside a block as HTML. */
export function inlineHtml(runs: readonly Inline[], context: RichContext): Html {
  return html`${runs.map((run) => runHtml(run, context))}`;
}

function runHtml(run: Inline, context: RichContext): Html {
  switch (run.t) {
    case 'text':
      return html`${run.text}`;
    case 'strong':
      return html`<strong>${inlineHtml(run.children, context)}</strong>`;
    case 'em':
      return html`<em>${inlineHtml(run.children, context)}</em>`;
    case 'code':
      return html`<code>${run.text}</code>`;
    case 'link':
      return html`<a href="${run.href}">${inlineHtml(run.children, context)}</a>`;
    case 'article': {
      const address = context.linkTo(run.slug);
      const words = inlineHtml(run.children, context);
      return address === null ? words : html`<a href="${address}">${words}</a>`;
    }
    case 'break':
      return html`<br>`;
  }
}
