import { readFileSync } from 'node:fs';
import { Router } from 'express';
import { embeddable } from '../http/security-headers.ts';
import { docsPage } from './docs-page.ts';
import type { OpenApi } from './openapi.ts';

/** The document and the page of documentation, for everybody, below `/api`. `stylesheets` are files, put together in their order. */
export function docsRoutes(api: OpenApi, stylesheets: readonly string[]): Router {
  const page = docsPage(api, '/api/docs.css');
  const css = stylesheets.map((path) => readFileSync(path, 'utf8')).join('\n');
  const router = Router();
  // Says nothing that is not public, and tools that run on other sites like to read it.
  router.get('/v1/openapi.json', embeddable, (_request, response) => void response.json(api));
  router.get('/docs', (_request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(page);
  });
  router.get('/docs.css', (_request, response) => {
    response.setHeader('Cache-Control', 'no-cache');
    response.type('css').send(css);
  });
  return router;
}
