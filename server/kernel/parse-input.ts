import * as v from 'valibot';
import type { ErrorIssue } from '../../protocol/errors.ts';
import { AppError } from './errors.ts';

/** A list of thousands of wrong entries is answered with the first of them. */
const ISSUES_MAX = 20;
const MESSAGE_MAX = 300;

/**
 * The input as the schema gives it, unknown fields stripped. Throws AppError `invalid_payload` with the issues, or
 * `too_large` where it is only too long.
 */
export function parseInput<S extends v.GenericSchema>(schema: S, input: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, input, { abortPipeEarly: true });
  if (parsed.success) return parsed.output;
  const issues = parsed.issues.slice(0, ISSUES_MAX).map(issueOf);
  const tooLarge = parsed.issues.every(({ type }) => type === 'max_length');
  throw new AppError(tooLarge ? 'too_large' : 'invalid_payload', sentence(issues[0]), { issues });
}

function issueOf(issue: v.BaseIssue<unknown>): ErrorIssue {
  return { path: v.getDotPath(issue) ?? '', message: issue.message.slice(0, MESSAGE_MAX) };
}

function sentence(issue: ErrorIssue | undefined): string {
  if (!issue) return 'The input is not valid.';
  return issue.path === '' ? `The input is not valid: ${issue.message}` : `${issue.path}: ${issue.message}`;
}
