import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { SCOPES } from '../../protocol/scopes.ts';
import { conversationActions } from './conversation-actions.ts';
import { conversationReads } from './conversation-reads.ts';
import { conversationSchema, eventSchema } from './conversation-shape.ts';
import { docsPage } from './docs-page.ts';
import type { OpenApiOperation } from './openapi.ts';
import { openApi } from './openapi.ts';
import { operation } from './operation.ts';

const never = (): never => {
  throw new Error('nothing is called here');
};
const log = { append: never, read: never };
const operations = [
  ...conversationReads({ log, store: { list: never }, events: { readAfter: never } }),
  ...conversationActions({ log, users: { find: never }, acted: never }),
  operation({
    id: 'removeThing',
    method: 'delete',
    path: '/things/:thing/parts/:part',
    tag: 'Things & more',
    summary: 'Remove a part of a <thing>.',
    scopes: ['admin'],
    input: v.object({ thing: v.string(), part: v.string() }),
    answer: null,
    run: never,
  }),
];
const document = openApi(operations, { Conversation: conversationSchema, Event: eventSchema }, 'https://chat.example.com/api/v1', '1.2.3');
const calls: [string, string, OpenApiOperation][] = Object.entries(document.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, call]): [string, string, OpenApiOperation] => [method, path, call]),
);

/** Everything below a value that is a reference. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => (name === '$ref' ? [String(inner)] : references(inner)));
}

describe('the OpenAPI document', () => {
  it('names a version of the standard and of the server', () => {
    expect(document.openapi).toMatch(/^3\.1\.\d$/);
    expect([document.info.version, document.servers[0]?.url]).toEqual(['1.2.3', 'https://chat.example.com/api/v1']);
  });

  it('has every operation once, with a name of its own and a known scope', () => {
    expect(calls).toHaveLength(operations.length);
    expect(new Set(calls.map(([, , { operationId }]) => operationId)).size).toBe(calls.length);
    for (const [, , { security }] of calls) expect(SCOPES).toContain(security[0]?.['token']?.[0]);
  });

  it('declares each parameter of a path once, as required, and no other', () => {
    for (const [, path, { parameters = [] }] of calls) {
      const declared = parameters.filter((parameter) => parameter.in === 'path');
      expect(declared.map(({ name }) => name)).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
      expect(declared.every(({ required }) => required)).toBe(true);
    }
  });

  it('gives a GET no body, and puts into a body only what is not in the path', () => {
    expect(calls.filter(([method, , { requestBody }]) => method === 'get' && requestBody !== undefined)).toEqual([]);
    for (const [, , { requestBody, parameters = [] }] of calls) {
      const body = Object.keys(requestBody?.content['application/json']?.schema.properties ?? {});
      expect(parameters.map(({ name }) => name).filter((name) => body.includes(name))).toEqual([]);
    }
    expect(document.paths['/conversations/{id}/messages']?.post?.requestBody).toMatchObject({
      required: true,
      content: { 'application/json': { schema: { required: ['text'], properties: { text: { type: 'string', maxLength: 10_000 } } } } },
    });
  });

  it('refers only to what it defines', () => {
    const targets = new Set(references(document));
    expect(targets.size).toBeGreaterThan(5);
    for (const target of targets) {
      const found = target.replace('#/', '').split('/').reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], document);
      expect(found).toBeTypeOf('object');
    }
    expect(JSON.stringify(document)).not.toMatch(/\$defs|\$schema/);
  });

  it('says what each call answers and how it refuses', () => {
    const read = document.paths['/conversations/{id}']?.get?.responses;
    expect(read?.['200']?.content?.['application/json']?.schema).toEqual({ $ref: '#/components/schemas/Conversation' });
    expect(Object.keys(read ?? {})).toEqual(expect.arrayContaining(['400', '401', '403', '404', '429', '503']));
    expect(document.paths['/things/{thing}/parts/{part}']?.delete?.responses['204']).toEqual({ description: 'Done.' });
  });

  it('tells numbers in a query as numbers', () => {
    const limit = document.paths['/conversations']?.get?.parameters?.find(({ name }) => name === 'limit');
    expect(limit?.schema).toEqual({ type: 'integer', minimum: 1, maximum: 100 });
  });
});

describe('the page of documentation', () => {
  const page = docsPage(document, '/api/docs.css');

  it('shows every call, its scope, its fields and its answer', () => {
    for (const [, path, { operationId, summary }] of calls) {
      expect(page).toContain(`id="${operationId}"`);
      expect(page).toContain(path);
      expect(page).toContain(summary.replace('<', '&lt;').replace('>', '&gt;'));
    }
    expect(page).toContain('whole number, 1 to 100');
    expect(page).toContain('handoff.tried[].slug');
    expect(page).toContain('text, at most 10,000 characters');
  });

  it('needs no script and no style of its own, and escapes what it shows', () => {
    expect(page).not.toMatch(/<script|<style| style=| on\w+=/);
    expect(page).not.toContain('<thing>');
  });

  it('leads only to places that are there', () => {
    const ids = new Set([...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
    for (const [, target] of page.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });
});
