import { useEffect, useState } from 'preact/hooks';
import type { ClientError, Outcome } from '../../client/model.ts';
import { useConsole } from '../app/console-context.ts';

/** What a page shows, as the server told it last. */
export interface Loaded<T> {
  data: T | null;
  /** Why it could not be had; what was there before stays. */
  problem: ClientError | null;
  load(): Promise<void>;
  /** Takes an answer of another command that tells the same. */
  put(data: T): void;
}

/** Asks when the page opens, after every break of the connection, and whenever `key` becomes another. */
export function useLoaded<T>(key: string, ask: () => Promise<Outcome<T>>): Loaded<T> {
  const { client } = useConsole();
  const [data, setData] = useState<T | null>(null);
  const [problem, setProblem] = useState<ClientError | null>(null);
  const online = client.connection.value === 'online';
  const load = async (): Promise<void> => {
    const answer = await ask();
    if (answer.ok) {
      setData(answer.data);
      setProblem(null);
    } else if (answer.error.code !== 'offline') {
      setProblem(answer.error);
    }
  };
  useEffect(() => {
    if (!online) return;
    let wanted = true;
    void ask().then((answer) => {
      if (!wanted) return;
      if (answer.ok) setData(answer.data);
      setProblem(answer.ok || answer.error.code === 'offline' ? null : answer.error);
    });
    return () => {
      wanted = false;
    };
  }, [key, online, client]);
  return { data, problem, load, put: setData };
}
