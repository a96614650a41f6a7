import type { FileRow, FileUse, UploadedFile } from '../../../protocol/uploads-contract.ts';
import { AppError } from '../../kernel/errors.ts';
import type { MediaUse } from './media-uses-store.ts';

/** What the files of articles are uploaded for. */
export const ARTICLE_FILES = 'article';

/** The images and files of articles, as editors look after them. */
export interface Media {
  /** Newest first; the cursor is the id of the last row. */
  list(query: { use?: FileUse | undefined; cursor?: string | undefined; limit?: number | undefined }): Promise<{ files: readonly FileRow[]; next: string | null; total: { files: number; bytes: number } }>;
  /** AppError `conflict` where an article, a draft or a snippet uses one of them; then none is removed. */
  remove(ids: readonly string[]): Promise<number>;
}

/** What it stands on: uploads through a narrow door, and who refers to files. */
export interface MediaParts {
  uploads: {
    all(purpose: string): Promise<readonly UploadedFile[]>;
    total(): Promise<{ files: number; bytes: number }>;
    remove(ids: readonly string[]): Promise<number>;
  };
  uses: { all(): Promise<readonly MediaUse[]> };
  /** Files that something else than articles shows, such as the help site's logo. */
  isShownElsewhere?: (id: string) => boolean;
}

const LIMIT_USUAL = 50;
const TITLES_MAX = 20;

/** The files of articles over uploads. */
export function createMedia({ uploads, uses, isShownElsewhere = () => false }: MediaParts): Media {
  async function usesByFile(): Promise<Map<string, MediaUse[]>> {
    const found = new Map<string, MediaUse[]>();
    for (const use of await uses.all()) {
      const known = found.get(use.file);
      if (known === undefined) found.set(use.file, [use]);
      else known.push(use);
    }
    return found;
  }

  function rowOf(file: UploadedFile, found: readonly MediaUse[]): FileRow {
    const present = found.filter(({ kind }) => kind !== 'history');
    const named = new Map(found.flatMap(({ article, title }) => (article === null ? [] : [[article, title] as const])));
    const use: FileUse = present.some(({ kind }) => kind === 'public') || isShownElsewhere(file.id) ? 'public' : present.length > 0 ? 'staff' : 'unused';
    return { ...file, use, usedBy: [...named].slice(0, TITLES_MAX).map(([article, title]) => ({ article, title })) };
  }

  return {
    async list({ use, cursor, limit = LIMIT_USUAL }) {
      const [all, found, total] = await Promise.all([uploads.all(ARTICLE_FILES), usesByFile(), uploads.total()]);
      const rows = all.map((file) => rowOf(file, found.get(file.id) ?? [])).filter((row) => use === undefined || row.use === use);
      const from = cursor === undefined ? 0 : rows.findIndex(({ id }) => id === cursor) + 1;
      const files = rows.slice(from, from + limit);
      return { files, next: from + limit < rows.length ? (files.at(-1)?.id ?? null) : null, total };
    },
    async remove(ids) {
      const [found, known] = await Promise.all([usesByFile(), uploads.all(ARTICLE_FILES)]);
      const used = known.filter(({ id }) => ids.includes(id)).find((file) => rowOf(file, found.get(file.id) ?? []).use !== 'unused');
      if (used !== undefined) throw new AppError('conflict', `${used.name} is in use by now. Nothing was removed.`);
      return uploads.remove(ids.filter((id) => known.some((file) => file.id === id)));
    },
  };
}
