import base from './base.css';
import controls from './controls.css';
import tables from './tables.css';
import tokens from './tokens.css';

/** Puts style sheets (as text) on the document by object, so that a policy without 'unsafe-inline' lets them pass. */
export function adoptStyles(areas: readonly string[]): void {
  document.adoptedStyleSheets = [tokens, base, controls, tables, ...areas].map((text) => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    return sheet;
  });
}
