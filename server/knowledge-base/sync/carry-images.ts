/**
 * Images lie beside the articles in a folder, and among the uploads here. An article says where its images are, so its
 * text is rewritten on the way: to `/files/ID/name` on the way in, to a path of the folder on the way out. The same
 * bytes get the same address, so a text that was not changed stays equal.
 */
import { posix } from 'node:path';
import type { Author } from '../../../protocol/article-desk.ts';
import { AppError } from '../../kernel/errors.ts';
import type { ArticleFile, FileIssue } from '../files/article-file.ts';
import type { Entry } from '../files/entries.ts';
import { IMAGE_FILE } from '../files/entries.ts';
import { decoded, replaceAddresses } from '../files/relink.ts';

/** Where images are kept here. */
export interface ImageStore {
  /** The address of an image, `/files/ID/name`; the same bytes have one address. AppError where it is no image. */
  keep(name: string, bytes: Buffer, by: Author): Promise<string>;
  /** Null where there is none. */
  open(id: string): Promise<{ name: string; bytes: Buffer } | null>;
}

/** Keeps the images that articles show, and lets the articles say where they are now. */
export async function bringImages(files: readonly ArticleFile[], entries: readonly Entry[], by: Author, images: ImageStore): Promise<{ files: ArticleFile[]; issues: FileIssue[] }> {
  const there = new Map(entries.filter(({ path }) => IMAGE_FILE.test(path)).map(({ path, bytes }) => [path, bytes]));
  const addresses = new Map<string, string>();
  const issues: FileIssue[] = [];
  for (const path of new Set(files.flatMap((file) => imagesOf(file).filter((image) => there.has(image))))) {
    try {
      addresses.set(path, await images.keep(posix.basename(path), there.get(path) as Buffer, by));
    } catch (error) {
      if (!(error instanceof AppError) || error.code === 'unavailable') throw error;
      issues.push({ path, message: error.message });
    }
  }
  const brought = files.map((file) => {
    const body = replaceAddresses(file.article.body, (target) => addresses.get(inFolder(file.path, target)) ?? null);
    return body === file.article.body ? file : { ...file, article: { ...file.article, body } };
  });
  const missing = files.flatMap((file) => imagesOf(file).filter((image) => IMAGE_FILE.test(image) && !there.has(image)).map((image) => ({ path: file.path, message: `shows ${image}, which is not there` })));
  return { files: brought, issues: [...issues, ...missing] };
}

const KEPT = /\/files\/([A-Za-z0-9_-]{22})\/[A-Za-z0-9._-]*/g;

/** The text of a file at `path`, with its images as files of the folder; `written` gets what has to lie there. */
export async function takeImagesAlong(path: string, text: string, images: ImageStore, written: Map<string, Buffer>): Promise<string> {
  const targets = new Map<string, string>();
  for (const [address, id = ''] of text.matchAll(KEPT)) {
    const image = targets.has(address) ? null : await images.open(id);
    if (image === null) continue;
    const target = `images/${id}-${posix.basename(address)}`;
    written.set(target, image.bytes);
    targets.set(address, posix.relative(posix.dirname(path), target));
  }
  return text.replace(KEPT, (address) => targets.get(address) ?? address);
}

function imagesOf({ path, article }: ArticleFile): string[] {
  const found: string[] = [];
  replaceAddresses(article.body, (target) => {
    if (IMAGE_FILE.test(target)) found.push(inFolder(path, target));
    return null;
  });
  return found;
}

/** Where an address of a file leads in its folder. */
function inFolder(path: string, target: string): string {
  const plain = decoded(target);
  return posix.normalize(plain.startsWith('/') ? plain.slice(1) : posix.join(posix.dirname(path), plain));
}
