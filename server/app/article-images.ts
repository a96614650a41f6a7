import { buffer } from 'node:stream/consumers';
import { ARTICLE_FILES } from '../knowledge-base/index.ts';
import type { ImageStore } from '../knowledge-base/index.ts';
import type { Uploads } from '../uploads/index.ts';

/** The images of articles as imports and exports keep and read them: among the uploads. */
export function articleImages(uploads: Pick<Uploads, 'put' | 'open'>): ImageStore {
  return {
    async keep(name, bytes, by) {
      const { address } = await uploads.put({ name, bytes, purpose: ARTICLE_FILES, by: { id: by.id ?? by.kind, name: by.name } });
      return address;
    },
    async open(id) {
      const found = await uploads.open(id);
      return found && { name: found.file.name, bytes: await buffer(found.stream()) };
    },
  };
}
