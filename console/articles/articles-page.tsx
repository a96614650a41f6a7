import { ArticlesLayout } from './articles-layout.tsx';

/** What customers and agents can read. */
export function ArticlesPage() {
  return (
    <ArticlesLayout current="articles" title="Articles">
      <p class="muted">The list of articles stands here.</p>
    </ArticlesLayout>
  );
}
