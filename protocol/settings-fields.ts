import * as v from 'valibot';
import { inboxKeySchema, nameSchema } from './fields.ts';
import { teamIdSchema } from './ids.ts';

/** A web origin as browsers send it: scheme, host, optional port, nothing behind. */
export const originSchema = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(300),
  v.toLowerCase(),
  v.transform((origin) => origin.replace(/\/+$/, '')),
  v.regex(/^https?:\/\/[a-z0-9.-]+(:\d{1,5})?$/, 'must be an origin such as https://shop.example.com'),
);

/** A colour as `#rrggbb`. */
export const colorSchema = v.pipe(v.string(), v.toLowerCase(), v.regex(/^#[0-9a-f]{6}$/, 'must be a colour such as #1d4ed8'));

/** A new inbox. Its key stands in snippets on websites, so it can never change. */
export const newInboxSchema = v.object({ key: v.pipe(v.string(), v.trim(), inboxKeySchema), companyName: nameSchema });

/** A change of an inbox: only the given fields change. */
export const inboxSettingsSchema = v.object({
  key: inboxKeySchema,
  companyName: v.optional(nameSchema),
  greeting: v.optional(v.pipe(v.string(), v.trim(), v.minLength(1, 'must not be blank'), v.maxLength(500))),
  color: v.optional(colorSchema),
  hasBot: v.optional(v.boolean()),
  showsUnsent: v.optional(v.boolean()),
  origins: v.optional(v.pipe(v.array(originSchema), v.maxLength(200))),
  surveyOn: v.optional(v.boolean()),
  surveyAfterAbsence: v.optional(v.boolean()),
  active: v.optional(v.boolean()),
  team: v.optional(v.nullable(teamIdSchema)),
  promise: v.optional(v.pipe(v.number(), v.minValue(0.5, 'must be at least 50 of 100'), v.maxValue(0.99, 'must be at most 99 of 100'))),
  topics: v.optional(
    v.pipe(
      v.array(v.object({ label: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)), text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(200)) })),
      v.maxLength(8),
    ),
  ),
});
