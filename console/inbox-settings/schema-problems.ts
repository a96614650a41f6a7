import * as v from 'valibot';

/** What the server would refuse, by field path such as `week.0.1.from`, said before it is asked and by the same schema. */
export function schemaProblems(schema: v.GenericSchema, value: unknown): Readonly<Record<string, string>> {
  const problems: Record<string, string> = {};
  for (const issue of v.safeParse(schema, value).issues ?? []) problems[v.getDotPath(issue) ?? ''] ??= issue.message;
  return problems;
}
