/** The baseline of the help site: Express alone, sending a text of as many bytes as its argument says. A process of its own. */
import type { AddressInfo } from 'node:net';
import express from 'express';

const page = 'x'.repeat(Number(process.argv[2] ?? 1_000));
const app = express();
app.disable('x-powered-by');
app.disable('etag');
app.get('/page', (_request, response) => {
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.end(page);
});
const server = app.listen(0, '127.0.0.1', () => process.send?.((server.address() as AddressInfo).port));
process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.((user + system) / 1e6);
});
process.on('disconnect', () => process.exit(0));
