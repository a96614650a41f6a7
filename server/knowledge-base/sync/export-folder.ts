import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { IMPORT_MAX } from '../../../protocol/article-limits.ts';
import type { Article } from '../article.ts';
import type { ExportedFile } from '../export-articles.ts';
import { folderEntries } from '../files/folder-entries.ts';
import { readArticles } from '../files/read-articles.ts';
import type { ImageStore } from './carry-images.ts';
import { bringImages, takeImagesAlong } from './carry-images.ts';
import type { Imports } from './create-imports.ts';
import { keyOf } from './plan-import.ts';

/** A file of a content folder: text, or the bytes of an image. */
export interface FolderFile {
  path: string;
  text?: string;
  bytes?: Buffer;
}

/** Articles and what lies beside them as the files of a folder, with the images that the articles show. */
export async function folderFiles(files: readonly ExportedFile[], images: ImageStore): Promise<FolderFile[]> {
  const pictures = new Map<string, Buffer>();
  const texts: FolderFile[] = [];
  for (const { path, text } of files) texts.push({ path, text: await takeImagesAlong(path, text, images, pictures) });
  return [...texts, ...[...pictures].map(([path, bytes]) => ({ path, bytes }))];
}

/** What writing a folder did; `kept` are paths that differ and were left as they are. */
export interface WriteReport {
  written: number;
  unchanged: number;
  kept: readonly string[];
}

/**
 * Writes files into a folder. One that is there with another text is written over only where `mayReplace` says so: an
 * export must not undo what somebody wrote into the folder.
 */
export async function writeFolder(files: readonly FolderFile[], folder: string, mayReplace: (path: string) => boolean): Promise<WriteReport> {
  const report = { written: 0, unchanged: 0, kept: [] as string[] };
  for (const { path, text, bytes } of files) {
    const target = join(folder, path);
    const wanted = bytes ?? Buffer.from(text ?? '');
    const there = await readFile(target).catch(() => null);
    if (there !== null && there.equals(wanted)) report.unchanged += 1;
    else if (there !== null && !mayReplace(path)) report.kept.push(path);
    else {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, wanted);
      report.written += 1;
    }
  }
  return report;
}

/** What an export needs of the knowledge base. */
export interface ExportParts {
  knowledge: { exportFiles(): Promise<readonly ExportedFile[]>; list(query: { limit: number }): Promise<readonly Article[]>; imports: Pick<Imports, 'compare' | 'agree'> };
  images: ImageStore;
}

/** Names a folder on this machine for agreements. */
export const folderSource = (folder: string): string => `folder ${folder}`;

/**
 * Writes everything into a folder. A file that says what the article here once said is brought up to date; one that
 * somebody has changed there is left and named, unless `overwrite`.
 */
export async function exportFolder({ knowledge, images }: ExportParts, folder: string, overwrite: boolean): Promise<WriteReport> {
  const source = folderSource(folder);
  const there = await folderEntries(folder).catch(() => ({ entries: [], issues: [] }));
  const read = await bringImages(readArticles(there).files, there.entries, NOBODY, images);
  const states = await knowledge.imports.compare(source, read.files.map(({ path, article }) => ({ path, content: article })));
  const old = new Set(read.files.filter(({ article }) => ['newer_here', 'same'].includes(states.get(keyOf(article)) ?? '')).map(({ path }) => path));
  const files = await folderFiles(await knowledge.exportFiles(), images);
  const report = await writeFolder(files, folder, (path) => overwrite || old.has(path));
  const kept = new Set(report.kept);
  const differing = new Set(read.files.filter(({ path }) => kept.has(path)).map(({ article }) => keyOf(article)));
  await knowledge.imports.agree(source, (await knowledge.list({ limit: IMPORT_MAX })).filter((article) => !differing.has(keyOf(article))));
  return report;
}

const NOBODY = { kind: 'import', id: null, name: 'Export' } as const;
