import { nearestOn, onColor } from '../../protocol/contrast.ts';

/** The surfaces that coloured text stands on; the darker of the light ones, the lighter of the dark ones. The same as in help.css. */
const SURFACE = { light: '#f4f1ea', dark: '#262320' } as const;

/** On dark the lowest contrast that is allowed looks dull; this is that of level AAA. */
const DARK_RATIO = 7;

/** The picture in the browser's tab: a lit lamp on the company's colour. */
export function siteIcon(color: string): string {
  const ink = onColor(color);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="${color}"/><path fill="none" stroke="${ink}" stroke-width="2.5" stroke-linecap="round" stroke-linejoin="round" d="M16 5v4m-6 11a6 6 0 0 1 12 0zm3 4h6"/></svg>\n`;
}

/** The company's colour as custom properties: as a surface, and as text that can be read in the light and in the dark. */
export function themeStyle(color: string): string {
  const [light, dark] = [nearestOn(color, SURFACE.light), nearestOn(color, SURFACE.dark, DARK_RATIO)];
  return `:root{--brand:${color};--on-brand:${onColor(color)};--link:${light}}
@media (prefers-color-scheme:dark){:root{--link:${dark}}}
`;
}
