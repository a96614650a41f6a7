import { h } from 'preact';
import type { Block, Inline, RichText as Blocks } from '../../protocol/rich-text.ts';

/** A passage of an article, as the customer was shown it; `whole` draws it as an article, with headings and pictures, `message` as somebody's own words. */
export function RichText({ blocks, whole = false, message = false }: { blocks: Blocks; whole?: boolean; message?: boolean }) {
  return (
    <div class={message ? 'message-text message-rich' : 'rich-text'}>
      {blocks.map((block, at) => (
        <BlockView key={at} block={block} whole={whole} />
      ))}
    </div>
  );
}

function BlockView({ block, whole }: { block: Block; whole: boolean }) {
  switch (block.t) {
    case 'paragraph':
      return <p>{inlines(block.children)}</p>;
    case 'heading':
      return whole ? h(`h${block.level}`, { class: 'rich-text-heading' }, inlines(block.children)) : <p class="rich-text-heading">{inlines(block.children)}</p>;
    case 'list': {
      const items = block.items.map((item, at) => (
        <li key={at}>
          <RichText blocks={item} whole={whole} />
        </li>
      ));
      return block.ordered ? <ol start={block.start ?? 1}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        <div class="rich-text-table" role="region" aria-label="Table" tabIndex={0}>
          <table>
            <thead>
              <tr>{block.head.map((cell, at) => <th key={at} scope="col">{inlines(cell)}</th>)}</tr>
            </thead>
            <tbody>
              {block.rows.map((row, at) => (
                <tr key={at}>{row.map((cell, column) => <td key={column}>{inlines(cell)}</td>)}</tr>
              ))}
            </tbody>
          </table>
        </div>
      );
    case 'quote':
      return (
        <blockquote>
          <RichText blocks={block.children} whole={whole} />
        </blockquote>
      );
    case 'code':
      return <code class="code">{block.text}</code>;
    case 'image':
      // The console loads nothing from elsewhere: pictures of other websites are named instead.
      return whole && block.src.startsWith('/') ? <img class="rich-text-image" src={block.src} alt={block.alt} /> : <p class="muted">[{block.alt || block.src}]</p>;
    case 'rule':
      return <hr />;
  }
}

function inlines(runs: readonly Inline[]) {
  return runs.map((run, at) => <InlineView key={at} run={run} />);
}

function InlineView({ run }: { run: Inline }) {
  switch (run.t) {
    case 'text':
      return <>{run.text}</>;
    case 'strong':
      return <strong>{inlines(run.children)}</strong>;
    case 'em':
    case 'article':
      return <em>{inlines(run.children)}</em>;
    case 'code':
      return <code>{run.text}</code>;
    case 'link':
      return (
        <a href={run.href} target="_blank" rel="noopener noreferrer nofollow">
          {inlines(run.children)}
        </a>
      );
    case 'break':
      return <br />;
  }
}
