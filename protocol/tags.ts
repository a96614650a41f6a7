import * as v from 'valibot';

/** Longest tag, in characters. */
export const TAG_MAX = 40;

/** A tag: a few lower-case words, without commas; "VIP  customer" becomes "vip customer". */
export const tagSchema = v.pipe(
  v.string(),
  v.maxLength(TAG_MAX, `must be at most ${TAG_MAX} characters`),
  v.transform((tag) => tag.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()),
  v.regex(/^[\p{L}\p{N}][\p{L}\p{N} ._:/+-]*$/u, 'must be words or numbers'),
);

/** Some tags to add or to take away. */
export const tagsSchema = v.pipe(v.array(tagSchema), v.maxLength(20, 'must be at most 20 tags at once'));
