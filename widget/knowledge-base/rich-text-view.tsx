import type { ComponentChildren, JSX } from 'preact';
import type { Block, Inline, RichText } from '../../protocol/rich-text.ts';
import { usePanel } from '../panel/panel-context.ts';

/** Article text as elements. Headings move down by `lower` levels, to fit under what stands above them. */
export function RichTextView({ blocks, lower = 2 }: { blocks: RichText; lower?: number }): JSX.Element {
  return <>{blocks.map((block, i) => <BlockView key={i} block={block} lower={lower} />)}</>;
}

function BlockView({ block, lower }: { block: Block; lower: number }): JSX.Element {
  switch (block.t) {
    case 'paragraph':
      return <p><Inlines runs={block.children} /></p>;
    case 'heading': {
      const Heading = `h${Math.min(6, block.level + lower)}` as 'h4';
      return <Heading><Inlines runs={block.children} /></Heading>;
    }
    case 'list': {
      const items = block.items.map((item, i) => <li key={i}><RichTextView blocks={item} lower={lower} /></li>);
      return block.ordered ? <ol start={block.start ?? 1}>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return <Table head={block.head} rows={block.rows} />;
    case 'quote':
      return <blockquote><RichTextView blocks={block.children} lower={lower} /></blockquote>;
    case 'code':
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- long lines scroll, also by keyboard
      return <pre tabIndex={0}><code>{block.text}</code></pre>;
    case 'image':
      return <Picture src={block.src} alt={block.alt} />;
    case 'rule':
      return <hr />;
  }
}

function Table({ head, rows }: Omit<Block & { t: 'table' }, 't'>): JSX.Element {
  const cells = (row: readonly (readonly Inline[])[], Cell: 'th' | 'td'): ComponentChildren =>
    row.map((runs, i) => <Cell key={i} {...(Cell === 'th' && { scope: 'col' })}><Inlines runs={runs} /></Cell>);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- wide tables scroll, also by keyboard
    <div class="table" tabIndex={0}>
      <table>
        <thead><tr>{cells(head, 'th')}</tr></thead>
        <tbody>{rows.map((row, i) => <tr key={i}>{cells(row, 'td')}</tr>)}</tbody>
      </table>
    </div>
  );
}

function Picture({ src, alt }: { src: string; alt: string }): JSX.Element | null {
  const { server } = usePanel().host;
  const address = webAddress(src, server);
  return address === null ? null : <img src={address} alt={alt} loading="lazy" referrerpolicy="no-referrer" />;
}

function Inlines({ runs }: { runs: readonly Inline[] }): JSX.Element {
  return <>{runs.map((run, i) => <InlineView key={i} run={run} />)}</>;
}

function InlineView({ run }: { run: Inline }): JSX.Element {
  const { host, go } = usePanel();
  switch (run.t) {
    case 'text':
      return <>{run.text}</>;
    case 'code':
      return <code>{run.text}</code>;
    case 'break':
      return <br />;
    case 'strong':
      return <strong><Inlines runs={run.children} /></strong>;
    case 'em':
      return <em><Inlines runs={run.children} /></em>;
    case 'link': {
      const address = webAddress(run.href, host.server);
      const words = <Inlines runs={run.children} />;
      return address === null ? words : <a href={address} target="_blank" rel="noopener noreferrer">{words}</a>;
    }
    case 'article':
      return (
        <button type="button" class="link" onClick={() => go({ at: 'article', slug: run.slug })}>
          <Inlines runs={run.children} />
        </button>
      );
  }
}

/** An address that may be followed from here, or null. Addresses without a host are the chat server's. */
function webAddress(href: string, server: string): string | null {
  try {
    const { protocol, href: address } = new URL(href, server);
    return /^(https?|mailto|tel):$/.test(protocol) ? address : null;
  } catch {
    return null;
  }
}
