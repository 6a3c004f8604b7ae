import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type ListenAddress, UsageError } from '../command-line.js';
import { defaultHttpSettings } from '../configuration/http-settings.js';
import { loggedListener } from '../logs/http-requests.js';
import type { Log } from '../logs/log.js';
import { logCallEnd } from '../logs/tool-calls.js';
import { traceOf } from '../logs/trace-of.js';
import type { OpenDirectory } from '../open-directory.js';
import { createServer as createMcpServer } from '../server.js';
import { authenticationOf } from './authentication.js';
import { hostGuard } from './hosts.js';
import { createListener } from './listener.js';
import { createMcpEndpoint } from './mcp-endpoint.js';
import type { Metrics } from './metrics.js';
import { protectedResourceDocuments } from './protected-resource.js';

/** How long calls may go on after SIGTERM, in milliseconds. */
const graceMs = 1_500;

/**
 * Serves over HTTP until SIGTERM or SIGINT: then it takes no new calls, and gives those under way a moment to finish.
 * @returns The signal.
 * @throws {UsageError} When it must not, or cannot, listen there.
 */
export async function serveOverHttp(
  address: ListenAddress,
  { directory, http: settings = defaultHttpSettings(), store }: OpenDirectory,
  metrics: Metrics,
  log: Log,
): Promise<string> {
  if (settings.auth === undefined && !isLoopback(address.host)) {
    throw new UsageError(
      `${address.host} can be reached from other machines, so callers must show who they are: set http.auth in the configuration, or listen on 127.0.0.1.`,
    );
  }
  let isClosing = false;
  const logEnd = logCallEnd(log);
  const onCall: Metrics['onCall'] = (end) => {
    metrics.onCall(end);
    logEnd(end);
  };
  const authentication = authenticationOf(settings.auth, directory.accounts(), settings.url);
  const mcp = createMcpEndpoint(
    (view) => createMcpServer(view, log, onCall),
    // Nothing that a client could wait for ever changes; calls must not want for places because of that.
    Math.ceil(settings.maxConcurrentCalls / 2),
  );
  const server = createServer(
    // The time for a request to arrive; answers take theirs. Proxies keep connections for a minute.
    { headersTimeout: 5_000, requestTimeout: 10_000, connectionsCheckingInterval: 1_000, keepAliveTimeout: 65_000 },
    loggedListener(
      log,
      createListener({
        directory,
        authentication,
        mcp,
        guard: hostGuard(address, settings),
        documents: protectedResourceDocuments(settings),
        maxConcurrentCalls: settings.maxConcurrentCalls,
        metrics,
        asCaller: (caller, work) =>
          log.during({ requestId: randomUUID(), ...log.call(), ...(caller && { caller }) }, work),
        onError: (error) => log.error('An HTTP request has failed.', traceOf(error)),
        degraded: async () => (await store?.ready())?.reason,
        notReady: async () => (isClosing ? 'The server is about to end.' : authentication.notReady()),
      }),
    ),
  );
  const terminated = untilTerminated();
  const url = await listen(server, address);
  // A line of JSON among lines of JSON; else one for the person who has started it.
  if (log.isOn('info')) log.info('The server listens.', { url });
  else process.stderr.write(`wabascope-mcp: serving at ${url}\n`);
  const signal = await terminated;
  isClosing = true;
  await drain(server);
  await mcp.close();
  server.closeAllConnections();
  return signal;
}

/** @returns The address of the MCP endpoint. */
async function listen(server: Server, { host, port }: ListenAddress): Promise<string> {
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    const cause = code === 'EADDRINUSE' ? 'another program listens there' : code;
    throw new UsageError(`Cannot listen on port ${port} of ${host}: ${cause}.`);
  }
  const bound = server.address() as AddressInfo;
  const name = bound.family === 'IPv6' ? `[${bound.address}]` : bound.address;
  return `http://${name}:${bound.port}/mcp`;
}

function untilTerminated(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.once(signal, resolve);
  });
}

/** Resolves when all connections are closed, or the moment of grace is over. */
function drain(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, graceMs);
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host);
}
