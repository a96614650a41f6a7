import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/** What the browsers we promise to serve understand; tsc has checked the types already. */
export const SCRIPT_TARGET = 'es2020';

/**
 * Rollup plugin: strips types and turns JSX into Preact calls.
 * @param {() => Record<string, string>} [define] names to put in place, as expressions; asked for at each build
 * @returns {import('rollup').Plugin}
 */
export function typescript(define = () => ({})) {
  return {
    name: 'typescript',
    async load(id) {
      const loader = id.endsWith('.tsx') ? 'tsx' : id.endsWith('.ts') ? 'ts' : undefined;
      if (!loader) return null;
      this.addWatchFile(id);
      const { code } = await transform(await readFile(id, 'utf8'), {
        loader,
        sourcefile: id,
        target: SCRIPT_TARGET,
        jsx: 'automatic',
        jsxImportSource: 'preact',
        define: define(),
      });
      return { code, map: null };
    },
  };
}
