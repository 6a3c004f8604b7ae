import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type Server, startArrivalServer } from '../__fixtures__/server.js';
import { withFetch } from '../__fixtures__/with-fetch.js';

const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) await server.close();
});

async function serve(respond: Parameters<typeof startArrivalServer>[0]) {
  const server = await startArrivalServer(respond);
  open.push(server);
  return server;
}

// A request that does not follow redirects takes a shorter way.
describe.each<[string, RequestInit]>([
  ['a request', {}],
  ['a request that does not follow redirects', { redirect: 'manual', headers: {} }],
])('%s', (_, init) => {
  const content = Buffer.from(JSON.stringify({ text: 'abc'.repeat(100_000) }));

  test('has the headers of fetch, and its response what the server sends', async () => {
    const seen: unknown[] = [];
    const server = await serve((request, response) => {
      const { host, connection, ...headers } = request.headers;
      seen.push(headers);
      response.writeHead(404, 'Not here', { 'x-note': 'caf\u00e9', 'set-cookie': ['a=1', 'b=2'] }).end('{"a":1}');
    });
    const response = await withFetch(async (fetch) => {
      const { status, statusText, ok, headers, url, type, bodyUsed, ...rest } = await fetch(
        `${server.url}/a?b=c`,
        init,
      );
      return { status, statusText, ok, headers: Object.fromEntries(headers), url, type, bodyUsed, rest };
    });
    expect(seen).toEqual([
      {
        accept: '*/*',
        'accept-encoding': 'gzip, deflate',
        'accept-language': '*',
        'sec-fetch-mode': 'cors',
        'user-agent': expect.stringMatching(/^wabascope\//),
      },
    ]);
    expect(response).toMatchObject({
      status: 404,
      statusText: 'Not here',
      ok: false,
      headers: { 'x-note': 'caf\u00e9', 'set-cookie': expect.any(String) },
      url: `${server.url}/a?b=c`,
      type: 'basic',
      bodyUsed: false,
    });
  });

  test.each<[string, Buffer]>([
    ['gzip', gzipSync(content)],
    ['X-GZIP', gzipSync(content)],
    ['deflate', deflateSync(content)],
    ['deflate', deflateRawSync(content)],
    ['br', brotliCompressSync(content)],
    ['gzip, br', brotliCompressSync(gzipSync(content))],
    ['unknown', content],
  ])('is decompressed from %s', async (encoding, bytes) => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(bytes);
    });
    const read = await withFetch(async (fetch) => {
      const response = await fetch(server.url, init);
      return Promise.all([response.clone().text(), response.arrayBuffer()]);
    });
    expect(read).toEqual([content.toString(), new Uint8Array(content).buffer]);
  });

  test.each<[string, Buffer, string]>([
    ['gzip', Buffer.from('not compressed'), 'incorrect header check'],
    ['gzip, gzip, gzip, gzip, gzip, gzip', content, 'content.encodings'],
  ])('fails with a body that is not encoded as %s', async (encoding, bytes, cause) => {
    const server = await serve((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(bytes);
    });
    const failure = await withFetch(async (fetch) => (await fetch(server.url, init)).text()).catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ name: 'TypeError', cause: { message: expect.stringMatching(cause) } });
  });

  test('rejects with the reason of its signal before and after the response, and ends the connection', async () => {
    let closed = 0;
    const server = await serve((request, response) => {
      request.socket.on('close', () => (closed += 1));
      if (request.url === '/begun') response.write('begun');
    });
    const reasons = await withFetch(async (fetch) => {
      const [before, after, begun] = [new AbortController(), new AbortController(), new AbortController()];
      const sent = Promise.allSettled([fetch(`${server.url}/silent`, { ...init, signal: after.signal })]);
      await vi.waitUntil(() => server.arrivals.length === 1);
      after.abort('later');
      before.abort('earlier');
      const response = await fetch(`${server.url}/begun`, { ...init, signal: begun.signal });
      const reading = Promise.allSettled([response.text()]);
      begun.abort('during');
      const canceled = Promise.allSettled([fetch(server.url, { ...init, signal: before.signal })]);
      return (await Promise.all([canceled, sent, reading])).map(([result]) => Object(result).reason);
    });
    expect(reasons).toEqual(['earlier', 'later', 'during']);
    await vi.waitUntil(() => closed === 2);
  });

  test('is read in part and then canceled', async () => {
    let closed = false;
    const server = await serve((request, response) => {
      request.socket.on('close', () => {
        closed = true;
      });
      response.write('begun');
    });
    const first = await withFetch(async (fetch) => {
      const reader = (await fetch(server.url, init)).body?.getReader();
      const { value } = (await reader?.read()) ?? {};
      await reader?.cancel();
      return Buffer.from(value ?? []).toString();
    });
    expect(first).toBe('begun');
    await vi.waitUntil(() => closed);
  });

  test('is canceled if its response is garbage and was not read', async () => {
    setFlagsFromString('--expose-gc');
    const collectGarbage: () => void = runInNewContext('gc');
    let closed = false;
    const server = await serve((request, response) => {
      request.socket.on('close', () => {
        closed = true;
      });
      response.write(Buffer.alloc(1_000_000));
    });
    await withFetch(async (fetch) => {
      await fetch(server.url, init);
      await vi.waitUntil(() => {
        collectGarbage();
        return closed;
      });
    });
  });

  test('has no body after status 204, and is read only once', async () => {
    const server = await serve((request, response) => {
      response.writeHead(request.url === '/none' ? 204 : 200).end(request.url === '/none' ? undefined : '{}');
    });
    const results = await withFetch(async (fetch) => {
      const none = await fetch(`${server.url}/none`, init);
      const response = await fetch(server.url, init);
      const again = response.json().then(() => response.text());
      return [none.body, await none.text(), await again.catch((error: Error) => error.name), response.bodyUsed];
    });
    expect(results).toEqual([null, '', 'TypeError', true]);
  });

  test('fails with what undici reports', async () => {
    const server = await serve((request) => {
      request.socket.destroy();
    });
    const sent = withFetch(async (fetch) => fetch(server.url, init));
    await expect(sent).rejects.toMatchObject({
      name: 'TypeError',
      message: 'fetch failed',
      cause: { code: 'UND_ERR_SOCKET' },
    });
    const blocked = withFetch(async (fetch) => fetch('http://127.0.0.1:6000', init));
    await expect(blocked).rejects.toMatchObject({ cause: { message: 'bad port' } });
  });
});
