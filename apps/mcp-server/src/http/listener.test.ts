import { createServer } from 'node:http';
import { createMemoryJournal } from '@wabascope/changes';
import { createDirectory } from '@wabascope/directory';
import { onLoopback } from '@wabascope/provider-testing';
import { expect, it, onTestFinished } from 'vitest';
import { createCallSlots } from './call-slots.js';
import { createListener, type ListenerParts } from './listener.js';

/** A server with these parts, until the end of the test. @returns Its origin. */
async function start(changes: Partial<ListenerParts>): Promise<string> {
  const slots = createCallSlots({ maxConcurrentCalls: 1, maxConcurrentCallsPerCaller: 1 });
  const listener = createListener({
    directory: await createDirectory({ accounts: {}, providers: {} }),
    authentication: { authenticate: async () => ({}), notReady: async () => undefined },
    mcp: {
      serve: async (_directory, _body, _request, response) => void response.end('from MCP'),
      close: async () => {},
    },
    guard: () => undefined,
    documents: new Map([['/.well-known/one', { name: 'one' }]]),
    slots,
    arrivals: slots,
    metrics: { text: async () => 'metrics', contentType: 'text/plain', errorResponse: () => {} },
    failed: () => {},
    asCaller: (_caller, work) => work(),
    notReady: async () => undefined,
    isClosing: () => false,
    ...changes,
  });
  const { origin, close } = await onLoopback(createServer(listener));
  onTestFinished(close);
  return origin;
}

const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"method":"ping"}' };

it('an unexpected error before MCP gets status 500 without its message, and is reported', async () => {
  const failures: unknown[] = [];
  const error = new TypeError('broken with derived-62');
  const origin = await start({
    authentication: { authenticate: () => Promise.reject(error), notReady: async () => undefined },
    failed: (failure) => failures.push(failure),
  });
  const response = await fetch(`${origin}/mcp`, post);
  expect([response.status, await response.text()]).toEqual([500, expect.not.stringContaining('derived-62')]);
  expect(failures).toEqual([error]);
});

it.each([
  ['/healthz', 200, '{"status":"alive"}'],
  ['/readyz', 200, '{"status":"ready"}'],
  ['/.well-known/one', 200, '{"name":"one"}'],
  ['/metrics', 200, 'metrics'],
  ['/nothing', 404, '/mcp'],
])('GET %s gets status %i', async (path, status, text) => {
  const response = await fetch(`${await start({})}${path}?token=x`);
  expect([response.status, await response.text()]).toEqual([status, expect.stringContaining(text)]);
});

it.each([
  [{ notReady: async () => 'No keys.' }, 503, { status: 'not ready', reason: 'No keys.' }],
  [{ degraded: async () => 'No Redis.' }, 200, { status: 'degraded', reason: 'No Redis.' }],
] as const)('the readiness probe with %o gets status %i', async (changes, status, body) => {
  const response = await fetch(`${await start(changes)}/readyz`);
  expect([response.status, await response.json()]).toEqual([status, body]);
});

it('a caller that sees some accounts gets no metrics', async () => {
  const origin = await start({
    authentication: { authenticate: async () => ({ accounts: ['oslo'] }), notReady: async () => undefined },
  });
  expect((await fetch(`${origin}/metrics`)).status).toBe(403);
});

it.each([
  ['GET', '?since=7d&directions=worse,better&directions=neutral&limit=5', 200],
  ['HEAD', '', 200],
  ['GET', '?since=%20', 200],
  ['GET', '?since=yesterday', 400],
  ['GET', '?limit=501', 400],
  ['GET', '?limit=many', 400],
  ['GET', '?since=1d&since=2d', 400],
  ['GET', '?direction=worse', 400],
  ['GET', '?kinds=shade', 400],
  ['GET', '?accounts=nowhere', 400],
  ['GET', '?__proto__=x', 400],
  ['POST', '', 405],
  ['DELETE', '', 405],
])('%s /changes%s gets status %i', async (method, query, status) => {
  const journal = createMemoryJournal();
  const origin = await start({ directory: await createDirectory({ accounts: {}, providers: {}, journal }) });
  const response = await fetch(`${origin}/changes${query}`, { method });
  expect(response.status).toBe(status);
  const text = await response.text();
  if (method === 'HEAD') expect(text).toBe('');
  else if (status === 200) expect(JSON.parse(text)).toMatchObject({ changes: [], summary: { total: 0 } });
  else expect(JSON.parse(text).error.message).toEqual(expect.any(String));
});

it('an invalid parameter of /changes is named, with the accepted ones', async () => {
  const origin = await start({
    directory: await createDirectory({ accounts: {}, providers: {}, journal: createMemoryJournal() }),
  });
  const response = await fetch(`${origin}/changes?direction=worse`);
  expect(await response.text()).toMatch(/direction\. .*directions.*Did you mean directions\?/);
});

it('a request for changes gets 503 while the journal cannot be read', async () => {
  const journal = {
    ...createMemoryJournal(),
    latest: () => Promise.reject(new Error('Redis refuses the connection.')),
  };
  const origin = await start({ directory: await createDirectory({ accounts: {}, providers: {}, journal }) });
  const response = await fetch(`${origin}/changes`);
  expect([response.status, response.headers.get('retry-after')]).toEqual([503, '5']);
  const { error } = (await response.json()) as { error: { message: string } };
  expect(error.message).toBe('The journal of changes cannot be used now. Try again later.');
});

it('a request for changes takes a slot, and gets none from a server that is about to end', async () => {
  const slots = createCallSlots({ maxConcurrentCalls: 1, maxConcurrentCallsPerCaller: 1 });
  const leave = slots.take({}, 1);
  const origin = await start({ slots });
  expect((await fetch(`${origin}/changes`)).status).toBe(503);
  if (typeof leave === 'function') leave();
  expect((await fetch(`${await start({ isClosing: () => true })}/changes`)).status).toBe(503);
});

it('every error response is counted by its status', async () => {
  const statuses: number[] = [];
  const metrics = {
    text: async () => '',
    contentType: 'text/plain',
    errorResponse: (status: number) => void statuses.push(status),
  };
  const origin = await start({ metrics, guard: () => new Response(null, { status: 403 }) });
  await fetch(`${origin}/mcp`, post);
  await fetch(`${origin}/healthz`);
  expect(statuses).toEqual([403]);
});

it('a server that is about to end takes no new call, and closes the connection', async () => {
  const response = await fetch(`${await start({ isClosing: () => true })}/mcp`, post);
  expect([response.status, response.headers.get('connection')]).toEqual([503, 'close']);
});

it('a call reaches MCP', async () => {
  expect(await (await fetch(`${await start({})}/mcp`, post)).text()).toBe('from MCP');
});
