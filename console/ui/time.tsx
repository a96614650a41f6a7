import { fullTime } from './time-words.ts';

/** A moment in words, exact to machines and on hover. */
export function Time({ at, children }: { at: number; children: string }) {
  return (
    <time class="figures" dateTime={new Date(at).toISOString()} title={fullTime(at)}>
      {children}
    </time>
  );
}
