import { afterEach, expect, it } from 'vitest';
import { startServer, type TestServer } from './index.js';

let server: TestServer;
afterEach(() => server.close());

it('responds as the function returns, and keeps the requests', async () => {
  server = await startServer(({ path }, index) => ({ status: 200, body: { path, index } }));
  await fetch(`${server.baseUrl}/first?page=1`);
  const response = await fetch(`${server.baseUrl}/second`, {
    method: 'POST',
    body: 'sent',
    headers: { 'x-own': 'yes' },
  });
  expect(await response.json()).toEqual({ path: '/second', index: 1 });
  expect(server.received).toMatchObject([
    { method: 'GET', path: '/first', query: { page: '1' }, body: '', url: '/first?page=1' },
    { method: 'POST', path: '/second', headers: { 'x-own': 'yes' }, body: 'sent' },
  ]);
});

it('sends a text unchanged, with the given headers', async () => {
  server = await startServer(() => ({ status: 503, headers: { 'content-type': 'text/html' }, body: '<p>Busy' }));
  const response = await fetch(server.baseUrl);
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    503,
    'text/html',
    '<p>Busy',
  ]);
});

it('lets the function write the response itself', async () => {
  server = await startServer((_request, _index, raw) => {
    raw.writeHead(200, { 'content-length': '9' }).write('half', () => raw.destroy());
    return undefined;
  });
  const response = await fetch(server.baseUrl);
  await expect(response.text()).rejects.toThrow();
});

it('registers what closes it', async () => {
  const registered: (() => Promise<void>)[] = [];
  server = await startServer(
    () => ({ status: 204 }),
    (close) => registered.push(close),
  );
  expect((await fetch(server.baseUrl)).status).toBe(204);
  for (const close of registered) await close();
  await expect(fetch(server.baseUrl)).rejects.toThrow('fetch failed');
});
