import { join } from 'node:path';
import type { RequestHandler } from 'express';
import * as v from 'valibot';
import { StartError } from '../kernel/errors.ts';
import { existingText } from './page-file.ts';

const manifestSchema = v.record(v.string(), v.object({ file: v.string(), imports: v.array(v.string()) }));

/**
 * Answers the console's page: the template with the scripts of the `console` build where it says `{{scripts}}`.
 * Every address below `/console` gets it, because the console routes in the browser.
 */
export function consolePage(template: string, webDir: string): RequestHandler {
  const html = existingText(template)?.replace('{{scripts}}', () => scriptTags(webDir));
  return (_request, response, next) => {
    if (html === undefined) {
      next();
      return;
    }
    response.setHeader('Cache-Control', 'no-cache');
    response.type('html').send(html);
  };
}

/** Chunks that the entry imports are announced, so that the browser fetches all at once. */
function scriptTags(webDir: string): string {
  const entry = readManifest(webDir)['console'];
  if (!entry) return '';
  const preloads = entry.imports.map((file) => `<link rel="modulepreload" href="/${file}">`);
  return [...preloads, `<script type="module" src="/${entry.file}"></script>`].join('\n    ');
}

function readManifest(webDir: string): v.InferOutput<typeof manifestSchema> {
  const path = join(webDir, 'manifest.json');
  const text = existingText(path);
  if (text === undefined) return {};
  try {
    return v.parse(manifestSchema, JSON.parse(text));
  } catch (error) {
    throw new StartError(`${path} is damaged; run npm run build.`, { cause: error });
  }
}
