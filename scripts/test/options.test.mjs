import { describe, expect, it } from 'vitest';
import { parseTestOptions } from './options.mjs';

describe('npm test', () => {
  it('runs everything when nothing is asked for', () => {
    expect(parseTestOptions([])).toEqual({
      filters: [],
      projects: ['unit', 'screen', 'int', 'e2e'],
      checks: true,
      build: true,
      browser: true,
    });
  });

  it('runs the tests of one folder without building', () => {
    expect(parseTestOptions(['server/surveys'])).toMatchObject({ filters: ['server/surveys'], checks: false, build: false });
  });

  it('builds and finds a browser for one end-to-end story', () => {
    expect(parseTestOptions(['e2e/embed'])).toMatchObject({ checks: false, build: true, browser: true });
  });

  it('runs one part only', () => {
    expect(parseTestOptions(['--only', 'int'])).toMatchObject({ projects: ['int'], build: true, browser: false });
  });

  it('refuses a part that does not exist', () => {
    expect(() => parseTestOptions(['--only', 'all'])).toThrow('--only takes one of unit, int, e2e, not all.');
  });
});
