/** How one wants to be called, as the server keeps it. Until that is known, and where it cannot be, the usual. */
import { effect, signal, untracked } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { NoticeSettings } from '../../protocol/notices-contract.ts';
import { USUAL_NOTICES } from '../../protocol/notices-contract.ts';
import type { ClientError } from '../../client/model.ts';
import type { StaffClient } from '../inbox-settings/read-inboxes.ts';

/** One's wishes about being called. */
export interface NoticesModel {
  readonly settings: ReadonlySignal<NoticeSettings>;
  /** They are what the server has. */
  readonly loaded: ReadonlySignal<boolean>;
  /** Whether e-mail can go out at all. */
  readonly mail: ReadonlySignal<boolean>;
  readonly problem: ReadonlySignal<ClientError | null>;
  change(change: Partial<NoticeSettings>): Promise<void>;
  dispose(): void;
}

/** The wishes over the client core; `serves` is false for people who have no desk. */
export function createNoticesModel(client: StaffClient, serves: boolean): NoticesModel {
  const settings = signal<NoticeSettings>(USUAL_NOTICES);
  const loaded = signal(false);
  const mail = signal(false);
  const problem = signal<ClientError | null>(null);

  async function load(): Promise<void> {
    const answer = await client.ask('notices.read', {});
    if (!answer.ok) return;
    settings.value = answer.data.settings;
    mail.value = answer.data.mail;
    loaded.value = true;
  }
  // Every welcome begins a connection; another browser may have changed them meanwhile.
  const stop = effect(() => {
    if (client.welcome.value !== null && serves) untracked(() => void load());
  });
  return {
    settings,
    loaded,
    mail,
    problem,
    async change(change) {
      const before = settings.value;
      settings.value = { ...before, ...change };
      const answer = await client.ask('notices.change', { ...settings.value, kinds: [...settings.value.kinds] });
      problem.value = answer.ok ? null : answer.error;
      if (!answer.ok) settings.value = before;
    },
    dispose: stop,
  };
}
