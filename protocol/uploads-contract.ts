/** Images and files that editors upload, as the console lists them. The bytes travel over HTTP. */
import * as v from 'valibot';
import { command } from './command.ts';
import { cursorSchema, limitSchema } from './fields.ts';
import { ID } from './ids.ts';

/** Largest file, in bytes. */
export const UPLOAD_MAX_BYTES = 10 * 1024 * 1024;
/** Most pixels of an image: a small file can unfold into gigabytes. */
export const UPLOAD_MAX_PIXELS = 50_000_000;
/** Longest name of a file, in characters. */
export const FILE_NAME_MAX = 120;

/** A file that was uploaded. `address` is relative to the server: `/files/ID/name.png`. Width and height are null for what is no image. */
export interface UploadedFile {
  id: string;
  name: string;
  address: string;
  /** Its media type, read from its content. */
  type: string;
  isImage: boolean;
  /** In bytes. */
  size: number;
  width: number | null;
  height: number | null;
  by: string;
  /** Milliseconds since the Unix epoch. */
  at: number;
}

/** Who may see a file, which follows from where it is used: customers, people who sign in, or it is in use nowhere. */
export type FileUse = 'public' | 'staff' | 'unused';

/** A file with what uses it: titles of articles (first 20), and whether only their history does. */
export interface FileRow extends UploadedFile {
  use: FileUse;
  usedBy: readonly { article: string; title: string }[];
}

/** Parses the id of a file. */
export const fileIdSchema = v.pipe(v.string(), v.regex(ID, 'must be the id of a file'));

/** The commands of the page "Files"; permission `articles`. */
export const uploadsContract = {
  /** Newest first. */
  'files.list': command<{ files: readonly FileRow[]; next: string | null; total: { files: number; bytes: number } }>()(
    v.object({ use: v.optional(v.picklist(['public', 'staff', 'unused'])), cursor: v.optional(cursorSchema), limit: v.optional(limitSchema) }),
  ),
  /** `conflict` where something uses it. */
  'files.remove': command<{ removed: number }>()(v.object({ ids: v.pipe(v.array(fileIdSchema), v.minLength(1), v.maxLength(100)) })),
} as const;
