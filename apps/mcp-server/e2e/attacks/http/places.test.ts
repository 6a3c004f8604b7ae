import type { Socket } from 'node:net';
import { type Sandbox, startSandbox } from '@wabascope/sandbox';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ConfigFolder, configFolder } from '../../support/config-folder.js';
import { type HttpServer, startHttpServer } from '../../support/http-server.js';
import { rawConnection, rawPost } from '../../support/raw-connection.js';
import { callOf, listTools, rawMessage, rawRequest } from '../../support/raw-request.js';
import { sha256Of } from '../../support/token.js';

const [team, operator] = ['team-token-17c3', 'operator-token-b20e'];
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const accept = 'application/json, text/event-stream';
const soon = { timeout: 15_000 };
const share = 4;
const limits = { maxConcurrentCalls: 10, maxConcurrentCallsPerCaller: share };
const auth = {
  tokens: [
    { name: 'team', sha256: sha256Of(team), accounts: ['atlas'] },
    { name: 'operator', sha256: sha256Of(operator) },
  ],
};

let sandbox: Sandbox<'antgst' | 'meta'>;
let folder: ConfigFolder;
let server: HttpServer;
let sockets: Socket[];
let ended: Promise<unknown>[];
beforeEach(async () => {
  sandbox = await startSandbox({ providers: ['antgst', 'meta'] });
  // The only account that the team sees.
  await sandbox.faults.set({ kind: 'hang', provider: 'antgst' });
  [sockets, ended] = [[], []];
});
afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await server.close();
  await Promise.all(ended);
  await sandbox.close();
  await folder.remove();
});

async function start(http: object = {}): Promise<void> {
  folder = await configFolder({ accounts: sandbox.accounts(), http: { auth, ...limits, ...http } });
  server = await startHttpServer(['--config', folder.file, '--log-level', 'info']);
}

/** A call of the team that never ends. */
const hanging = (id: number) => ({ jsonrpc: '2.0', id, ...callOf('list-numbers', { accounts: ['atlas'] }) });
const hangingBatch = (length: number) => JSON.stringify(Array.from({ length }, (_, index) => hanging(index + 1)));

async function open(sent: string): Promise<Socket> {
  const socket = await rawConnection(server.url, sent);
  sockets.push(socket);
  return socket;
}

async function pipelined(count: number): Promise<Socket> {
  const sent = Array.from({ length: count }, (_, id) => rawPost(JSON.stringify(hanging(id)), { token: team }));
  return (await open(sent.join(''))).pause();
}

function statusOf(token: string): Promise<number> {
  return rawMessage(server.url, listTools, bearer(token)).then(({ status }) => status);
}

/** The status of a request of the team for all of its slots. */
function statusOfShare(): Promise<number> {
  const batch = Array.from({ length: share }, (_, id) => ({ jsonrpc: '2.0', id, ...listTools }));
  const headers = { ...bearer(team), 'content-type': 'application/json', accept };
  return rawRequest(server.url, { method: 'POST', headers, body: JSON.stringify(batch) }).then(({ status }) => status);
}

/** What a caller sends, and the status of its next request for all of its slots. */
const attacks: Record<string, readonly [send: () => Promise<unknown>, next: number]> = {
  'calls that hang, three times as many as its share': [
    async () => {
      const statuses: number[] = [];
      for (let call = 1; call <= 3 * share; call += 1) {
        const response = rawMessage(server.url, callOf('list-numbers'), bearer(team));
        ended.push(response.then(({ status }) => statuses.push(status)).catch(() => {}));
      }
      await vi.waitUntil(() => statuses.length === 2 * share, soon);
      expect(new Set(statuses)).toEqual(new Set([429]));
    },
    429,
  ],
  'a batch as large as its share': [() => open(rawPost(hangingBatch(share), { token: team })), 429],
  'a batch larger than its share': [
    async () => {
      const headers = { ...bearer(team), 'content-type': 'application/json', accept };
      const { status, body } = await rawRequest(server.url, {
        method: 'POST',
        headers,
        body: hangingBatch(share + 1),
      });
      expect([status, body]).toEqual([413, expect.stringContaining(`at most ${share} messages`)]);
    },
    200,
  ],
  '16 pipelined calls that hang, on one connection that is not read': [() => pipelined(16), 429],
  '16 pipelined calls that hang, on one connection that is closed': [
    async () => {
      const socket = await pipelined(16);
      await vi.waitFor(async () => expect(await statusOf(team)).toBe(429), soon);
      socket.destroy();
    },
    200,
  ],
  '210 pipelined calls that hang, on one connection that is not read': [() => pipelined(210), 200],
  '40 messages that do not arrive': [
    () => Promise.all(Array.from({ length: 40 }, () => open(rawPost('{', { token: team, length: 100 })))),
    429,
  ],
  '40 messages without a token that do not arrive': [
    () => Promise.all(Array.from({ length: 40 }, () => open(rawPost('{', { length: 100 })))),
    200,
  ],
};

describe('a limited caller', () => {
  it.each(Object.entries(attacks))('that sends %s does not lock out other callers', async (_, [send, next]) => {
    await start();
    await send();
    await vi.waitFor(async () => expect(await statusOfShare()).toBe(next), soon);
    expect(await statusOf(operator)).toBe(200);
    expect(await rawRequest(server.url, { path: '/readyz' })).toMatchObject({ status: 200 });
  });

  it('that does not read large responses frees its slots after the time limit', async () => {
    await start({ maxConcurrentCalls: 16, maxConcurrentCallsPerCaller: 16, maxUnreadSeconds: 1 });
    const calls = rawPost(JSON.stringify({ jsonrpc: '2.0', id: 1, ...listTools }), { token: team }).repeat(16);
    const socket = (await open('')).pause();
    const isAborted = () => server.stderr().includes('"aborted":true');
    const ended = () => server.stderr().split('"path":"/mcp"').length - 1;
    // Until the buffers of the system are full.
    for (let count = 16; !isAborted(); count += 16) {
      socket.write(calls);
      await vi.waitUntil(() => ended() >= count || isAborted(), { ...soon, interval: 5 });
    }
    expect(await statusOf(team)).toBe(200);
  });
});

describe('a batch', () => {
  it.each(['2025-06-18', '2025-11-25', '2026-07-28', 'nonsense'])('is rejected in version %s', async (version) => {
    await start();
    const headers = { ...bearer(operator), 'content-type': 'application/json', accept };
    const { status, body } = await rawRequest(server.url, {
      method: 'POST',
      headers: { ...headers, 'mcp-protocol-version': version },
      body: JSON.stringify([{ jsonrpc: '2.0', id: 1, ...listTools }]),
    });
    expect([status, body]).toEqual([400, expect.stringContaining('Only protocol version 2025-03-26 has batches')]);
  });
});

describe('the probe', () => {
  it('reports that the server is not ready while all slots are taken', async () => {
    await start({ maxConcurrentCalls: share });
    await open(rawPost(hangingBatch(share), { token: team }));
    const ready = () => rawRequest(server.url, { path: '/readyz' });
    await vi.waitFor(async () => expect(await ready()).toMatchObject({ status: 503 }), soon);
    expect(await statusOf(operator)).toBe(503);
    expect(await rawRequest(server.url, { path: '/healthz' })).toMatchObject({ status: 200 });
    for (const socket of sockets) socket.destroy();
    await vi.waitFor(async () => expect(await ready()).toMatchObject({ status: 200 }), soon);
  });
});
