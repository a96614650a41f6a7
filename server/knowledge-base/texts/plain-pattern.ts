/** Words as a pattern of the database that means nothing but them. */
export const plainPattern = (words: string): string => words.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
