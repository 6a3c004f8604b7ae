import { expect, it, onTestFinished } from 'vitest';
import { type ReplayedExchange, replay, startServer } from './index.js';

async function start(exchanges: readonly ReplayedExchange[], otherwise?: ReplayedExchange['response']) {
  const server = await startServer(replay(exchanges, otherwise), onTestFinished);
  const send = async (path: string, init?: RequestInit) => {
    const response = await fetch(server.baseUrl + path, init);
    return [response.status, await response.text()];
  };
  return { server, send };
}

const ok = (body: string) => ({ status: 200, body });

it('responds to a request with the response that was recorded for it', async () => {
  const { send } = await start([
    { request: { method: 'GET', path: '/a', query: { page: '1' } }, response: ok('first') },
    { request: { method: 'GET', path: '/a', query: { page: '*' } }, response: ok('other') },
    { request: { method: 'POST', path: '/a', headers: { 'X-Key': 'k' }, body: { b: 1 } }, response: ok('posted') },
  ]);
  expect(await send('/a?page=2')).toEqual([200, 'other']);
  expect(await send('/a?page=1')).toEqual([200, 'first']);
  expect(await send('/a', { method: 'POST', headers: { 'x-key': 'k' }, body: '{"b":1}' })).toEqual([200, 'posted']);
});

it('plays several exchanges of one request in order and repeats the last one', async () => {
  const { send, server } = await start([{ response: { status: 503 } }, { response: ok('second') }]);
  expect([await send('/a'), await send('/b'), await send('/c')]).toEqual([
    [503, ''],
    [200, 'second'],
    [200, 'second'],
  ]);
  expect(server.received.map(({ path }) => path)).toEqual(['/a', '/b', '/c']);
});

it('responds with HTTP 501, or as it is configured, to a request that was not recorded', async () => {
  const exchange = { request: { method: 'GET', path: '/a' }, response: ok('a') };
  expect(await (await start([exchange])).send('/b')).toEqual([501, 'This request was not recorded.']);
  expect(await (await start([exchange], { status: 404 })).send('/b')).toEqual([404, '']);
});
