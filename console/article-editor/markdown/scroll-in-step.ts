/**
 * Keeps the preview beside what is written: the headings are the same on both sides and in the same order, so the way
 * between two of them on one side is the way between them on the other. Pure.
 */

/** Where the headings of a Markdown text begin, in characters; those inside fenced code are none. */
export function headingPositions(text: string): number[] {
  const positions: number[] = [];
  let at = 0;
  let fence: string | null = null;
  for (const line of text.split('\n')) {
    const mark = /^\s{0,3}(```|~~~)/.exec(line)?.[1] ?? null;
    if (mark !== null && (fence === null || fence === mark)) fence = fence === null ? mark : null;
    else if (fence === null && /^ {0,3}#{1,6}\s+\S/.test(line)) positions.push(at);
    at += line.length + 1;
  }
  return positions;
}

/** The place on the other side: both lists hold the same landmarks, ascending, the beginning and the end included. */
export function samePlace(at: number, here: readonly number[], there: readonly number[]): number {
  const landmarks = Math.min(here.length, there.length);
  for (let next = 1; next < landmarks; next += 1) {
    const [from, to] = [here[next - 1] as number, here[next] as number];
    if (at > to && next < landmarks - 1) continue;
    const share = to === from ? 0 : Math.min(1, Math.max(0, (at - from) / (to - from)));
    const [start, end] = [there[next - 1] as number, there[next] as number];
    return start + share * (end - start);
  }
  return there[0] ?? 0;
}
