// Serves recorded responses with the least work, the same to every client.
import { createServer } from 'node:http';

/** @type {Record<string, string>} */
let responses = {};
process.on('message', (recorded) => {
  responses = /** @type {Record<string, string>} */ (recorded);
  process.send?.('ready');
});
process.on('disconnect', () => process.exit());

const server = createServer((request, response) => {
  const body = responses[String(request.headers['x-acs-action'])] ?? '{}';
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
  request.resume();
});
server.listen(0, '127.0.0.1', () =>
  process.send?.(/** @type {import('node:net').AddressInfo} */ (server.address()).port),
);
