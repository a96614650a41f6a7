import type { CallHandlers } from './answer-calls.ts';
import type { Thread } from './open-thread.ts';
import { ThreadEnded } from './call-port.ts';

/** The same without a thread: what would answer there answers here. For tests, and where threads cannot be had. */
export function threadHere<H extends CallHandlers>(handlers: H): Thread<H> {
  let isEnded = false;
  let leave: (reason: null) => void = () => undefined;
  const gone = new Promise<null>((resolve) => (leave = resolve));
  return {
    async call(name, args) {
      if (isEnded) throw new ThreadEnded('It was ended');
      return (await handlers[name]?.(...(args as never[]))) as never;
    },
    waiting: () => 0,
    gone,
    async end() {
      isEnded = true;
      leave(null);
    },
  };
}
