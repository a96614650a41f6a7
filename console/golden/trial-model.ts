/** A golden trial under way: asked after until it is done, and cancelled when nobody waits for it any more. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { GoldenTrial } from '../../protocol/golden.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError, Outcome } from '../../client/model.ts';

/** What screens read and do. */
export interface TrialModel {
  readonly trial: ReadonlySignal<GoldenTrial | null>;
  readonly problem: ReadonlySignal<ClientError | null>;
  /** Begins a trial; one that runs already is forgotten. */
  start(begin: () => Promise<Outcome<{ trial: GoldenTrial }>>): Promise<void>;
  /** Goes on with a trial that a command answered. */
  follow(trial: GoldenTrial): void;
  cancel(): void;
  dispose(): void;
}

/** How often a running trial is asked after, in milliseconds. */
const ASK_MS = 500;

/** A trial over the client core. */
export function createTrialModel(client: Pick<Client<StaffContract, StaffWelcome>, 'ask'>): TrialModel {
  const trial = signal<GoldenTrial | null>(null);
  const problem = signal<ClientError | null>(null);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let generation = 0;

  const isRunning = () => trial.peek()?.state === 'running';
  const follow = (next: GoldenTrial) => {
    const mine = (generation += 1);
    clearTimeout(timer);
    trial.value = next;
    const ask = async () => {
      const answer = await client.ask('trial.read', { trial: next.id });
      if (mine !== generation) return;
      // A lost answer is no end; one that the server forgot is.
      if (answer.ok) trial.value = answer.data.trial;
      else if (answer.error.code === 'not_found') problem.value = answer.error;
      if (isRunning() && problem.peek() === null) timer = setTimeout(() => void ask(), ASK_MS);
    };
    if (next.state === 'running') timer = setTimeout(() => void ask(), ASK_MS);
  };
  const cancel = () => {
    generation += 1;
    clearTimeout(timer);
    const running = trial.peek();
    if (running?.state !== 'running') return;
    trial.value = { ...running, state: 'cancelled' };
    void client.ask('trial.cancel', { trial: running.id });
  };
  return {
    trial,
    problem,
    async start(begin) {
      cancel();
      const mine = (generation += 1);
      problem.value = null;
      trial.value = null;
      const answer = await begin();
      if (mine !== generation) {
        if (answer.ok) void client.ask('trial.cancel', { trial: answer.data.trial.id });
        return;
      }
      if (answer.ok) follow(answer.data.trial);
      else problem.value = answer.error;
    },
    follow,
    cancel,
    dispose: cancel,
  };
}
