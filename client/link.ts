/**
 * One attempt to reach the server, and the connection it becomes. A link opens once and ends once; to come back,
 * a new one is made. Everything that knows Socket.IO is behind this.
 */
import type { ClientError } from './model.ts';

/** What a link tells. After `ended` it says nothing more. */
export interface LinkListener {
  push(name: string, payload: unknown): void;
  /** It never opened, or it broke; with the server's reason where it gave one. */
  ended(reason: ClientError | null): void;
}

/** An open or opening connection. */
export interface Link {
  /** Sends a command; `answer` gets what the server acknowledges with, or is never called. */
  send(name: string, input: unknown, answer: (ack: unknown) => void): void;
  /** Ends it at once and silently. */
  close(): void;
}

/** Opens a link. With `pollingFirst` the WebSocket is tried second: some proxies swallow it without an error. */
export type OpenLink = (listener: LinkListener, pollingFirst: boolean) => Link;
