/** Canned responses and macros that a person can use, asked for when they are first wanted. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { CannedResponse } from '../../protocol/canned-contract.ts';
import type { Macro } from '../../protocol/macros-contract.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError } from '../../client/model.ts';

/** What can be put in or run. */
export interface CannedModel {
  readonly responses: ReadonlySignal<readonly CannedResponse[] | null>;
  readonly macros: ReadonlySignal<readonly Macro[] | null>;
  readonly problem: ReadonlySignal<ClientError | null>;
  /** Asks, unless it was asked a moment ago. */
  load(): void;
}

/** So long what is here counts, in milliseconds. */
const FRESH_MS = 30_000;

/** Nothing asked for yet. */
export function createCannedModel(client: Client<StaffContract, StaffWelcome>): CannedModel {
  const responses = signal<readonly CannedResponse[] | null>(null);
  const macros = signal<readonly Macro[] | null>(null);
  const problem = signal<ClientError | null>(null);
  let askedAt = -Infinity;
  return {
    responses,
    macros,
    problem,
    load() {
      if (Date.now() - askedAt < FRESH_MS) return;
      askedAt = Date.now();
      void Promise.all([client.ask('canned.list', {}), client.ask('macros.list', {})]).then(([texts, steps]) => {
        if (texts.ok) responses.value = texts.data.responses;
        if (steps.ok) macros.value = steps.data.macros;
        problem.value = texts.ok ? (steps.ok ? null : steps.error) : texts.error;
        if (problem.value !== null) askedAt = -Infinity;
      });
    },
  };
}
