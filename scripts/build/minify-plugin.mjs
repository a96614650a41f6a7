import { transform } from 'esbuild';
import { SCRIPT_TARGET } from './typescript-plugin.mjs';

/**
 * Rollup plugin: minifies each chunk. Licence texts are left out here; `docs/` names the licences of what we ship.
 * @returns {import('rollup').Plugin}
 */
export function minify() {
  return {
    name: 'minify',
    async renderChunk(source) {
      const { code } = await transform(source, {
        minify: true,
        target: SCRIPT_TARGET,
        legalComments: 'none',
        define: { 'process.env.NODE_ENV': '"production"' },
      });
      return { code, map: null };
    },
  };
}
