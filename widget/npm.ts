/**
 * The npm entry: `import { createPorchlight } from 'porchlight/widget'`. It puts the loader of your own server on
 * the page, so the widget is always the one your server speaks with, and hands out the API with its types.
 */
import type { PorchlightApi, PorchlightCall, PorchlightEvent, PorchlightEvents, PorchlightOptions } from './api.ts';

export type { PorchlightApi, PorchlightCall, PorchlightEvent, PorchlightEvents, PorchlightOptions, View } from './api.ts';
export type { Words } from './words.ts';

/** The options of the widget, and where its server is. */
export interface CreateOptions extends PorchlightOptions {
  /** Address of the chat server, such as `https://chat.example.com`. */
  server: string;
  /** Key of the inbox. */
  inbox: string;
  /** Nonce for the script element, where the page's content security policy asks for one. */
  nonce?: string;
}

type PorchlightWindow = Window & { Porchlight?: PorchlightApi | PorchlightCall[] };

/**
 * Draws the launcher as soon as the loader has come; calls made before are done then, in order. Where there is no
 * page, as in server-side rendering, nothing happens.
 */
export function createPorchlight({ server, nonce, ...options }: CreateOptions): PorchlightApi {
  const place: PorchlightWindow | undefined = typeof window === 'undefined' ? undefined : window;
  const push = (...calls: PorchlightCall[]): void => {
    if (!place) return;
    place.Porchlight ??= [];
    place.Porchlight.push(...calls);
  };
  const call =
    <A extends unknown[]>(method: keyof PorchlightApi) =>
    (...args: A): void =>
      push([method, ...args]);

  if (place && !(place.Porchlight && 'boot' in place.Porchlight)) addLoader(server, nonce);
  push(['boot', options]);
  return {
    boot: call('boot'),
    update: call('update'),
    shutdown: call('shutdown'),
    open: call('open'),
    close: call('close'),
    toggle: call('toggle'),
    show: call('show'),
    hide: call('hide'),
    send: call('send'),
    on: (event, listener) => listen(push, event, listener),
    push,
  };
}

function addLoader(server: string, nonce: string | undefined): void {
  const address = new URL('/widget.js', server).href;
  if ([...document.scripts].some(({ src }) => src === address)) return;
  const script = document.createElement('script');
  script.src = address;
  script.async = true;
  if (nonce !== undefined) script.nonce = nonce;
  document.head.append(script);
}

/** Listens as soon as there is something to listen to, unless the listener was taken back before. */
function listen<E extends PorchlightEvent>(
  push: (call: PorchlightCall) => void,
  event: E,
  listener: (detail: PorchlightEvents[E]) => void,
): () => void {
  let stopped = false;
  let stop = (): void => {};
  push((api) => {
    if (!stopped) stop = api.on(event, listener);
  });
  return () => {
    stopped = true;
    stop();
  };
}
