import { useEffect, useState } from 'preact/hooks';

/** What the browser knows of its own net: it notices a pulled plug long before the connection does. */
export function useBrowserOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine);
    const ended = new AbortController();
    for (const event of ['online', 'offline']) window.addEventListener(event, look, ended);
    return () => ended.abort();
  }, []);
  return online;
}
