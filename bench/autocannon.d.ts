/** The part of autocannon that the benches use; it comes without types. */
declare module 'autocannon' {
  interface Options {
    url: string;
    connections: number;
    /** In seconds. */
    duration: number;
    headers?: Readonly<Record<string, string>>;
  }
  interface Result {
    non2xx: number;
    errors: number;
  }
  interface Instance {
    on(event: 'response', listener: (client: unknown, status: number, bytes: number, tookMs: number) => void): Instance;
    on(event: 'done', listener: (result: Result) => void): Instance;
    on(event: 'error', listener: (error: Error) => void): Instance;
  }
  export default function autocannon(options: Options): Instance;
}
