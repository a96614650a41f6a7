import { readFile } from 'node:fs/promises';
import { transform } from 'esbuild';

/** The first browsers with everything the widget needs (adopted style sheets, `inert`, dialogs). */
const STYLE_TARGET = ['chrome111', 'firefox111', 'safari16.4'];

/**
 * Rollup plugin: `import css from './x.css'` gives the minified text, to be adopted as a constructed style sheet.
 * Such a sheet needs no `style-src 'unsafe-inline'` on the page that embeds us.
 * @returns {import('rollup').Plugin}
 */
export function cssText() {
  return {
    name: 'css-text',
    async load(id) {
      if (!id.endsWith('.css')) return null;
      const options = { loader: /** @type {const} */ ('css'), sourcefile: id, minify: true, target: STYLE_TARGET };
      const { code } = await transform(await readFile(id, 'utf8'), options);
      return { code: `export default ${JSON.stringify(code.trim())};`, map: null, moduleSideEffects: false };
    },
  };
}
