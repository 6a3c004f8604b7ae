import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type HttpServer, startHttpServer } from '../support/http-server.js';

let server: HttpServer;
beforeAll(async () => {
  server = await startHttpServer(['--sandbox']);
});
afterAll(() => server.close());

const head = ['POST /mcp HTTP/1.1', 'Host: localhost', 'Content-Type: application/json', 'Content-Length: 100'];

it.concurrent.each([
  ['head', head.join('\r\n')],
  ['body', `${head.join('\r\n')}\r\n\r\n{`],
])('a client that does not finish the %s of a request gets status 408', async (_, sent) => {
  const socket = connect(Number(server.url.port), '127.0.0.1');
  socket.write(sent);
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 408 /);
});
