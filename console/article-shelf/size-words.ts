const KILOBYTE = 1024;

/** Bytes as people say them: "640 B", "12 kB", "3.4 MB". */
export function sizeWords(bytes: number): string {
  if (bytes < KILOBYTE) return `${bytes} B`;
  const kilobytes = bytes / KILOBYTE;
  if (kilobytes < KILOBYTE) return `${Math.round(kilobytes)} kB`;
  return `${(kilobytes / KILOBYTE).toFixed(1)} MB`;
}
