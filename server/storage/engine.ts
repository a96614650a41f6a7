import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Logger } from '../kernel/log.ts';
import { startProgram } from './program.ts';
import type { Program, ProgramOptions } from './program.ts';

/** A database server that Porchlight runs itself: what to start, and how it says that it is ready. */
export interface EngineRecipe {
  kind: 'mongod' | 'embedded';
  command: string;
  args: (port: number) => string[];
  readyLine: RegExp;
  /** A port it should keep from run to run, if it is free. */
  preferredPort?: number | undefined;
}

/** A database server of ours. It keeps its port over restarts, so the driver finds it again by itself. */
export interface Engine {
  readonly recipe: EngineRecipe;
  port(): number;
  pid(): number | undefined;
  running(): boolean;
  /** Starts it and waits until it takes connections; rejects with its last words when it does not. */
  start(): Promise<void>;
  /** Ends whatever is left of it, by force, and starts it again on the same port. */
  restart(): Promise<void>;
  /** Asks it to end, by force after `graceMs` milliseconds; also while it is being started. */
  stop(graceMs?: number): Promise<void>;
  /** Called with the reason when it ends without having been asked to. */
  onCrash(listener: (reason: string) => void): void;
}

/** Surroundings of an engine. `onSpawn` hears of each process at once, before it is ready. */
export interface EngineOptions extends ProgramOptions {
  log: Logger;
  onSpawn: (pid: number, port: number) => void;
}

/** After a crash it first repeats what its log holds; to end it meanwhile would only make it begin again. */
const READY_TIMEOUT_MS = 600_000;
/** What an end by force saves here, the next start pays for by repeating the log. Usually it takes 0.1 to 0.5 s. */
const STOP_GRACE_MS = 20_000;
const PORT_TRIES = 5;
const SAME_PORT_PAUSE_MS = 400;

/** An engine that is not started yet. */
export function createEngine(recipe: EngineRecipe, options: EngineOptions): Engine {
  let program: Program | undefined;
  let port = 0;
  let wanted = false;
  const crashListeners: ((reason: string) => void)[] = [];

  async function launch(): Promise<void> {
    const started = startProgram(recipe.command, recipe.args(port), options);
    program = started;
    if (started.pid !== undefined) options.onSpawn(started.pid, port);
    started.onLine((line) => options.log.debug({ engine: recipe.kind }, line));
    await untilReady(started, recipe.readyLine);
    void started.exited.then((reason) => {
      if (!wanted || program !== started) return;
      for (const listener of crashListeners) listener(reason);
    });
  }

  /** Somebody else may have got the port since it was found free, or since the engine had it last. */
  async function launchOn(nextPort: (attempt: number) => Promise<number>): Promise<void> {
    for (let attempt = 1; ; attempt += 1) {
      port = await nextPort(attempt);
      if (!wanted) return;
      try {
        return await launch();
      } catch (error) {
        if (attempt === PORT_TRIES || !/in use|EADDRINUSE/i.test(String(error))) throw error;
      }
    }
  }

  return {
    recipe,
    port: () => port,
    pid: () => program?.pid,
    running: () => program?.running() ?? false,
    start: async () => {
      wanted = true;
      await launchOn((attempt) => freePort(attempt === 1 ? recipe.preferredPort : undefined));
    },
    restart: async () => {
      const old = program;
      program = undefined;
      await old?.kill();
      await launchOn(async (attempt) => {
        if (attempt > 1) await sleep(SAME_PORT_PAUSE_MS);
        return port;
      });
    },
    stop: async (graceMs = STOP_GRACE_MS) => {
      wanted = false;
      await program?.stop(graceMs);
    },
    onCrash: (listener) => crashListeners.push(listener),
  };
}

async function untilReady(program: Program, readyLine: RegExp): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const ready = new Promise<undefined>((resolve) => {
    program.onLine((line) => {
      if (readyLine.test(line)) resolve(undefined);
    });
  });
  const late = new Promise<string>((resolve) => {
    timer = setTimeout(() => resolve(`not ready after ${READY_TIMEOUT_MS / 1000} s`), READY_TIMEOUT_MS);
  });
  const failure = await Promise.race([ready, program.exited, late]);
  clearTimeout(timer);
  if (failure === undefined) return;
  await program.kill();
  throw new Error([failure, program.lastWords()].filter(Boolean).join(': '));
}

/** A free loopback port: the preferred one if nobody has it. */
async function freePort(preferred = 0): Promise<number> {
  const server = createServer();
  const listening = new Promise<boolean>((resolve) => {
    server.once('error', () => resolve(false));
    server.listen(preferred, '127.0.0.1', () => resolve(true));
  });
  if (!(await listening)) return freePort();
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}
