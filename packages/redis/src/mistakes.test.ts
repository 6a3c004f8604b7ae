import { createServer as createHttpServer } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { onLoopback } from '@wabascope/provider-testing';
import { isRedisMissing, withRedis } from '@wabascope/redis-server';
import { generate } from 'selfsigned';
import { describe, expect, type TestContext, test, vi } from 'vitest';
import { redisUntil, replicaUntil } from './__fixtures__/replicas.js';

type OnFinished = TestContext['onTestFinished'];

/** The problem of a store, without its effect. */
async function problemOf(url: string, finished: OnFinished) {
  const { reason } = await (await replicaUntil(finished, url)).ready();
  return reason?.replace(/ Until it is available.*/, '');
}

/** @returns The host and port of the server. */
async function listen(server: Server, finished: OnFinished): Promise<string> {
  const { port, close } = await onLoopback(server);
  finished(close);
  return `127.0.0.1:${port}`;
}

async function tlsServer(finished: OnFinished): Promise<string> {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'localhost' }]);
  return listen(
    createTlsServer({ cert, key }, (socket) => socket.on('error', () => {})),
    finished,
  );
}

const useTls = 'If its port uses TLS, write rediss: or valkeys: in the address.';
const usePlain = 'If its port does not use TLS, write redis: or valkey: in the address.';

// Side by side, because most of them wait for a connection.
describe.concurrent('the reason why Redis is unavailable', () => {
  test('a certificate of an unknown authority needs NODE_EXTRA_CA_CERTS', async ({ onTestFinished }) => {
    expect(await problemOf(`rediss://${await tlsServer(onTestFinished)}`, onTestFinished)).toBe(
      'The TLS certificate of Redis is not trusted (DEPTH_ZERO_SELF_SIGNED_CERT). Set NODE_EXTRA_CA_CERTS to a PEM file with the certificate of its authority.',
    );
  });

  test('redis: on a port with TLS needs rediss:', async ({ onTestFinished }) => {
    expect(await problemOf(`redis://${await tlsServer(onTestFinished)}`, onTestFinished)).toContain(useTls);
  });

  test('rediss: on a port that responds without TLS needs redis:', async ({ onTestFinished }) => {
    const server = createServer((socket) => socket.on('error', () => {}).write('-ERR Protocol error\r\n'));
    const problem = await problemOf(`rediss://${await listen(server, onTestFinished)}`, onTestFinished);
    expect(problem).toMatch(/^Cannot connect to Redis \(ERR_SSL_\w+\)\. /);
    expect(problem).toContain(usePlain);
  });

  test('a port of another server is named as such', async ({ onTestFinished }) => {
    const problem = await problemOf(`redis://${await listen(createHttpServer(), onTestFinished)}`, onTestFinished);
    expect(problem).toBe(`The response is not in the Redis protocol. Check the port. ${useTls}`);
  });

  test('a port that closes every connection may use TLS', async ({ onTestFinished }) => {
    const server = createServer((socket) => socket.on('error', () => {}).end());
    expect(await problemOf(`redis://${await listen(server, onTestFinished)}`, onTestFinished)).toContain(useTls);
  });

  test('a port without a server is named as such', async ({ onTestFinished }) => {
    const { port, close } = await onLoopback(createServer());
    await close();
    expect(await problemOf(`redis://127.0.0.1:${port}`, onTestFinished)).toBe(
      'Cannot connect to Redis (ECONNREFUSED). Check that it runs, and the host and port.',
    );
  });

  describe.skipIf(isRedisMissing)(withRedis, () => {
    test('rediss: on a port of Redis without TLS needs redis:', async ({ onTestFinished }) => {
      const { url } = await redisUntil(onTestFinished);
      expect(await problemOf(url.replace('redis:', 'rediss:'), onTestFinished)).toBe(
        `Cannot connect to Redis (ETIMEDOUT). ${usePlain}`,
      );
    });

    test('when a connection is reset later, the reason contains no other protocol', async ({ onTestFinished }) => {
      const { url } = await redisUntil(onTestFinished);
      const sockets: Socket[] = [];
      const proxy = createServer((socket) => {
        const behind = connect(Number(new URL(url).port), '127.0.0.1').on('error', () => {});
        sockets.push(socket.on('error', () => {}));
        socket.pipe(behind).pipe(socket);
      });
      const lines: string[] = [];
      const log = (_: string, message: string) => void lines.push(message);
      const store = await replicaUntil(onTestFinished, `redis://${await listen(proxy, onTestFinished)}`, { log });
      expect(await store.ready()).toEqual({ ok: true });
      for (const socket of sockets) socket.resetAndDestroy();
      await vi.waitFor(() => expect(lines[0]).toBe('Redis is unavailable. Redis closed the connection.'));
    });

    test.for(['', '/3'])(
      'a wrong or missing password is named, also with database "%s"',
      async (database, { onTestFinished }) => {
        const { url } = await redisUntil(onTestFinished, 'right');
        const urls = [url.replace('right', 'wrong-Secret'), url.replace(':right@', '')];
        expect(await Promise.all(urls.map((each) => problemOf(each + database, onTestFinished)))).toEqual([
          'Redis rejects the user or the password (WRONGPASS). Check both in the address. Percent-encode special characters, such as %40 for @.',
          'Redis requires a password (NOAUTH). Add it to the address: redis://USER:PASSWORD@HOST:PORT.',
        ]);
      },
    );
  });
});
