import { afterEach, expect, test, vi } from 'vitest';
import { acme, page, plugin } from '../__fixtures__/plugin.js';
import { startArrivalServer } from '../__fixtures__/server.js';
import { withFetch } from '../__fixtures__/with-fetch.js';
import { createDirectory } from '../index.js';

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const resource of open.splice(0).reverse()) await resource.close();
});

async function serve(respond: Parameters<typeof startArrivalServer>[0]) {
  const server = await startArrivalServer(respond);
  open.push(server);
  return server;
}

test('a plugin may send a URL, or a Request with body and headers', async () => {
  const server = await serve(async (request, response) => {
    const body = await new Promise((resolve) => {
      let text = '';
      request.on('data', (chunk) => {
        text += chunk;
      });
      request.on('end', () => resolve(text));
    });
    response.end(JSON.stringify({ method: request.method, note: request.headers['x-note'], body }));
  });
  const request = () => new Request(server.url, { method: 'POST', body: 'hello', headers: { 'x-note': 'yes' } });
  const results = await withFetch(async (fetch) => [
    await (await fetch(new URL(server.url))).json(),
    await (await fetch(request())).json(),
    await (await fetch(request(), { headers: { 'x-note': 'changed' } })).json(),
  ]);
  expect(results).toEqual([
    { method: 'GET', body: '' },
    { method: 'POST', note: 'yes', body: 'hello' },
    { method: 'POST', note: 'changed', body: 'hello' },
  ]);
});

test('connections are kept alive', async () => {
  const sockets = new Set<unknown>();
  const server = await serve((request, response) => {
    sockets.add(request.socket);
    response.end('{}');
  });
  await withFetch(async (fetch) => {
    for (let count = 0; count < 30; count += 1) await (await fetch(server.url)).text();
  });
  expect(sockets.size).toBeLessThan(5);
});

test('an endless response is cut off', async () => {
  const chunk = Buffer.alloc(1024 * 1024);
  const server = await serve((_, response) => {
    const write = () => {
      if (!response.destroyed) response.write(chunk, () => setImmediate(write));
    };
    write();
  });
  await expect(withFetch(async (fetch) => (await fetch(server.url)).arrayBuffer())).rejects.toThrow();
});

test('a response may take ten minutes to begin and ten to end: only the caller limits the time', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  open.push({ close: async () => void vi.useRealTimers() });
  const [arrived, begun] = [event(), event()];
  const [begin, end] = [event(), event()];
  const server = await serve(async (_, response) => {
    arrived.happen();
    await begin.happened;
    response.write('{"slow":');
    await end.happened;
    response.end('true}');
  });
  const result = withFetch(async (fetch) => {
    const response = await fetch(server.url);
    begun.happen();
    return response.json();
  });
  await arrived.happened;
  await vi.advanceTimersByTimeAsync(600_000);
  begin.happen();
  await begun.happened;
  await vi.advanceTimersByTimeAsync(600_000);
  end.happen();
  expect(await result).toEqual({ slow: true });
});

function event() {
  let happen = () => {};
  const happened = new Promise<void>((resolve) => {
    happen = resolve;
  });
  return { happened, happen };
}

test('close ends a running request even if the plugin ignores the signal', async () => {
  const server = await serve(() => {});
  const failures: unknown[] = [];
  const deaf = plugin({
    async *listNumbers(_settings, { fetch }) {
      await fetch(server.url).catch((error: unknown) => failures.push(error));
      yield* page([]);
    },
  });
  const directory = await createDirectory({ accounts: { a: acme }, providers: { acme: async () => deaf } });
  const waiting = expect(directory.listNumbers()).rejects.toThrow('The directory is closed.');
  await vi.waitUntil(() => server.arrivals.length === 1);
  await directory.close();
  await waiting;
  await vi.waitUntil(() => failures.length === 1);
});
