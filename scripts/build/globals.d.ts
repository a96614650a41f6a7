/** What the browser build puts in place; see rollup.config.mjs. */

/** A style sheet's minified text. */
declare module '*.css' {
  const css: string;
  export default css;
}

/** Where the panel lies, relative to the loader's own address: `assets/panel-HASH.js`. Known only to the loader. */
declare const __PANEL_URL__: string;
