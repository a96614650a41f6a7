import { zipSync } from 'fflate';
import { IMPORT_MAX_BYTES } from '../../protocol/imports-contract.ts';

/** What a folder can hold that an import reads; everything else stays at home. */
const WANTED = /\.(md|markdown|html?|csv|ya?ml|png|jpe?g|gif|webp|avif)$/i;

/** Where a file lies in the folder that was chosen; empty for one that was chosen by itself, and where a browser knows no folders. */
export const folderPath = ({ webkitRelativePath }: Partial<Pick<File, 'webkitRelativePath'>>): string => webkitRelativePath ?? '';

/** Several files, as a browser gives them from a folder, packed into one zip file; null where there is nothing to send. */
export async function packedFolder(files: readonly File[]): Promise<Blob | null> {
  const tree: Record<string, Uint8Array> = {};
  for (const file of files) {
    const path = folderPath(file) || file.name;
    if (WANTED.test(path) && !path.split('/').some((part) => part.startsWith('.')) && file.size <= IMPORT_MAX_BYTES) tree[path] = new Uint8Array(await file.arrayBuffer());
  }
  if (Object.keys(tree).length === 0) return null;
  // At once: the library's threads are made from text, which the console's policy forbids.
  return new Blob([new Uint8Array(zipSync(tree, { level: 1 }))], { type: 'application/zip' });
}
