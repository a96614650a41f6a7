import type { Logger } from '../../kernel/log.ts';
import { CallTimeout, ThreadEnded } from '../../kernel/threads/call-port.ts';
import type { Thread } from '../../kernel/threads/open-thread.ts';
import type { ServingCalls } from './serving-calls.ts';

/** What questions need of whoever serves. */
export interface QuestionCalls {
  /** Null where nothing is built yet, or no answer came in time. Asked once more where the thread ended under the question. */
  call<K extends 'ask' | 'quote' | 'search' | 'respell'>(name: K, args: Parameters<ServingCalls[K]>): Promise<Awaited<ReturnType<ServingCalls[K]>> | null>;
  /** The thread that served is gone, and another one is on its way. */
  interrupted(): void;
  /** There is one again. */
  resumed(): void;
}

/** Longest time for a question, in milliseconds: the place of an answer is a chat. */
const QUESTION_MAX_MS = 5_000;
/** So many questions in a row without an answer in time: the thread hangs. */
const LATE_MAX = 3;

/** Puts questions to the thread that serves now. `restart` is called when it hangs, and before it is ended. */
export function questionCalls(serving: () => Thread<ServingCalls> | null, restart: () => void, logger: Logger): QuestionCalls {
  let late = 0;
  let away: { until: Promise<void>; end(): void } | undefined;

  /** Resolves when there is a thread again, or after the longest time for a question. */
  async function back(): Promise<void> {
    if (away === undefined) return;
    let timer: NodeJS.Timeout | undefined;
    await Promise.race([away.until, new Promise<void>((resolve) => (timer = setTimeout(resolve, QUESTION_MAX_MS)))]);
    clearTimeout(timer);
  }

  function outcome(thread: Thread<ServingCalls>, error: unknown): void {
    if (!(error instanceof CallTimeout)) {
      late = 0;
      return;
    }
    late += 1;
    if (late < LATE_MAX || thread !== serving()) return;
    late = 0;
    logger.error('the thread that answers hangs and is started again');
    restart();
    void thread.end();
  }

  return {
    async call(name, args) {
      for (let attempt = 0; attempt < 2; attempt += 1) {
        await back();
        const thread = serving();
        if (thread === null) return null;
        try {
          const answer = await thread.call(name, args, { timeoutMs: QUESTION_MAX_MS });
          outcome(thread, null);
          return answer as never;
        } catch (error) {
          outcome(thread, error);
          if (!(error instanceof ThreadEnded)) {
            logger.warn({ err: error }, 'a question was not answered');
            return null;
          }
          // Whoever owns it hears of it first, and then there is somebody to wait for.
          if (thread === serving()) await thread.gone;
        }
      }
      return null;
    },
    interrupted() {
      if (away !== undefined) return;
      let end: () => void = () => undefined;
      const until = new Promise<void>((resolve) => (end = resolve));
      away = { until, end };
    },
    resumed() {
      away?.end();
      away = undefined;
    },
  };
}
