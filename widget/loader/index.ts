/**
 * `/widget.js`, on every page of a customer's site: reads its own tag, takes over the queue, draws the launcher.
 * Importing a file does nothing everywhere else; this one is the script a page includes.
 */
import type { PorchlightApi, PorchlightCall } from '../api.ts';
import { complain } from './listeners.ts';
import type { InboxBrand } from './look.ts';
import { createPorchlight } from './porchlight.ts';

/** The server puts the inboxes here, quotes included, when it serves the file. */
const INBOXES = '__PORCHLIGHT_INBOXES__' as unknown as Readonly<Record<string, InboxBrand>>;

declare global {
  interface Window {
    Porchlight?: PorchlightApi | PorchlightCall[];
  }
}

try {
  const before = window.Porchlight;
  // Included twice: the first one stays.
  if (!before || Array.isArray(before)) {
    const script = document.currentScript as HTMLScriptElement;
    const { inbox, color, position } = script.dataset;
    const api = createPorchlight({ script: script.src, panel: __PANEL_URL__, inboxes: INBOXES });
    window.Porchlight = api;
    if (inbox) {
      api.boot({ inbox, ...(color && { color }), ...(position === 'left' && { position }) });
    }
    api.push(...(before ?? []));
  }
} catch (error) {
  complain(error);
}
