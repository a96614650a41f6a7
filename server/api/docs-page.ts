/** The page of documentation at `/api/docs`, made from the OpenAPI document: nothing on it is written twice. */
import type { JsonSchema } from '@valibot/to-json-schema';
import type { OpenApi, OpenApiOperation, OpenApiParameter } from './openapi.ts';
import type { SchemaRow } from './schema-rows.ts';
import { schemaRows, typeInWords } from './schema-rows.ts';

/** The page as HTML: no script, no style of its own, so that it works under the strictest policy. */
export function docsPage(api: OpenApi, stylesheet: string): string {
  const calls = Object.entries(api.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({ method: method.toUpperCase(), path, operation })),
  );
  const server = api.servers[0]?.url ?? '';
  const sections = api.tags.map(({ name }) => ({ name, calls: calls.filter(({ operation }) => operation.tags.includes(name)) }));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Porchlight HTTP API</title>
<link rel="stylesheet" href="${escape(stylesheet)}">
</head>
<body>
<header>
<h1>Porchlight HTTP API</h1>
<p>${escape(api.info.description)} The same as a document for tools: <a href="/api/v1/openapi.json">openapi.json</a>.</p>
<p>Send a token with each call. Tokens are made in the console or by <code>porchlight token create</code>, with scopes.</p>
<pre tabindex="0"><code>curl -H "Authorization: Bearer $TOKEN" ${escape(server)}/conversations?limit=10</code></pre>
</header>
<nav aria-label="Calls">
${sections.map(({ name, calls: own }) => `<h2>${escape(name)}</h2>\n<ul>\n${own.map(navEntry).join('\n')}\n</ul>`).join('\n')}
</nav>
<main>
${sections.map(({ name, calls: own }) => `<h2>${escape(name)}</h2>\n${own.map(section).join('\n')}`).join('\n')}
<h2>Shapes</h2>
${Object.entries(api.components.schemas).map(shape).join('\n')}
</main>
</body>
</html>
`;
}

interface Call {
  method: string;
  path: string;
  operation: OpenApiOperation;
}

function navEntry({ method, path, operation }: Call): string {
  return `<li><a href="#${operation.operationId}"><b>${method}</b> <code>${escape(path)}</code></a></li>`;
}

function section({ method, path, operation }: Call): string {
  const { operationId, summary, description, security, parameters = [], requestBody, responses } = operation;
  const scopes = security.flatMap(({ token = [] }) => token);
  const body = requestBody?.content['application/json']?.schema;
  const [status = '', success] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
  const answer = success?.content?.['application/json']?.schema;
  const codes = Object.entries(responses).filter(([code]) => !code.startsWith('2'));
  return `<section id="${operationId}" aria-labelledby="${operationId}-title">
<h3 id="${operationId}-title"><b>${method}</b> <code>${escape(path)}</code></h3>
<p>${prose(summary)}${description ? ` ${prose(description)}` : ''}</p>
<p class="scope">Scope ${scopes.map((scope) => `<code>${escape(scope)}</code>`).join(' or ')}</p>
${parameters.length > 0 ? `<h4>Parameters</h4>\n${table(parameters.map(parameterRow))}` : ''}
${body ? `<h4>Body</h4>\n${fields(body)}` : ''}
<h4>Answer ${status}</h4>
${answer ? fields(answer) : '<p>No body.</p>'}
<p class="refusals">Refusals: ${codes.map(([code, { $ref = '' }]) => `${code} <code>${escape($ref.split('/').at(-1) ?? '')}</code>`).join(', ')}; see <a href="#shape-Error">Error</a>.</p>
</section>`;
}

function shape([name, schema]: [string, JsonSchema]): string {
  return `<section id="shape-${name}" aria-labelledby="shape-${name}-title">\n<h3 id="shape-${name}-title">${name}</h3>\n${table(schemaRows(schema))}\n</section>`;
}

function fields(schema: JsonSchema): string {
  const rows = schemaRows(schema);
  const name = schema.$ref?.split('/').at(-1);
  if (name !== undefined) return `<p><a href="#shape-${name}">${name}</a></p>`;
  return rows.length > 0 ? table(rows) : `<p>${escape(typeInWords(schema))}</p>`;
}

function parameterRow({ name, in: place, required, description = '', schema }: OpenApiParameter): SchemaRow {
  const where = place === 'query' ? '' : ` (in the ${place})`;
  return { name, type: `${typeInWords(schema)}${where}`, required, description, reference: null };
}

function table(rows: readonly SchemaRow[]): string {
  const body = rows.map(({ name, type, required, description, reference }) => {
    const words = reference === null ? escape(type) : escape(type).replace(reference, `<a href="#shape-${reference}">${reference}</a>`);
    return `<tr><th scope="row"><code>${escape(name)}</code>${required ? '' : ' <small>optional</small>'}</th><td>${words}</td><td>${prose(description)}</td></tr>`;
  });
  return `<div class="table" tabindex="0" role="group" aria-label="Fields"><table>
<thead><tr><th scope="col">Field</th><th scope="col">Type</th><th scope="col">Meaning</th></tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table></div>`;
}

/** Text in which backquotes mark code. */
const prose = (text: string): string => escape(text).replaceAll(/`([^`]+)`/g, '<code>$1</code>');

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
