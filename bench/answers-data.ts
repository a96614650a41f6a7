/** What the answer bench asks: articles, and questions with the article that answers them (null: none does). */
import { readFile } from 'node:fs/promises';
import { parse } from 'yaml';
import type { ArticleContent } from '../server/knowledge-base/index.ts';
import { readArticleFolder } from '../server/knowledge-base/index.ts';

/** A base to be measured. */
export interface AnswerSetting {
  name: string;
  articles: readonly ArticleContent[];
  synonyms: readonly (readonly string[])[];
  questions: readonly AnswerQuestion[];
}

/** A question, and the slug of the article that answers it. */
export interface AnswerQuestion {
  text: string;
  slug: string | null;
  /** English where it is left out. */
  locale?: string;
}

interface DataFile {
  articles: readonly { id: string; title: string; body: string; examples: readonly string[] }[];
  fewshot: Readonly<Record<string, readonly (readonly [string, string])[]>>;
  valid: readonly (readonly [string, string | null])[];
  test: readonly (readonly [string, string | null])[];
}

/** The sample company's articles and its test questions; those that want a person are the wording rules' business. */
export async function sampleSetting(): Promise<AnswerSetting[]> {
  const { files, synonyms } = await readArticleFolder('kb-content');
  const golden = parse(await readFile('kb-content/golden.yml', 'utf8')) as { question: string; expect: string; locale?: string }[];
  const asked = golden.filter(({ expect }) => expect !== 'person');
  const questions = asked.map(({ question, expect, locale = 'en' }) => ({ text: question, slug: expect === 'none' ? null : expect, locale }));
  return [{ name: 'sample company', articles: files.map(({ article }) => article), synonyms, questions }];
}

/** A public set, with 3, 5, 10 and all examples an article; `part` says which questions, `every` how many of them. */
export async function settingsFromFile(file: string, part: 'valid' | 'test', every: number, wanted: readonly string[]): Promise<AnswerSetting[]> {
  const data = JSON.parse(await readFile(file, 'utf8')) as DataFile;
  const questions = data[part].filter((_, i) => i % every === 0).map(([text, slug]) => ({ text, slug }));
  return wanted.map((name) => {
    const articles = data.articles.map(({ id, title, body, examples }) => articleOf(id, title, body, chosen(data, name, id) ?? examples));
    return { name: `${name} examples`, articles, synonyms: [], questions };
  });
}

/** The examples of a small setting, taken from the smallest list that is long enough; null for all. */
function chosen({ fewshot }: DataFile, name: string, id: string): string[] | null {
  const count = Number(name);
  if (!Number.isInteger(count)) return null;
  const list = Object.keys(fewshot).map(Number).sort((a, b) => a - b).find((size) => size >= count);
  return (fewshot[String(list)] ?? []).filter(([, owner]) => owner === id).slice(0, count).map(([text]) => text);
}

function articleOf(slug: string, title: string, body: string, questions: readonly string[]): ArticleContent {
  const rest = { summary: '', category: 'General', tags: [], tiers: [], owner: null, verifyBy: null };
  return { ...rest, slug, title, body, questions, locale: 'en', audience: 'public', state: 'published' };
}
