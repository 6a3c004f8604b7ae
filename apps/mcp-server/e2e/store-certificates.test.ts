import { spawn } from 'node:child_process';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { onLoopback } from '@wabascope/provider-testing';
import { isRedisMissing, startRedis, withRedis } from '@wabascope/redis-server';
import { generate } from 'selfsigned';
import { describe, expect, type TestContext, test, vi } from 'vitest';
import { configFolder } from './support/config-folder.js';
import { executable } from './support/executable.js';
import { servingOverHttp } from './support/http-server.js';

type OnFinished = TestContext['onTestFinished'];

/** The pair of a server on loopback that is its own authority. */
async function certificate() {
  const { cert, private: key } = await generate([{ name: 'commonName', value: 'redis.example' }], {
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  return { cert, key };
}

/** Reads `/readyz` of a server that trusts the certificate of the store. */
async function readiness(port: number, cert: string, onTestFinished: OnFinished) {
  const accounts = { oslo: { provider: 'meta', accessToken: 'meta-Secret-93' } };
  const store = `rediss://:redis-Secret%2F93@127.0.0.1:${port}`;
  const folder = await configFolder({ accounts, store }, { 'authority.pem': cert });
  onTestFinished(folder.remove);
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: join(folder.path, 'authority.pem') };
  const args = [executable, '--config', folder.file, '--http', '0'];
  const server = await servingOverHttp(spawn(process.execPath, args, { env }));
  onTestFinished(() => server.close());
  return async () => (await fetch(new URL('/readyz', server.url))).text();
}

/** A Redis with TLS. @returns `/readyz` of a server that uses it. */
async function withRedisTls(onTestFinished: OnFinished, ...options: readonly string[]) {
  const { cert, key } = await certificate();
  const folder = await configFolder({}, { 'cert.pem': cert, 'key.pem': key });
  onTestFinished(folder.remove);
  const { port, close } = await onLoopback(createServer());
  await close();
  const files = ['--tls-cert-file', 'cert.pem', '--tls-key-file', 'key.pem', '--tls-ca-cert-file', 'cert.pem'];
  const tls = ['--port', '0', '--tls-port', `${port}`, '--dir', folder.path, ...files, ...options];
  const redis = await startRedis('redis-Secret/93', tls);
  onTestFinished(() => redis.kill());
  return readiness(port, cert, onTestFinished);
}

const remedy = 'lient certificates are not supported. Set tls-auth-clients of Redis to no or optional.';

describe.concurrent('a store with TLS', () => {
  describe.skipIf(isRedisMissing)(withRedis, () => {
    test.for([
      ['TLS 1.3, by default', ['--tls-protocols', 'TLSv1.3']],
      ['TLS 1.3', ['--tls-protocols', 'TLSv1.3', '--tls-auth-clients', 'yes']],
      ['TLS 1.2', ['--tls-protocols', 'TLSv1.2', '--tls-auth-clients', 'yes']],
    ] as const)(
      'that requires a client certificate, with %s: the reason is the remedy',
      async ([, options], { onTestFinished }) => {
        const ready = await withRedisTls(onTestFinished, ...options);
        const text = await ready();
        expect(JSON.parse(text)).toMatchObject({ status: 'degraded', reason: expect.stringContaining(remedy) });
        expect(text).not.toMatch(/redis:|valkey:|127\.0\.0\.1|Secret/);
      },
    );

    test.for(['no', 'optional'])('that has tls-auth-clients %s is ready', async (value, { onTestFinished }) => {
      const ready = await withRedisTls(onTestFinished, '--tls-auth-clients', value);
      await vi.waitFor(async () => expect(JSON.parse(await ready())).toEqual({ status: 'ready' }));
    });
  });

  test('that closes connections after the handshake may require a client certificate', async ({ onTestFinished }) => {
    const { cert, key } = await certificate();
    const server = createTlsServer({ cert, key }, (socket) => socket.on('error', () => {}).end());
    const { port, close } = await onLoopback(server);
    onTestFinished(close);
    const text = await (await readiness(port, cert, onTestFinished))();
    expect(JSON.parse(text)).toMatchObject({ status: 'degraded', reason: expect.stringContaining(remedy) });
    expect(text).not.toMatch(/redis:|valkey:/);
  });
});
