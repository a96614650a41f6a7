/** Longest title, in characters. */
export const TITLE_MAX = 200;
/** Longest summary, in characters. */
export const SUMMARY_MAX = 500;
/** Longest Markdown body, in characters: about 200 printed pages. */
export const BODY_MAX = 500_000;
/** Longest example question, in characters. */
export const QUESTION_MAX = 500;
/** Most example questions of one article. Public data sets of questions have up to some thousands for one topic. */
export const QUESTIONS_MAX = 5_000;
/** Longest name of a category, tag or owner, in characters. */
export const LABEL_MAX = 80;
/** Most tags of one article. */
export const TAGS_MAX = 30;
/** Most articles one import takes. */
export const IMPORT_MAX = 10_000;
/** Longest file that is read as an article, in bytes: the longest body and the most questions, and some air. */
export const FILE_MAX_BYTES = 4_000_000;
/** Longest front matter, in characters. */
export const FRONT_MATTER_MAX = 3_000_000;
/** Most tiers that one article is for. */
export const ARTICLE_TIERS_MAX = 50;
