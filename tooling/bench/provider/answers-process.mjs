// Gives out recorded answers: with the least work, the same for every client.
import { createServer } from 'node:http';

/** @type {Record<string, string>} */
let answers = {};
process.on('message', (recorded) => {
  answers = /** @type {Record<string, string>} */ (recorded);
  process.send?.('ready');
});
process.on('disconnect', () => process.exit());

const server = createServer((request, response) => {
  const body = answers[String(request.headers['x-acs-action'])] ?? '{}';
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
  request.resume();
});
server.listen(0, '127.0.0.1', () =>
  process.send?.(/** @type {import('node:net').AddressInfo} */ (server.address()).port),
);
