import { CopyButton } from '../ui/copy-button.tsx';

/** The line that puts the widget on a website. */
export function SnippetCard({ snippet, origins }: { snippet: string; origins: readonly string[] }) {
  return (
    <section class="card card-body stack-s" aria-label="Snippet">
      <h2>Put it on your website</h2>
      <p class="small">
        Paste this line into every page that should have the chat, before the closing body tag.{' '}
        {origins.length === 0 && 'Add your website to the list first, or its pages are refused.'}
      </p>
      <code class="code">{snippet}</code>
      <div>
        <CopyButton text={snippet} label="Copy snippet" />
      </div>
    </section>
  );
}
