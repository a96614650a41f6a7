import { useEffect, useState } from 'preact/hooks';

/** The part of the screen that can be seen: a phone's keyboard takes its share without telling the layout. */
export type VisibleArea = Readonly<Record<'height' | 'top', string>>;

/** Below 480 px the panel fills the screen; that is also how a larger one is at high zoom. The loader knows this too. */
const SMALL = '(max-width: 479.9px), (max-height: 479.9px)';

function measure(): { fullScreen: boolean; area: VisibleArea } {
  const viewport = window.visualViewport;
  return {
    fullScreen: window.matchMedia?.(SMALL).matches ?? false,
    area: { height: `${viewport?.height ?? window.innerHeight}px`, top: `${viewport?.offsetTop ?? 0}px` },
  };
}

/** Whether the panel fills the screen, and how much of it can be seen. */
export function useFullScreen(): { fullScreen: boolean; area: VisibleArea } {
  const [measured, setMeasured] = useState(measure);
  useEffect(() => {
    const again = (): void => setMeasured(measure());
    const ended = new AbortController();
    for (const event of ['resize', 'scroll']) {
      window.addEventListener(event, again, ended);
      window.visualViewport?.addEventListener(event, again, ended);
    }
    return () => ended.abort();
  }, []);
  return measured;
}
