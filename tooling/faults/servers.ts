import { createServer as createHttpsServer } from 'node:https';
import { createServer, type Server } from 'node:net';
import { onLoopback } from '@wabascope/provider-testing';
import { selfSigned } from '../../packages/provider-kit/src/__fixtures__/self-signed.js';

/** A server on loopback that does not behave like a provider. `connections` is the number of sockets opened so far. */
async function listen(server: Server, scheme = 'http') {
  let connections = 0;
  server.on('connection', () => {
    connections += 1;
  });
  const { port, close } = await onLoopback(server);
  return { baseUrl: `${scheme}://127.0.0.1:${port}`, connections: () => connections, close };
}

/** Accepts connections, and never reads or writes. */
export function silentServer() {
  return listen(createServer({ pauseOnConnect: true }));
}

/** Sends text that is not HTTP. */
export function otherProtocolServer() {
  return listen(createServer((socket) => socket.end('220 mail.example ESMTP\r\n')));
}

/** Speaks HTTPS with a self-signed certificate. */
export function untrustedServer() {
  return listen(
    createHttpsServer(selfSigned(), (_, response) => response.end('{}')),
    'https',
  );
}
