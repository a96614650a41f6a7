import type { RefObject, TargetedUIEvent } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from '../conversations/chat.ts';
import type { TimelineItem } from './timeline.ts';

/** This close to the end counts as being there, in pixels. */
const END_PX = 48;
/** What stays free above a message that is read from its top, in pixels. */
const ABOVE_PX = 8;

/**
 * Where the list stands: `latest` shows the newest message, from its top where it is taller than the view; `end` was
 * chosen by the reader; null is anywhere else, where nothing may move under their eyes.
 */
type Hold = 'latest' | 'end' | null;

/** What the list of messages needs to hold its place. */
export interface HeldPlace {
  scroller: RefObject<HTMLDivElement | null>;
  /** There is something new that the customer has not scrolled to. */
  missed: boolean;
  onScroll: (event: TargetedUIEvent<HTMLDivElement>) => void;
  toLatest: () => void;
}

/** Holds the list at its newest message as long as the customer is there, and still where they are not. */
export function useHeldPlace(chat: Chat, items: readonly TimelineItem[], typing: unknown): HeldPlace {
  const scroller = useRef<HTMLDivElement>(null);
  const hold = useRef<Hold>('latest');
  /** Where the list was put last; a scroll event that finds it there is no doing of the reader. */
  const placed = useRef(0);
  /** The end was in sight before the last change. */
  const sawEnd = useRef(true);
  const last = useRef<TimelineItem | undefined>(undefined);
  const [missed, setMissed] = useState(false);
  last.current = items.at(-1);
  const newest = items.findLast((item) => item.kind === 'message');

  const note = (box: HTMLElement): void => {
    sawEnd.current = endOf(box) - box.scrollTop < END_PX;
    const { current: item } = last;
    const topInSight = item?.kind === 'message' && box.scrollTop >= latestPlace(box, item) - 1;
    chat.inSight.value = sawEnd.current ? Infinity : topInSight ? (item.seq ?? 0) : 0;
  };
  const keep = (): void => {
    const { current: box } = scroller;
    if (!box || hold.current === null) return;
    box.scrollTop = hold.current === 'end' ? endOf(box) : latestPlace(box, last.current);
    placed.current = box.scrollTop;
    note(box);
  };
  const toLatest = (): void => {
    hold.current = 'latest';
    setMissed(false);
    keep();
  };
  useLayoutEffect(() => {
    // Who reads a long message from its top is not to be taken away from it by the next one.
    if (sawEnd.current || newest?.from === 'visitor') return toLatest();
    hold.current = null;
    setMissed(true);
  }, [newest?.key]);
  useLayoutEffect(keep, [items, typing]);
  // A keyboard that comes up, or a line that grows, must not push the latest message out of sight.
  useLayoutEffect(() => {
    const { current: box } = scroller;
    if (!box || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(keep);
    observer.observe(box);
    if (box.firstElementChild) observer.observe(box.firstElementChild);
    return () => observer.disconnect();
  }, [chat]);

  const onScroll = ({ currentTarget: box }: TargetedUIEvent<HTMLDivElement>): void => {
    if (hold.current !== null && Math.abs(box.scrollTop - placed.current) <= 1) return;
    note(box);
    const atLatest = Math.abs(box.scrollTop - latestPlace(box, last.current)) <= 1;
    hold.current = atLatest ? 'latest' : sawEnd.current ? 'end' : null;
    if (sawEnd.current) setMissed(false);
  };
  return { scroller, missed, onScroll, toLatest };
}

const endOf = (box: HTMLElement): number => box.scrollHeight - box.clientHeight;

/** The end, unless the message of somebody else that stands there would begin above the view. */
function latestPlace(box: HTMLElement, item: TimelineItem | undefined): number {
  if (item?.kind !== 'message' || item.from === 'visitor') return endOf(box);
  const row = [...box.querySelectorAll<HTMLElement>('.message:not(.typing)')].at(-1);
  return Math.min(endOf(box), (row?.offsetTop ?? Infinity) - ABOVE_PX);
}
