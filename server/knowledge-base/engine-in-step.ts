/**
 * A question that was not answered may be one for an article that was published a moment ago, here or on another node, and
 * that readers see already while the index is still being built. Before anybody is told that nothing was found, it is
 * looked whether the articles have changed; if so, the question waits for them.
 */
import type { AnswerEngine } from './engine/answer-engine.ts';

/** What it stands on. `isBehind` costs a small read of the store, `catchUp` a build. */
export interface InStepParts {
  isBehind(): Promise<boolean>;
  catchUp(): Promise<void>;
}

/** A question waits for new articles so long, in milliseconds; it gets what is known then. */
const WAIT_MAX_MS = 8_000;

/** The engine, in step with the articles. Whatever fails, the first finding stands. */
export function engineInStep(engine: AnswerEngine, { isBehind, catchUp }: InStepParts): AnswerEngine {
  return {
    get version() {
      return engine.version;
    },
    quote: (slug, question, options) => engine.quote(slug, question, options),
    async ask(question, options) {
      const startedAt = performance.now();
      const { version } = engine;
      const found = await engine.ask(question, options);
      const isOpen = found.decision === 'clarify' || (found.decision === 'handoff' && found.reason === 'no_answer');
      if (!isOpen) return found;
      if (await isBehind().catch(() => false)) await atMost(WAIT_MAX_MS, catchUp().catch(() => undefined));
      // Others may have brought it up meanwhile.
      if (engine.version === version) return found;
      const again = await engine.ask(question, options);
      return { ...again, tookMs: performance.now() - startedAt };
    },
  };
}

async function atMost(ms: number, work: Promise<void>): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([work, new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}
