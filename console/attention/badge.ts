/** The icon of the page with how many conversations want a look; the words are in the title, which everybody can read. */
const LAMP =
  "<path fill='#645d54' d='M11 1h2v3h-2zM8 4h8l3 7H5z'/><path fill='#f5a524' d='M7.5 12.5h9L20 23H4z' opacity='.55'/><circle cx='12' cy='13' r='3' fill='#f5a524'/>";

/** The icon's address for a number; without a badge for 0. */
export function badgeIcon(count: number): string {
  const words = count > 9 ? '9+' : String(count);
  const badge = count === 0 ? '' : `<circle cx='16' cy='8' r='8' fill='#b3261e'/><text x='16' y='12' font-family='sans-serif' font-size='${count > 9 ? 9 : 12}' font-weight='700' fill='#fff' text-anchor='middle'>${words}</text>`;
  return `data:image/svg+xml,${encodeURIComponent(`<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 24 24'>${LAMP}${badge}</svg>`)}`;
}

/** Puts the number on the page's icon. */
export function showBadge(count: number): void {
  const link = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (link !== null) link.href = badgeIcon(count);
}
