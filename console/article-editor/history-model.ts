/** The versions of one article, and what changed in one of them. */
import { signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { ArticleVersion, FieldDiff } from '../../protocol/article-desk.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError } from '../../client/model.ts';

/** Which two are compared; 0 stands for the draft. */
export interface Compared {
  from: number;
  to: number;
}

/** What the history reads and does. */
export interface HistoryModel {
  readonly versions: ReadonlySignal<readonly ArticleVersion[] | null>;
  readonly hasMore: ReadonlySignal<string | null>;
  readonly problem: ReadonlySignal<ClientError | null>;
  readonly compared: ReadonlySignal<Compared | null>;
  readonly diff: ReadonlySignal<readonly FieldDiff[] | null>;
  load(): Promise<void>;
  loadMore(): Promise<void>;
  compare(versions: Compared): Promise<void>;
}

/** The history of an article over the client core. */
export function createHistoryModel(client: Pick<Client<StaffContract, StaffWelcome>, 'ask'>, article: string): HistoryModel {
  const versions = signal<readonly ArticleVersion[] | null>(null);
  const next = signal<string | null>(null);
  const problem = signal<ClientError | null>(null);
  const compared = signal<Compared | null>(null);
  const diff = signal<readonly FieldDiff[] | null>(null);
  const fetch = async (cursor: string | null) => {
    const answer = await client.ask('article.versions', { article, ...(cursor !== null && { cursor }) });
    if (!answer.ok) {
      if (answer.error.code !== 'offline') problem.value = answer.error;
      return;
    }
    problem.value = null;
    versions.value = cursor === null ? answer.data.versions : [...(versions.value ?? []), ...answer.data.versions];
    next.value = answer.data.next;
  };
  return {
    versions,
    hasMore: next,
    problem,
    compared,
    diff,
    load: () => fetch(null),
    loadMore: () => fetch(next.value),
    async compare(chosen) {
      compared.value = chosen;
      diff.value = null;
      const answer = await client.ask('article.diff', { article, ...chosen });
      if (compared.value !== chosen) return;
      problem.value = answer.ok ? null : answer.error;
      if (answer.ok) diff.value = answer.data.fields;
    },
  };
}
