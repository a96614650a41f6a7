/** The thread that replays a base, so that the one that serves is never held up. Articles in, outcomes out; then it ends. */
import { parentPort } from 'node:worker_threads';
import type { ArticleContent } from '../article.ts';
import type { ReplayMessage } from './replay-aside.ts';
import { replayBase } from './replay-base.ts';

/** Starts where it is a thread's main file only: importing it does nothing. */
if (parentPort !== null) {
  const port = parentPort;
  const articles: ArticleContent[] = [];
  port.on('message', (message: ReplayMessage) => {
    if (message.kind === 'articles') {
      articles.push(...message.articles);
      return;
    }
    const { kind: _kind, ...plan } = message;
    void replayBase({ ...plan, articles }, (progress) => port.postMessage({ progress })).then(
      (outcomes) => port.postMessage({ outcomes }),
      (error: unknown) => {
        // Ends the thread, and with it the trial.
        throw error;
      },
    );
  });
}
