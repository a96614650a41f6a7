import type { ViewName } from '../../protocol/views.ts';
import type { LinkListener, OpenLink } from '../link.ts';
import type { ClientError } from '../model.ts';
import type { LogServer, Peer } from './log-server.ts';
import type { World } from './world.ts';

/** How badly a network behaves; shares from 0 to 1. */
export interface Weather {
  /** Longest way of one packet, milliseconds; the shortest is 1. */
  slowestMs: number;
  /** Pushes that come twice. */
  twice: number;
  /** Acks that never come although the link stands. */
  lostAcks: number;
  /** Links that do not open. */
  closedDoors: number;
}

/** Everything arrives, once, in no particular order. */
export const FAIR: Weather = { slowestMs: 20, twice: 0, lostAcks: 0, closedDoors: 0 };

/** The way between clients and a log server, in a world's time. */
export interface Network {
  weather: Weather;
  /** What the server answers to handshakes; null lets in. */
  door: () => ClientError | null;
  /** Opens links that see `view`. */
  openLink(view: ViewName): OpenLink;
  /** Breaks all links; what was under way is lost. */
  cut(): void;
  /** Says something to every client. */
  announce(name: string, payload: unknown): void;
  /** How many links were tried so far, and of each whether it tried polling first. */
  readonly tried: boolean[];
}

interface Wire {
  peer: Peer;
  cut(): void;
}

/** A fair network; change its `weather` at any time. */
export function createNetwork(world: World, server: LogServer): Network {
  const wires = new Set<Wire>();
  const network: Network = {
    weather: FAIR,
    door: () => null,
    tried: [],
    openLink: (view) => (listener, pollingFirst) => {
      network.tried.push(pollingFirst);
      return connect(view, listener);
    },
    cut: () => {
      for (const wire of wires) wire.cut();
    },
    announce: (name, payload) => {
      for (const { peer } of wires) peer.push(name, payload);
    },
  };
  const way = (): number => 1 + Math.floor(world.random() * network.weather.slowestMs);
  const happens = (share: number): boolean => world.random() < share;

  function connect(view: ViewName, listener: LinkListener) {
    let open = true;
    /** Commands arrive in the order they were sent, as over one TCP connection. */
    let lastArrival = 0;
    const later = (run: () => void): void => {
      world.after(way(), () => {
        if (open) run();
      });
    };
    function close(): void {
      open = false;
      wires.delete(wire);
      server.leave(peer);
    }
    function end(reason: ClientError | null): void {
      close();
      world.after(0, () => listener.ended(reason));
    }
    const peer: Peer = {
      view,
      push: (name, payload) => {
        const copy: unknown = structuredClone(payload);
        later(() => listener.push(name, copy));
        if (happens(network.weather.twice)) later(() => listener.push(name, structuredClone(copy)));
      },
    };
    const wire: Wire = { peer, cut: () => end(null) };
    wires.add(wire);
    later(() => {
      const refusal = network.door();
      if (refusal || happens(network.weather.closedDoors)) end(refusal);
      else peer.push('welcome', { now: world.now() });
    });
    return {
      send: (name: string, input: unknown, answer: (ack: unknown) => void) => {
        const copy: unknown = structuredClone(input);
        lastArrival = Math.max(lastArrival, world.now() + way());
        world.after(lastArrival - world.now(), () => {
          if (!open) return;
          const ack = structuredClone(server.command(peer, name, copy));
          if (!happens(network.weather.lostAcks)) later(() => answer(ack));
        });
      },
      close,
    };
  }
  return network;
}
