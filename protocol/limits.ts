/** Longest message or note, in characters. */
export const MESSAGE_MAX = 10_000;
/** How much of an unsent message agents see, in characters. */
export const UNSENT_MAX = 2_000;
/** Longest name of a person or company, in characters. */
export const NAME_MAX = 120;
/** Longest e-mail address, in characters (RFC 5321 §4.5.3.1.3: a path has 256 octets, angle brackets included). */
export const EMAIL_MAX = 254;
/** Longest page address kept, in characters. */
export const URL_MAX = 2_000;
/** Longest page title kept, in characters. */
export const TITLE_MAX = 300;
/** Longest "why" in a survey, in characters. */
export const COMMENT_MAX = 2_000;
/** Longest search or question in the knowledge base, in characters. */
export const QUERY_MAX = 10_000;
/** Most events one fetch answers with. */
export const FETCH_MAX = 500;
/** Most rows one page of a list holds. */
export const PAGE_MAX = 100;
