// Serves recorded responses with the least work, the same to every client.
import { createServer } from 'node:http';

/** How many different forms of a response are served in turn. */
const forms = 8;

/** @type {Record<string, readonly Buffer[]>} */
let responses = {};
let next = 0;
process.on('message', (message) => {
  const { recorded, rowsChange } = /** @type {{ recorded: Record<string, string>, rowsChange: boolean }} */ (message);
  responses = Object.fromEntries(Object.entries(recorded).map(([action, body]) => [action, formsOf(body, rowsChange)]));
  process.send?.('ready');
});
process.on('disconnect', () => process.exit());

/**
 * Forms with different request IDs, and on request with another name in each row.
 * @param {string} body
 * @param {boolean} rowsChange
 */
function formsOf(body, rowsChange) {
  return Array.from({ length: forms }, (_, form) => {
    const own = body.replace(/"RequestId":"./, `"RequestId":"${form}`);
    return Buffer.from(rowsChange ? own.replaceAll('"Generated ', `"Generate${form} `) : own);
  });
}

const server = createServer((request, response) => {
  next += 1;
  const body = responses[String(request.headers['x-acs-action'])]?.[next % forms] ?? '{}';
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) });
  response.end(body);
  request.resume();
});
server.listen(0, '127.0.0.1', () =>
  process.send?.(/** @type {import('node:net').AddressInfo} */ (server.address()).port),
);
