import type { Socket } from 'socket.io-client';
import type { Ack } from '../../protocol/errors.ts';

/** Sends anything at all as a command; resolves to `ok` or the code of the refusal. */
export async function asking(socket: Socket, name: string, input: unknown): Promise<string> {
  return told((await socket.timeout(20_000).emitWithAck(name, input)) as Ack<unknown>);
}

/** The same with input that is JSON already, for what the client's own encoder would choke on. */
export function rawAsking(socket: Socket, name: string, json: string): Promise<string> {
  const id = 1_000_000 + Math.floor(Math.random() * 1_000_000);
  const { engine } = socket.io;
  return new Promise((resolve) => {
    // Packets as socket.io-protocol 5 writes them: type, namespace, acknowledgement id, arguments.
    const answer = `3/visitor,${id}[`;
    const hear = (data: unknown): void => {
      if (typeof data !== 'string' || !data.startsWith(answer)) return;
      engine.off('data', hear);
      resolve(told((JSON.parse(data.slice(answer.length - 1)) as [Ack<unknown>])[0]));
    };
    engine.on('data', hear);
    engine.write(`2/visitor,${id}${JSON.stringify([name]).slice(0, -1)},${json}]`);
  });
}

const told = (ack: Ack<unknown>): string => (ack.ok ? 'ok' : ack.error.code);
