import type { BrowserContext } from 'playwright-core';

/** Decides when what the server says reaches a browser; what the browser says goes out at once. */
export interface SlowNews {
  hold(): void;
  /** Lets through what was held, in its order, and all that follows. */
  release(): void;
}

/** To be called before the pages of the profile connect. */
export async function slowNews(context: BrowserContext): Promise<SlowNews> {
  let held: (() => void)[] | null = null;
  await context.routeWebSocket(/\/socket\.io\//, (socket) => {
    const server = socket.connectToServer();
    server.onMessage((message) => {
      if (held) held.push(() => socket.send(message));
      else socket.send(message);
    });
  });
  return {
    hold: () => {
      held ??= [];
    },
    release: () => {
      const waiting = held ?? [];
      held = null;
      for (const deliver of waiting) deliver();
    },
  };
}
