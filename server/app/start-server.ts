import { createServer } from 'node:http';
import type { RequestListener, Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StartError } from '../kernel/errors.ts';
import type { Logger } from '../kernel/log.ts';
import { DEFAULT_INBOX, snippetFor } from '../inboxes/index.ts';
import { openStore } from '../storage/open-store.ts';
import type { Store } from '../storage/store.ts';
import { hangUpOn } from '../http/hang-up.ts';
import { compose } from './compose.ts';
import type { Config } from './config.ts';
import { prepareStore } from './prepare-store.ts';

/** A server that serves. */
export interface RunningServer {
  url: string;
  demo: boolean;
  store: Pick<Store, 'description'>;
  snippet: string;
  /** Told once, at the very first start; the password is null where the operator chose it. */
  firstAdmin: { email: string; password: string | null } | null;
  /** Stops taking work, finishes what was taken, closes the store. */
  close(): Promise<void>;
}

/** What a start needs from whoever starts it. */
export interface StartOptions {
  logger: Logger;
  /** Told in plain lines what takes long. */
  say(line: string): void;
  /** Called when the running server is beyond help, with the reason. */
  fatal(sentence: string): void;
}

/** Listens, opens the store, wires everything. Throws StartError with a sentence; nothing is left running then. */
export async function startServer(config: Config, options: StartOptions): Promise<RunningServer> {
  const { http, serve, hangUp } = await listen(config, options.logger);
  const opened: (() => Promise<unknown>)[] = [() => hangUp(0)];
  /** What fails to close must not keep the rest open, the store least of all. */
  const closeAll = async (): Promise<void> => {
    for (const close of opened.reverse()) {
      await close().catch((err: unknown) => options.logger.warn({ err }, 'something could not be closed properly'));
    }
  };
  try {
    const store = await openStore({
      dataDir: config.dataDir,
      log: options.logger,
      mongodbUri: config.mongodbUri,
      engineCacheDir: config.engineCacheDir,
      minFreeBytes: config.minFreeBytes,
      progress: options.say,
      onFatal: options.fatal,
    });
    opened.push(() => store.close());
    await prepareStore(store, options.logger);
    const { port } = http.address() as AddressInfo;
    const publicUrl = config.publicUrl ?? `http://${config.host.includes(':') ? `[${config.host}]` : shownHost(config.host)}:${port}`;
    const composed = await compose({ config, publicUrl, port, http, hangUp, store, logger: options.logger, say: options.say });
    serve(composed.handle);
    opened.push(() => composed.close());
    return {
      url: publicUrl,
      demo: config.demo,
      store,
      snippet: snippetFor(DEFAULT_INBOX, publicUrl),
      firstAdmin: composed.firstAdmin,
      close: closeAll,
    };
  } catch (error) {
    await closeAll();
    throw error;
  }
}

/**
 * Takes the port first: a busy one must be told before a store is opened for nothing. Answers 503 until `serve` is given
 * what to answer with. Socket.IO keeps the listeners it finds when it is attached, so there is one that never changes.
 */
function listen({ host, port }: Config, logger: Logger): Promise<Listening> {
  let handle: RequestListener = answerStarting;
  const http = createServer((request, response) => handle(request, response));
  const hangUp = hangUpOn(http);
  return new Promise((resolve, reject) => {
    http.on('error', (error: NodeJS.ErrnoException) => {
      // Also while it serves, as when the system has no more file descriptors: whoever is there is served on.
      if (http.listening) logger.warn({ err: error }, 'a connection could not be taken');
      else reject(listenError(error, host, port));
    });
    http.listen(port, host, () => resolve({ http, serve: (next) => void (handle = next), hangUp }));
  });
}

interface Listening {
  http: HttpServer;
  serve(handle: RequestListener): void;
  hangUp(graceMs: number): Promise<void>;
}

const answerStarting: RequestListener = (_request, response) => {
  response.writeHead(503, { 'Content-Type': 'application/json', 'Retry-After': '1', Connection: 'close' });
  response.end('{"error":{"code":"unavailable","message":"The server is starting.","traceId":""}}');
};

function listenError(error: NodeJS.ErrnoException, host: string, port: number): unknown {
  if (error.code === 'EADDRINUSE') {
    return new StartError(`Port ${port} on ${host} is already in use. Stop what uses it, or set PORT to another one.`);
  }
  if (error.code === 'EACCES') return new StartError(`Port ${port} may not be used by this user. Set PORT to one above 1023.`);
  if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND') {
    return new StartError(`HOST is ${host}, which is no address of this machine.`);
  }
  return error;
}

const shownHost = (host: string): string => (host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host);
