import type { CallOptions } from '../../kernel/threads/call-port.ts';
import type { SentenceEncoder } from '../engine/sentence-encoder.ts';
import type { EncoderHead, VectorCalls } from './encoding-calls.ts';

/** An encoder that keeps the vectors of texts. */
export interface KeepingEncoder extends SentenceEncoder {
  /**
   * Vectors of articles' texts, in order; null where more than `newMax` of them would have to be computed first.
   * What is computed here is computed behind the questions.
   */
  kept(texts: readonly string[], newMax: number): Promise<readonly Float32Array[] | null>;
}

/** How vectors are asked for, wherever they are computed. */
export type AskForVectors = <K extends keyof VectorCalls>(name: K, args: Parameters<VectorCalls[K]>, options?: CallOptions) => Promise<Awaited<ReturnType<VectorCalls[K]>>>;

/** How long a question's vector may take, in milliseconds, before the encoder counts as broken for that question. */
const URGENT_MAX_MS = 5_000;

/** The encoder as those see it who ask from elsewhere. `isUrgent`: somebody waits for what it embeds. */
export function remoteEncoder(head: EncoderHead, ask: AskForVectors, isUrgent: boolean): KeepingEncoder {
  const cut = (all: Float32Array, count: number) => Array.from({ length: count }, (_, i) => all.subarray(i * head.dimension, (i + 1) * head.dimension));
  return {
    ...head,
    embed: async (texts) => cut(await ask('embed', [texts, isUrgent], isUrgent ? { timeoutMs: URGENT_MAX_MS } : {}), texts.length),
    async kept(texts, newMax) {
      const all = await ask('kept', [texts, newMax]);
      return all && cut(all, texts.length);
    },
  };
}
