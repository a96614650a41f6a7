import { STATUS_CODES } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { ERROR_STATUS } from '../../protocol/errors.ts';
import type { ErrorCode } from '../../protocol/errors.ts';

/** Answers a WebSocket handshake with the status of its refusal; Socket.IO by itself answers 400 to each. */
export function refuseUpgrade({ headers, socket }: IncomingMessage, code: ErrorCode): void {
  if (headers.upgrade === undefined || !socket.writable) return;
  const status = ERROR_STATUS[code];
  const head = [`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, 'Connection: close', 'Content-Type: text/plain', `Content-Length: ${code.length}`];
  socket.end(`${head.join('\r\n')}\r\n\r\n${code}`);
}
