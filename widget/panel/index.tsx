/** The panel, fetched when somebody wants to chat. The loader calls `mountPanel`; importing it does nothing. */
import { createClient } from '../../client/create-client.ts';
import type { VisitorContract, VisitorWelcome } from '../../protocol/visitor-contract.ts';
import { sendMessage } from '../conversations/send-message.ts';
import type { MountPanel } from '../panel-host.ts';
import { browserStorage } from './browser-storage.ts';
import { drawPanel } from './draw-panel.tsx';
import { createPanelModel } from './panel-model.ts';
import { createPanelRoot } from './panel-root.ts';
import { currentPage } from '../conversations/current-page.ts';
import { visitorToken } from './visitor-token.ts';

/** Puts the panel on the page, closed, and connects. */
export const mountPanel: MountPanel = (host) => {
  const local = browserStorage(() => localStorage);
  const session = browserStorage(() => sessionStorage);
  const token = visitorToken(local, host.inbox);
  const client = createClient<VisitorContract, VisitorWelcome>({
    url: host.server,
    namespace: '/visitor',
    query: { inbox: host.inbox },
    auth: () => ({ inbox: host.inbox, token, page: currentPage() }),
    storage: local,
    scope: `porchlight:${host.inbox}`,
    view: 'contact',
  });
  const panel = createPanelModel({ client, host, local, session });
  const root = createPanelRoot();
  root.setLook(host.options);
  const erase = drawPanel(panel, root.shadow);
  // A laptop that was opened again, or a phone that found its net, does not wait for the next attempt.
  const ended = new AbortController();
  addEventListener('online', client.wake, ended);
  document.addEventListener('visibilitychange', client.wake, ended);
  client.connect();

  return {
    show: panel.show,
    hide: () => {
      panel.isOpen.value = false;
    },
    send: (text) => {
      const chat = panel.chat.peek();
      sendMessage(panel, chat?.phase.peek() === 'open' ? chat : null, text);
    },
    update: (options) => {
      panel.options.value = options;
      root.setLook(options);
    },
    destroy: () => {
      ended.abort();
      erase();
      panel.dispose();
      root.remove();
    },
  };
};
