import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { MADE_FROM, PICTURES, screensHash } from '../scripts/docs/pictures.mjs';

it('the pictures of the documents show the screens as they are', () => {
  expect(readFileSync(MADE_FROM, 'utf8').trim(), 'run npm run docs').toBe(screensHash());
});

it('every picture that the README shows is there', () => {
  const shown = [...readFileSync('README.md', 'utf8').matchAll(/\]\((docs\/images\/[^)]+)\)/g)].map(([, path]) => path ?? '');
  expect(shown.length).toBeGreaterThan(0);
  expect(shown.filter((path) => !existsSync(path))).toEqual([]);
  expect(shown.every((path) => path.startsWith(PICTURES))).toBe(true);
});
