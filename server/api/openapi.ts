/** The OpenAPI document, made from the operations and their schemas (OpenAPI 3.1.1, JSON Schema 2020-12). */
import { toJsonSchema, toJsonSchemaDefs } from '@valibot/to-json-schema';
import type { ConversionConfig, JsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import * as v from 'valibot';
import { ERROR_STATUS } from '../../protocol/errors.ts';
import type { ErrorCode } from '../../protocol/errors.ts';
import type { Operation } from './operation.ts';
import { pathParameters } from './operation.ts';

/** A parameter of a call. */
export interface OpenApiParameter {
  name: string;
  in: 'path' | 'query' | 'header';
  required: boolean;
  description?: string;
  schema: JsonSchema;
}

/** A call as the document has it. */
export interface OpenApiOperation {
  operationId: string;
  tags: string[];
  summary: string;
  description?: string;
  security: Record<string, string[]>[];
  parameters?: OpenApiParameter[];
  requestBody?: { required: boolean; content: Record<string, { schema: JsonSchema }> };
  responses: Record<string, { $ref?: string; description?: string; content?: Record<string, { schema: JsonSchema }> }>;
}

/** The document. */
export interface OpenApi {
  openapi: string;
  info: { title: string; version: string; description: string; license: { name: string; identifier: string } };
  servers: { url: string }[];
  tags: { name: string }[];
  paths: Record<string, Partial<Record<Operation['method'], OpenApiOperation>>>;
  components: {
    schemas: Record<string, JsonSchema>;
    responses: Record<string, { description: string; content: Record<string, { schema: JsonSchema }> }>;
    securitySchemes: Record<string, object>;
  };
}

/** Schemas that the document names, so that generated clients have a type for each. */
export type NamedSchemas = Readonly<Record<string, GenericSchema>>;

const errorSchema = v.object({
  error: v.object({
    code: v.picklist(Object.keys(ERROR_STATUS) as ErrorCode[]),
    message: v.string(),
    issues: v.optional(v.array(v.object({ path: v.string(), message: v.string() }))),
    retryAfterMs: v.optional(v.pipe(v.number(), v.description('When to try again, in milliseconds.'))),
    traceId: v.pipe(v.string(), v.description('Leads to the lines of the server’s log.')),
  }),
});

/** What refusals mean; every call can meet those without a mark of its own. */
const REFUSALS: Readonly<Record<ErrorCode, string>> = {
  invalid_payload: 'The input is not valid; `issues` say what of it.',
  unauthenticated: 'No valid token was sent.',
  forbidden: 'The token does not have the scope.',
  not_found: 'There is no such thing.',
  conflict: 'What is there does not allow it.',
  too_large: 'The body or a field of it is too large.',
  rate_limited: 'Too many calls; `Retry-After` says when to come again.',
  internal: 'A fault of the server.',
  unavailable: 'Not stored, or cannot be read now; try again with the same `Idempotency-Key`.',
};
const ALWAYS: readonly ErrorCode[] = ['invalid_payload', 'unauthenticated', 'forbidden', 'too_large', 'rate_limited', 'internal', 'unavailable'];

const keyParameter: OpenApiParameter = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description: 'The same key by the same person is the same wish: it has one effect and one answer.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

/** Makes the document for a server at `url`. */
export function openApi(operations: readonly Operation[], named: NamedSchemas, url: string, version: string): OpenApi {
  const definitions: Record<string, GenericSchema> = { ...named, Error: errorSchema };
  const config: ConversionConfig = {
    target: 'draft-2020-12',
    typeMode: 'output',
    // What a transformation or a check of our own does cannot be said there; what is said remains true.
    errorMode: 'ignore',
    definitions,
    overrideRef: ({ referenceId }) => `#/components/schemas/${referenceId}`,
  };
  const convert = (schema: GenericSchema): JsonSchema => bare(toJsonSchema(schema, config));
  const paths: OpenApi['paths'] = {};
  for (const operation of operations) {
    const path = operation.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [operation.method]: describe(operation, convert) };
  }
  const refusal = (description: string) => ({ description, content: json({ $ref: '#/components/schemas/Error' }) });
  return {
    openapi: '3.1.1',
    info: {
      title: 'Porchlight',
      version,
      description: 'What other programs may do. Bodies are JSON; times are ISO 8601 in UTC.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url }],
    tags: [...new Set(operations.map(({ tag }) => tag))].map((name) => ({ name })),
    paths,
    components: {
      schemas: Object.fromEntries(Object.entries(toJsonSchemaDefs(definitions, config)).map(([name, schema]) => [name, bare(schema)])),
      responses: Object.fromEntries(Object.entries(REFUSALS).map(([code, text]) => [code, refusal(text)])),
      securitySchemes: { token: { type: 'http', scheme: 'bearer', description: 'An API token; see docs/api.md.' } },
    },
  };
}

function describe(operation: Operation, convert: (schema: GenericSchema) => JsonSchema): OpenApiOperation {
  const { id, tag, summary, description, scopes, method, path, input, answer, keyed, refusals = [] } = operation;
  const inPath = pathParameters(path);
  const inQuery = method === 'get' || method === 'delete';
  const rest = Object.entries(input.entries).filter(([name]) => !inPath.includes(name));
  const parameter = (place: 'path' | 'query', name: string): OpenApiParameter => {
    const whole = convert(v.object({ value: input.entries[name] as GenericSchema }));
    const property = whole.properties?.['value'];
    const { description: about, ...schema } = typeof property === 'object' ? property : {};
    return { name, in: place, required: place === 'path' || (whole.required?.includes('value') ?? false), ...(about && { description: about }), schema };
  };
  const parameters = [
    ...inPath.map((name) => parameter('path', name)),
    ...(inQuery ? rest.map(([name]) => parameter('query', name)) : []),
    ...(keyed ? [keyParameter] : []),
  ];
  const body = inQuery || rest.length === 0 ? null : convert(v.object(Object.fromEntries(rest)));
  const codes = [...ALWAYS, ...refusals];
  return {
    operationId: id,
    tags: [tag],
    summary,
    ...(description && { description }),
    security: scopes.map((scope) => ({ token: [scope] })),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: { required: (body.required ?? []).length > 0, content: json(body) } }),
    responses: {
      [String(operation.status ?? (answer ? 200 : 204))]: { description: 'Done.', ...(answer && { content: json(convert(answer)) }) },
      ...Object.fromEntries(codes.map((code) => [String(ERROR_STATUS[code]), { $ref: `#/components/responses/${code}` }])),
    },
  };
}

const json = (schema: JsonSchema) => ({ 'application/json': { schema } });

/** Without the marks of a document of its own: the definitions stand once, in the components. */
function bare({ $schema: _schema, $defs: _defs, ...schema }: JsonSchema): JsonSchema {
  return schema;
}
