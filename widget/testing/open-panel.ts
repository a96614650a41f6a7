import { configure } from '@testing-library/preact';
import { createClient } from '../../client/create-client.ts';
import { memoryStorage } from '../../client/outbox-storage.ts';
import type { OutboxStorage } from '../../client/outbox-storage.ts';
import { machine } from '../../client/surroundings.ts';
import type { VisitorContract, VisitorWelcome } from '../../protocol/visitor-contract.ts';
import type { PorchlightEvent } from '../api.ts';
import { drawPanel } from '../panel/draw-panel.tsx';
import { createPanelModel } from '../panel/panel-model.ts';
import type { PanelModel } from '../panel/panel-model.ts';
import { FakeServer } from './fake-server.ts';

/** A customer with the panel open. */
export interface Visit {
  server: FakeServer;
  model: PanelModel;
  /** What the site's own script was told. */
  told: { event: PorchlightEvent; detail: unknown }[];
  readonly unread: number;
  closed: number;
  /** The connection comes back. */
  reconnect(): void;
  /** The page is loaded anew: same browser, same server. */
  reload(): Visit;
  leave(): void;
}

const drawn = new Set<Visit>();

/** Ends what the last story left open. */
export function leaveAll(): void {
  for (const visit of drawn) visit.leave();
}

/** Opens the panel as a customer with this browser would. */
export function openPanel({
  server = new FakeServer(),
  local = memoryStorage(),
  session = memoryStorage(),
  view = true,
}: { server?: FakeServer; local?: OutboxStorage; session?: OutboxStorage; view?: boolean } = {}): Visit {
  // Parts of the panel are fetched when they are first drawn, which a busy machine takes its time for.
  configure({ asyncUtilTimeout: 10_000 });
  const client = createClient<VisitorContract, VisitorWelcome>({
    url: '',
    namespace: '/visitor',
    auth: () => ({}),
    storage: local,
    scope: 'porchlight:main',
    view: 'contact',
    openLink: server.openLink,
    surroundings: machine,
  });
  const place = document.createElement('div');
  document.body.append(place);
  let counted = 0;
  const visit: Visit = {
    server,
    told: [],
    get unread() {
      return counted;
    },
    closed: 0,
    model: createPanelModel({
      client,
      local: { ...local, lasting: true },
      session: { ...session, lasting: true },
      host: {
        server: 'https://chat.example.com',
        inbox: 'main',
        companyName: 'Harbour & Pine',
        options: { brand: '#1f4d3a', onBrand: '#ffffff', left: false, locale: 'en', words: {} },
        emit: (event, detail) => void visit.told.push({ event, detail }),
        setUnread: (count) => {
          counted = count;
        },
        close: () => {
          visit.closed += 1;
          visit.model.isOpen.value = false;
        },
      },
    }),
    reconnect: () => {
      server.reachable = true;
      client.wake();
    },
    reload: () => {
      visit.leave();
      return openPanel({ server, local, session, view });
    },
    leave: () => {
      drawn.delete(visit);
      erase();
      visit.model.dispose();
      place.remove();
    },
  };
  const erase = drawPanel(visit.model, place);
  drawn.add(visit);
  client.connect();
  if (view) visit.model.show();
  return visit;
}
