/** The golden set: questions with what should answer them, changed one at a time. */
import { computed, signal } from '@preact/signals';
import type { ReadonlySignal } from '@preact/signals';
import type { GoldenQuestion } from '../../protocol/golden.ts';
import type { StaffContract, StaffWelcome } from '../../protocol/staff-contract.ts';
import type { Client, ClientError } from '../../client/model.ts';

/** A question being added, or changed where it has an id. */
export type GoldenInput = Pick<GoldenQuestion, 'question' | 'expect' | 'locale'> & { id?: string };

/** What the page reads and does. */
export interface GoldenModel {
  /** The set, those changed last first; null until it is known. */
  readonly questions: ReadonlySignal<readonly GoldenQuestion[] | null>;
  readonly locales: ReadonlySignal<readonly string[]>;
  readonly problem: ReadonlySignal<ClientError | null>;
  /** The question that was removed last: it can be brought back. */
  readonly removed: ReadonlySignal<GoldenQuestion | null>;
  load(): Promise<void>;
  /** Resolves with why it was refused, or null where it is stored. */
  put(input: GoldenInput): Promise<ClientError | null>;
  remove(question: GoldenQuestion): Promise<void>;
  undo(): Promise<void>;
}

/** The golden set over the client core. */
export function createGoldenModel(client: Pick<Client<StaffContract, StaffWelcome>, 'ask'>): GoldenModel {
  const questions = signal<readonly GoldenQuestion[] | null>(null);
  const problem = signal<ClientError | null>(null);
  const removed = signal<GoldenQuestion | null>(null);
  const put = async (input: GoldenInput) => {
    const answer = await client.ask('golden.put', input);
    if (!answer.ok) return answer.error;
    const { question } = answer.data;
    questions.value = [question, ...(questions.value ?? []).filter(({ id }) => id !== question.id)];
    return null;
  };
  return {
    questions,
    locales: computed(() => [...new Set((questions.value ?? []).map(({ locale }) => locale))].sort()),
    problem,
    removed,
    async load() {
      const answer = await client.ask('golden.list', {});
      if (answer.ok) questions.value = [...answer.data.questions].sort((a, b) => b.at - a.at);
      // Without a connection there is nothing to say here: with the next one everything is fetched anew.
      if (answer.ok || answer.error.code !== 'offline') problem.value = answer.ok ? null : answer.error;
    },
    put,
    async remove(question) {
      const answer = await client.ask('golden.remove', { id: question.id });
      problem.value = answer.ok ? null : answer.error;
      if (!answer.ok) return;
      questions.value = (questions.value ?? []).filter(({ id }) => id !== question.id);
      removed.value = question;
    },
    async undo() {
      const question = removed.value;
      if (question === null) return;
      problem.value = await put({ id: question.id, question: question.question, expect: question.expect, locale: question.locale });
      if (problem.value === null) removed.value = null;
    },
  };
}
