/** The views of the person at the console, and how many conversations are in each now. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { CommandInput } from '../../protocol/command.ts';
import type { SavedView } from '../../protocol/list-view.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError, Outcome } from '../../client/model.ts';

/** Views with their counts. */
export interface ViewsModel {
  readonly views: ReadonlySignal<readonly SavedView[] | null>;
  readonly counts: ReadonlySignal<Readonly<Record<string, number>>>;
  readonly problem: ReadonlySignal<ClientError | null>;
  load(): Promise<void>;
  save(view: CommandInput<StaffContract, 'views.save'>): Promise<Outcome<{ view: SavedView }>>;
  remove(id: string): Promise<Outcome<{ view: SavedView }>>;
  dispose(): void;
}

/** Counts are asked for anew at most so often while conversations change, in milliseconds. */
const COUNT_MS = 3_000;

/** The views over the client core; kept right while conversations change. */
export function createViewsModel(client: Client<StaffContract, StaffWelcome>): ViewsModel {
  const views = signal<readonly SavedView[] | null>(null);
  const counts = signal<Readonly<Record<string, number>>>({});
  const problem = signal<ClientError | null>(null);
  let timer: ReturnType<typeof setTimeout> | null = null;

  async function load(): Promise<void> {
    const answer = await client.ask('views.list', {});
    if (answer.ok) {
      views.value = answer.data.views;
      counts.value = answer.data.counts;
    }
    problem.value = answer.ok || answer.error.code === 'offline' ? null : answer.error;
  }
  const stop = client.on('summary', () => {
    timer ??= setTimeout(() => {
      timer = null;
      void load();
    }, COUNT_MS);
  });
  const after = async (answer: Outcome<{ view: SavedView }>) => {
    if (answer.ok) await load();
    return answer;
  };
  return {
    views,
    counts,
    problem,
    load,
    save: async (view) => after(await client.ask('views.save', view)),
    remove: async (id) => after(await client.ask('views.remove', { id })),
    dispose() {
      stop();
      if (timer !== null) clearTimeout(timer);
    },
  };
}
