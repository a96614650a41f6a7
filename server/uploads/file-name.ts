import { FILE_NAME_MAX } from '../../protocol/uploads-contract.ts';

/** The name of a file as people see it: without folders and control characters, with the extension of what it really is. */
export function fileName(given: string, extension: string): string {
  const last = given.split(/[\\/]/).at(-1) ?? '';
  const clean = last.normalize('NFC').replace(/[\p{Cc}\p{Cf}\p{Surrogate}]/gu, '').trim();
  const stem = clean.replace(/\.[A-Za-z0-9]{1,5}$/, '').slice(0, FILE_NAME_MAX - extension.length - 1).trim() || 'file';
  return `${stem}.${extension}`;
}

/** Where a file lies on this server. The name in it is for people; the id alone finds it. */
export function fileAddress({ id, name }: { id: string; name: string }): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[^A-Za-z0-9.]+/g, '-').replace(/^-+/, '').replace(/-+(?=\.|$)/g, '');
  return `/files/${id}/${plain.startsWith('.') ? `file${plain}` : plain}`;
}

/** The ids of the files that a text refers to, in whatever form: Markdown, or an address by itself. */
export function filesIn(text: string): string[] {
  return [...text.matchAll(/\/files\/([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])/g)].map(([, id]) => id ?? '');
}
