import type { GenericSchema, InferInput, InferOutput } from 'valibot';

/** One command of the contract: the schema its input is parsed with, and (as a type only) what its ack holds. */
export interface Command<S extends GenericSchema, Output> {
  readonly input: S;
  /** Never present at run time; carries the type of the answer. */
  readonly output?: Output;
}

/** Declares a command: `command<Output>()(schema)`. */
export const command =
  <Output>() =>
  <S extends GenericSchema>(input: S): Command<S, Output> => ({ input });

/** A set of commands by name. */
export type Contract = Readonly<Record<string, Command<GenericSchema, unknown>>>;
/** What a client passes to a command. */
export type CommandInput<C extends Contract, K extends keyof C> = InferInput<C[K]['input']>;
/** What a handler gets after parsing. */
export type ParsedInput<C extends Contract, K extends keyof C> = InferOutput<C[K]['input']>;
/** What a command's successful ack holds. */
export type CommandOutput<C extends Contract, K extends keyof C> =
  C[K] extends Command<GenericSchema, infer Output> ? Output : never;
