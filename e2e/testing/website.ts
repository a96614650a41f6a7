import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A company's own website. */
export interface Website {
  /** Its origin, such as `http://127.0.0.1:1234`. */
  readonly origin: string;
  /** What every page of it says. */
  show(html: string): void;
  close(): Promise<void>;
}

/** A website of another origin than the server's, under a policy that allows nothing but what comes from `server`. */
export async function createWebsite(server: string): Promise<Website> {
  const socket = server.replace(/^http/, 'ws');
  const policy = `default-src 'none'; script-src ${server}; connect-src ${server} ${socket}`;
  let page = '';
  const http = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': policy });
    response.end(page);
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  return {
    origin: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    show: (html) => {
      page = html;
    },
    close: () => new Promise((resolve) => {
      http.close(() => resolve());
      http.closeAllConnections();
    }),
  };
}
