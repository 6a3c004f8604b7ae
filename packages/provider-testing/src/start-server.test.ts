import { afterEach, expect, it } from 'vitest';
import { startServer, type TestServer } from './index.js';

let server: TestServer;
afterEach(() => server.close());

it('answers as it is told, and keeps what it has received', async () => {
  server = await startServer(({ path }, index) => ({ status: 200, body: { path, index } }));
  await fetch(`${server.baseUrl}/first?page=1`);
  const answer = await fetch(`${server.baseUrl}/second`, { method: 'POST', body: 'sent', headers: { 'x-own': 'yes' } });
  expect(await answer.json()).toEqual({ path: '/second', index: 1 });
  expect(server.received).toMatchObject([
    { method: 'GET', path: '/first', query: { page: '1' }, body: '' },
    { method: 'POST', path: '/second', headers: { 'x-own': 'yes' }, body: 'sent' },
  ]);
});

it('sends a text as it is, with the headers that it is told', async () => {
  server = await startServer(() => ({ status: 503, headers: { 'content-type': 'text/html' }, body: '<p>Busy' }));
  const answer = await fetch(server.baseUrl);
  expect([answer.status, answer.headers.get('content-type'), await answer.text()]).toEqual([
    503,
    'text/html',
    '<p>Busy',
  ]);
});
