import * as v from 'valibot';
import { localeSchema, slugSchema } from './fields.ts';
import { AUDIENCES } from './articles.ts';
import { ARTICLE_TIERS_MAX, BODY_MAX, LABEL_MAX, QUESTION_MAX, QUESTIONS_MAX, SUMMARY_MAX, TAGS_MAX, TITLE_MAX } from './article-limits.ts';

/** Half a surrogate pair: the store would silently put another character, so that what was sent and what lies there differ. */
const whole = (text: string): string => text.replace(/\p{Surrogate}/gu, '\uFFFD');

/** One line of text: runs of white space become one space. */
const line = (max: number) =>
  v.pipe(
    v.string('must be text'),
    v.maxLength(max, `must be at most ${max} characters`),
    v.transform((text) => whole(text).replace(/\s+/g, ' ').trim()),
  );

const filledLine = (max: number) => v.pipe(line(max), v.minLength(1, 'is missing'));

/** `YYYY-MM-DD`, and a day that exists. */
const daySchema = v.pipe(
  v.string('must be a day such as 2027-03-31'),
  v.maxLength(10, 'must be a day such as 2027-03-31'),
  v.isoDate('must be a day such as 2027-03-31'),
  v.check((day) => new Date(`${day}T00:00:00Z`).toJSON()?.startsWith(day) ?? false, 'is no day of the calendar'),
);

/** Example questions: blank ones are left out, repeated ones are kept once. */
const questionsSchema = v.pipe(
  v.array(line(QUESTION_MAX), 'must be a list'),
  v.maxLength(QUESTIONS_MAX, `must be at most ${QUESTIONS_MAX} entries`),
  v.transform((questions) => [...new Set(questions.filter((question) => question !== ''))]),
);

/** "in review", as people write it, or `in_review`, as it is kept. */
const stateSchema = v.pipe(
  v.string('must be draft, in review, published or archived'),
  v.transform((state) => state.trim().toLowerCase().replace(/[\s-]+/g, '_')),
  v.picklist(['draft', 'in_review', 'published', 'archived'], 'must be draft, in review, published or archived'),
);

/** The parts of an article that an editor writes, each parsed alone. */
export const articleFields = {
  slug: slugSchema,
  locale: localeSchema,
  title: filledLine(TITLE_MAX),
  summary: line(SUMMARY_MAX),
  body: v.pipe(v.string('must be text'), v.maxLength(BODY_MAX, `must be at most ${BODY_MAX} characters`), v.transform(whole)),
  questions: questionsSchema,
  category: filledLine(LABEL_MAX),
  tags: v.pipe(v.array(filledLine(LABEL_MAX), 'must be a list'), v.maxLength(TAGS_MAX, `must be at most ${TAGS_MAX} entries`)),
  audience: v.picklist(AUDIENCES, 'must be public, tiers or agents'),
  /** Names of tiers, where the audience is `tiers`; otherwise they wait. */
  tiers: v.pipe(v.array(filledLine(LABEL_MAX), 'must be a list'), v.maxLength(ARTICLE_TIERS_MAX, `must be at most ${ARTICLE_TIERS_MAX} entries`), v.transform((tiers) => [...new Set(tiers)])),
  owner: v.nullable(filledLine(LABEL_MAX)),
  verifyBy: v.nullable(daySchema),
  state: stateSchema,
};

/** The title of a draft, which may still be without one. */
export const draftTitleSchema = line(TITLE_MAX);

/** What is wrong with an input, one line each: `questions.3 must be text`. */
export function issueLines(issues: readonly v.BaseIssue<unknown>[]): string[] {
  return issues.map((issue) => {
    const missing = issue.kind === 'schema' && issue.input === undefined;
    return `${v.getDotPath(issue) ?? 'article'} ${missing ? 'is missing' : issue.message}`;
  });
}
