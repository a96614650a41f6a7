import type { FileRow, FileUse, UploadedFile } from '../../../protocol/uploads-contract.ts';
import { AppError } from '../../kernel/errors.ts';
import { filesIn } from '../../uploads/index.ts';
import { isPublic } from '../article.ts';
import type { DeskText, DeskTexts } from '../texts/desk-texts-store.ts';

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
  texts: DeskTexts;
  /** Files that something else than articles shows, such as the help site's logo. */
  isShownElsewhere?: (id: string) => boolean;
}

const LIMIT_USUAL = 50;
const TITLES_MAX = 20;

/** The files of articles over uploads. */
export function createMedia({ uploads, texts, isShownElsewhere = () => false }: MediaParts): Media {
  async function usesByFile(): Promise<Map<string, DeskText[]>> {
    const found = new Map<string, DeskText[]>();
    for await (const text of texts.holding('/files/', ['article', 'version', 'draft', 'snippet'])) {
      // The text itself is not needed any more, and may be long.
      const use = { ...text, body: '' };
      for (const file of new Set(filesIn(text.body))) {
        const known = found.get(file);
        if (known === undefined) found.set(file, [use]);
        else known.push(use);
      }
    }
    return found;
  }

  function rowOf(file: UploadedFile, found: readonly DeskText[]): FileRow {
    const present = found.filter(({ source }) => source !== 'version');
    const named = new Map(found.flatMap(({ article, title }) => (article === null ? [] : [[article, title] as const])));
    const shown = present.some((text) => text.source === 'article' && isPublic(text)) || isShownElsewhere(file.id);
    const use: FileUse = shown ? 'public' : present.length > 0 ? 'staff' : 'unused';
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
