import * as v from 'valibot';
import { COMMENT_MAX, EMAIL_MAX, FETCH_MAX, MESSAGE_MAX, NAME_MAX, PAGE_MAX, TITLE_MAX, URL_MAX } from './limits.ts';

// Tab and line breaks stay; C1 counts as well, since terminals and logs obey it.
// oxlint-disable-next-line no-control-regex -- removing exactly these is the point
const CONTROLS = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/g;
/** Half a surrogate pair: the store would silently put another character, so that log and push would differ. */
const HALF_CHARACTERS = /\p{Surrogate}/gu;
/** Marks that turn the direction of what follows: a name with one could rewrite the line it stands in. */
const DIRECTION_MARKS = /[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;
/** Something to see, as opposed to spaces and zero-width characters. */
const VISIBLE = /[^\p{Cc}\p{Cf}\p{Z}]/u;

const cleanText = (text: string): string => text.replace(HALF_CHARACTERS, '\uFFFD').replace(CONTROLS, '').trim();
const cleanLine = (line: string): string => cleanText(line.replace(/\s+/g, ' ')).replace(DIRECTION_MARKS, '');

/** A message or note: not blank, at most 10,000 characters. Control characters other than tab and line break are dropped. */
export const messageTextSchema = v.pipe(
  v.string(),
  v.maxLength(MESSAGE_MAX, `must be at most ${MESSAGE_MAX} characters`),
  v.transform(cleanText),
  v.regex(VISIBLE, 'must not be blank'),
);

/** A person's or company's name: one line, 1–120 characters, without control characters. */
export const nameSchema = v.pipe(
  v.string(),
  v.maxLength(NAME_MAX, `must be at most ${NAME_MAX} characters`),
  v.transform(cleanLine),
  v.regex(VISIBLE, 'must not be blank'),
);

/** An e-mail address with a full domain, folded to lower case. */
export const emailSchema = v.pipe(
  v.string(),
  v.maxLength(EMAIL_MAX, 'is too long for an e-mail address'),
  v.trim(),
  // The pattern of browsers (WHATWG); Valibot's plain `email` refuses o'neil@… and internationalised domains.
  v.rfcEmail('must be an e-mail address'),
  v.regex(/\.[a-z][a-z0-9-]*[a-z0-9]$/i, 'must be an e-mail address'),
  v.toLowerCase(),
);

/** A BCP 47 language tag such as "en" or "pt-BR". */
export const localeSchema = v.pipe(
  v.string(),
  v.maxLength(35),
  v.regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'must be a language tag'),
);

/**
 * The page a customer is on; only http and https addresses are kept. What is too long is cut rather than refused, because
 * nobody should be kept from writing by the address of a page: first the query goes, where campaigns keep their tails.
 */
export const pageSchema = v.object({
  url: v.pipe(
    v.string(),
    v.regex(/^https?:\/\//i, 'must be an http address'),
    v.transform((url) => cleanText(url.length > URL_MAX ? url.replace(/[?#].*$/s, '').slice(0, URL_MAX) : url)),
  ),
  title: v.pipe(
    v.string(),
    v.transform((title) => cleanLine(title.slice(0, TITLE_MAX))),
  ),
});

/** The address part of an article: lower-case words joined by hyphens. */
export const slugSchema = v.pipe(
  v.string(),
  v.maxLength(120),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be lower-case words joined by hyphens'),
);

/** The public key of an inbox. */
export const inboxKeySchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{3,40}$/, 'must be an inbox key'));

/** A position in a log; 0 is before the first event. */
export const seqSchema = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(Number.MAX_SAFE_INTEGER));

/** The cursor of a list, as the previous page gave it. */
export const cursorSchema = v.pipe(v.string(), v.maxLength(200));

/** How many rows a page of a list may have. */
export const limitSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(PAGE_MAX));

/** How many events one fetch may ask for. */
export const fetchLimitSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(FETCH_MAX));

/** One answered or passed survey step. */
export const surveyAnswerSchema = v.variant('step', [
  v.object({ step: v.literal('csat'), value: v.nullable(v.picklist([1, 2, 3, 4, 5])) }),
  v.object({ step: v.literal('solved'), value: v.nullable(v.picklist(['yes', 'partly', 'no'])) }),
  v.object({
    step: v.literal('nps'),
    value: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(10))),
  }),
  v.object({
    step: v.literal('comment'),
    value: v.nullable(
      v.pipe(
        v.string(),
        v.maxLength(COMMENT_MAX, `must be at most ${COMMENT_MAX} characters`),
        v.transform(cleanText),
        v.regex(VISIBLE, 'must not be blank'),
      ),
    ),
  }),
]);
