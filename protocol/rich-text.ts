/**
 * Article text as a closed tree. The server makes it from Markdown; the widget draws it as elements and the
 * help site as HTML, so no markup of an author ever reaches a page as markup.
 */

/** A run of text inside a block. */
export type Inline =
  | { t: 'text'; text: string }
  | { t: 'strong' | 'em'; children: readonly Inline[] }
  | { t: 'code'; text: string }
  | { t: 'link'; href: string; children: readonly Inline[] }
  | { t: 'article'; slug: string; children: readonly Inline[] }
  | { t: 'break' };

/** A block of an article. `id` of a heading is unique within its article and usable as a fragment. */
export type Block =
  | { t: 'paragraph'; children: readonly Inline[] }
  | { t: 'heading'; level: 2 | 3 | 4; id: string; children: readonly Inline[] }
  | { t: 'list'; ordered: boolean; start?: number; items: readonly (readonly Block[])[] }
  | { t: 'table'; head: readonly (readonly Inline[])[]; rows: readonly (readonly (readonly Inline[])[])[] }
  | { t: 'quote'; children: readonly Block[] }
  | { t: 'code'; text: string }
  | { t: 'image'; src: string; alt: string }
  | { t: 'rule' };

/** An article's body, or a passage of it. */
export type RichText = readonly Block[];

/** The words of inline runs, without any styling. */
export function inlineText(runs: readonly Inline[]): string {
  return runs
    .map((run) => {
      switch (run.t) {
        case 'text':
        case 'code':
          return run.text;
        case 'break':
          return '\n';
        case 'strong':
        case 'em':
        case 'link':
        case 'article':
          return inlineText(run.children);
      }
    })
    .join('');
}

/** The words of blocks, one block a line; list items begin with "- " or their number, table cells are joined by " | ". */
export function plainText(blocks: RichText): string {
  return blocks
    .map((block) => {
      switch (block.t) {
        case 'paragraph':
        case 'heading':
          return inlineText(block.children);
        case 'list':
          return block.items
            .map((item, i) => `${block.ordered ? `${(block.start ?? 1) + i}.` : '-'} ${plainText(item)}`)
            .join('\n');
        case 'table':
          return [block.head, ...block.rows].map((row) => row.map(inlineText).join(' | ')).join('\n');
        case 'quote':
          return plainText(block.children);
        case 'code':
          return block.text;
        case 'image':
          return block.alt;
        case 'rule':
          return '';
      }
    })
    .join('\n');
}
