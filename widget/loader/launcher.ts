/**
 * The round button in the corner, in a shadow root of its own, made with plain DOM calls: it must cost a page
 * next to nothing. Its styles are a constructed sheet, so that a page's strict CSP has nothing to object to.
 */
import type { LauncherWords } from '../launcher-words.ts';
import styles from './launcher.css';
import type { BrandColors } from './look.ts';

/** What the launcher shows now. */
export interface LauncherState {
  colors: BrandColors;
  left: boolean;
  words: LauncherWords;
  visible: boolean;
  open: boolean;
  busy: boolean;
  failed: boolean;
  unread: number;
}

/** The launcher; the caller puts `host` on the page. */
export interface Launcher {
  host: HTMLElement;
  button: HTMLButtonElement;
  draw(state: LauncherState): void;
}

const SVG = 'http://www.w3.org/2000/svg';
const BUBBLE = 'M7 4h10a5 5 0 0 1 0 14h-4l-5 4v-4H7A5 5 0 0 1 7 4zm1 7h0m4 0h0m4 0h0';
const CHEVRON = 'm6 9 6 6 6-6';

/** Makes the launcher, to be drawn before it is shown. */
export function createLauncher(): Launcher {
  const host = document.createElement('porchlight-launcher');
  const root = host.attachShadow({ mode: 'open' });
  const sheet = new CSSStyleSheet();
  root.adoptedStyleSheets = [sheet];
  const trouble = document.createElement('p');
  const button = document.createElement('button');
  const icon = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  const set = (name: string, value: unknown): void => button.setAttribute(name, `${value}`);
  trouble.setAttribute('role', 'status');
  set('aria-haspopup', 'dialog');
  icon.setAttribute('viewBox', '0 0 24 24');
  icon.append(path);
  button.append(icon);
  root.append(trouble, button);

  return {
    host,
    button,
    draw({ colors, left, words, visible, open, busy, failed, unread }) {
      sheet.replaceSync(`${styles}:host{--brand:${colors.brand};--on-brand:${colors.onBrand}}`);
      host.className = [left && 'left', open && 'open', !visible && 'hidden'].filter(Boolean).join(' ');
      path.setAttribute('d', open ? CHEVRON : BUBBLE);
      set('aria-label', unread ? words.launcherUnread.replace('{count}', `${unread}`) : words.launcher);
      set('aria-expanded', open);
      set('aria-busy', busy);
      if (unread) set('data-unread', unread);
      else button.removeAttribute('data-unread');
      const message = failed ? words.launcherFailed : '';
      // A status region is spoken each time it is written.
      if (trouble.textContent !== message) trouble.textContent = message;
    },
  };
}
