import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { stringify } from 'yaml';
import { localeSchema, slugSchema } from '../../../protocol/fields.ts';
import { GOLDEN_MAX, goldenQuestionSchema } from '../../../protocol/golden-contract.ts';
import type { FileIssue } from '../files/article-file.ts';
import { readYaml } from '../files/front-matter.ts';
import type { GoldenEntry } from './golden-store.ts';

const entrySchema = v.object({ question: goldenQuestionSchema, expect: slugSchema, locale: v.optional(localeSchema, 'en') });
const PATH = 'golden.yml';
/** Longest file, in characters. */
const FILE_MAX = 4_000_000;

/** Reads `golden.yml`: a list of `question` and `expect`, with `locale` where it is not English. What cannot be read is named. */
export function parseGolden(text: string): { entries: readonly GoldenEntry[]; issues: FileIssue[] } {
  const issue = (message: string): FileIssue => ({ path: PATH, message });
  if (text.length > FILE_MAX) return { entries: [], issues: [issue(`must be at most ${FILE_MAX} characters`)] };
  const read = readYaml(text);
  if (!read.ok) return { entries: [], issues: [issue(`is broken: ${read.issue}`)] };
  if (read.value === null) return { entries: [], issues: [] };
  if (!Array.isArray(read.value)) return { entries: [], issues: [issue('must be a list of questions')] };
  const entries: GoldenEntry[] = [];
  const issues: FileIssue[] = read.value.length > GOLDEN_MAX ? [issue(`more than ${GOLDEN_MAX} questions; the rest is left out`)] : [];
  read.value.slice(0, GOLDEN_MAX).forEach((value: unknown, i) => {
    const parsed = v.safeParse(entrySchema, value);
    if (parsed.success) entries.push(parsed.output);
    else issues.push(issue(`question ${i + 1}: ${v.getDotPath(parsed.issues[0]) ?? 'it'} ${parsed.issues[0].message}`));
  });
  return { entries, issues };
}

/** Reads the file of a content folder; none where there is none. */
export async function readGolden(folder: string): Promise<{ entries: readonly GoldenEntry[]; issues: FileIssue[] }> {
  try {
    return parseGolden(await readFile(join(folder, PATH), 'utf8'));
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown error';
    return { entries: [], issues: code === 'ENOENT' ? [] : [{ path: PATH, message: `cannot be read (${code})` }] };
  }
}

/** The golden set as its file; reading it again gives the same. */
export function formatGolden(entries: readonly GoldenEntry[]): string {
  return stringify(entries.map(({ question, expect, locale }) => ({ question, expect, ...(locale !== 'en' && { locale }) })), { lineWidth: 0 });
}
