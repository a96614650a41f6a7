import { systemClock } from '../../kernel/clock.ts';
import type { ImageStore, KnowledgeBase } from '../../knowledge-base/index.ts';
import { createKnowledgeBase } from '../../knowledge-base/index.ts';
import { createUploads, createUploadStore } from '../../uploads/index.ts';
import { articleImages } from '../article-images.ts';
import { withStore } from './with-store.ts';

/** Works on the articles of a running server, or of the store while nobody serves it. */
export async function withKnowledgeBase(work: (parts: { knowledge: KnowledgeBase; images: ImageStore }) => Promise<void>): Promise<void> {
  await withStore(async ({ config, store, logger }) => {
    const knowledge = createKnowledgeBase({ store, clock: systemClock, logger });
    const uploads = createUploads({ store: createUploadStore(store), clock: systemClock, limits: { totalBytes: config.uploadsMaxBytes } });
    // Nobody asks this process, so it need not build an index; the server builds its own.
    await knowledge.close();
    await work({ knowledge, images: articleImages(uploads) });
  });
}
