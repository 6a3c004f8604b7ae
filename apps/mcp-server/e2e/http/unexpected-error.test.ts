import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createDirectory } from '@wabascope/directory';
import { expect, it } from 'vitest';
import { hostGuard } from '../../src/http/hosts.js';
import { createListener } from '../../src/http/listener.js';
import { createMcpEndpoint } from '../../src/http/mcp-endpoint.js';
import { createMetrics } from '../../src/http/metrics.js';
import { createFixtureServer } from '../conformance/fixtures/server.js';

it('an unexpected error is status 500 without its text, and reaches the log', async () => {
  const error = new Error('The key is x-secret.');
  const logged: unknown[] = [];
  const server = createServer(
    createListener({
      directory: await createDirectory({ accounts: {}, providers: {} }),
      authentication: { authenticate: () => Promise.reject(error), notReady: async () => undefined },
      mcp: createMcpEndpoint(createFixtureServer, 1),
      guard: hostGuard({ host: '127.0.0.1', port: 0 }, { allowedHosts: [], allowedOrigins: [] }),
      documents: new Map(),
      maxConcurrentCalls: 1,
      metrics: createMetrics(),
      asCaller: (_, work) => work(),
      notReady: async () => undefined,
      onError: (reason) => logged.push(reason),
    }),
  ).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}/mcp`, { method: 'POST' });
  expect(response.status).toBe(500);
  expect(await response.text()).not.toContain('x-secret');
  expect(logged).toEqual([error]);
  server.close();
});
