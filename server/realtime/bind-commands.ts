/**
 * The one place where a command from a socket becomes a function call: count, parse, call, translate. Handlers never see
 * input that was not parsed, and nothing a client sends can throw past here.
 */
import type { Socket } from 'socket.io';
import type { Contract } from '../../protocol/command.ts';
import type { Ack, ErrorBody } from '../../protocol/errors.ts';
import { AppError } from '../kernel/errors.ts';
import { randomId } from '../kernel/ids.ts';
import type { Logger } from '../kernel/log.ts';
import { parseInput } from '../kernel/parse-input.ts';
import type { Handlers } from './handlers.ts';

/** What binding needs besides the handlers. */
export interface BindOptions {
  logger: Logger;
  /** Resolves, or throws AppError `rate_limited`. Called before anything is parsed. */
  admit(command: string): Promise<void>;
  /** Asked before each answer: false where the client does not read what it was answered before. */
  mayAnswer(): boolean;
  /** Turns errors of the store into AppErrors; anything it does not know comes back as it was. */
  translate(error: unknown): unknown;
  /** Hears how each command ended: its name, `ok` or the error code, and how long it took in milliseconds. */
  measure?(command: string, result: string, tookMs: number): void;
}

/** Answers every command of `contract` on `socket` through `handlers`. */
export function bindCommands<C extends Contract, Context>(
  socket: Socket,
  contract: C,
  handlers: Handlers<C, Context>,
  context: Context,
  options: BindOptions,
): void {
  socket.onAny((name: unknown, ...args: unknown[]) => {
    const answer = args.at(-1);
    const began = performance.now();
    void answerCommand(contract, handlers, context, options, name, args[0]).then((ack) => {
      const result = ack.ok ? 'ok' : ack.error.code;
      options.measure?.(typeof name === 'string' && Object.hasOwn(contract, name) ? name : 'unknown', result, performance.now() - began);
      // Without an ack there is nobody to tell; the command was carried out or refused all the same.
      if (typeof answer === 'function' && options.mayAnswer()) (answer as (ack: Ack<unknown>) => void)(ack);
    });
  });
}

async function answerCommand<C extends Contract, Context>(
  contract: C,
  handlers: Handlers<C, Context>,
  context: Context,
  options: BindOptions,
  name: unknown,
  payload: unknown,
): Promise<Ack<unknown>> {
  try {
    await options.admit(String(name));
    const command = typeof name === 'string' && Object.hasOwn(contract, name) ? contract[name] : undefined;
    if (command === undefined) throw new AppError('not_found', 'There is no such command.');
    const input = parseInput(command.input, payload);
    return { ok: true, data: await handlers[name as keyof C](context, input as never) };
  } catch (error) {
    return { ok: false, error: errorBody(options.translate(error), options.logger, String(name).slice(0, 60)) };
  }
}

/** The body of a refusal. What is not an AppError is a bug: logged with its trace id, its text withheld. */
export function errorBody(error: unknown, logger: Logger, where: string): ErrorBody {
  const traceId = randomId();
  if (error instanceof AppError) {
    const { code, message, issues, retryAfterMs } = error;
    if (code === 'unavailable') logger.warn({ err: error.cause, traceId, where }, message);
    return {
      code,
      message,
      traceId,
      ...(issues === undefined ? {} : { issues }),
      ...(retryAfterMs === undefined ? {} : { retryAfterMs }),
    };
  }
  logger.error({ err: error, traceId, where }, 'a command failed unexpectedly');
  return { code: 'internal', message: 'Something went wrong here; nothing of it is your fault.', traceId };
}
