import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { startServer, type TestServer } from '@wabascope/provider-testing';
import { afterEach, expect, it } from 'vitest';
import { listingFrom } from './account.js';
import { providers } from './provider-faults.js';
import { signsOf } from './signs.js';

const megabyte = 1024 * 1024;
const servers: TestServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** Writes 100 MB as fast as the client reads it, until the client hangs up. Resolves to the number of bytes sent. */
async function write(response: ServerResponse): Promise<number> {
  const chunk = Buffer.alloc(megabyte / 4, ' ');
  const { socket } = response;
  const left = new AbortController();
  response.on('close', () => left.abort());
  response.writeHead(200, { 'content-type': 'application/json' });
  try {
    for (let written = 0; written < 100 * megabyte; written += chunk.length) {
      if (!response.write(chunk)) await once(response, 'drain', { signal: left.signal });
    }
    response.end();
  } catch {
    // The client has hung up.
  }
  return socket?.bytesWritten ?? 0;
}

it.each(providers)('%s hangs up on a body of 100 MB before a quarter of it is sent', async (provider) => {
  let sent: Promise<number> | undefined;
  const server = await startServer((_, _index, response) => {
    sent = write(response);
    return undefined;
  });
  servers.push(server);
  const listing = await listingFrom(server.baseUrl, provider, 15_000);
  expect(signsOf(listing, 1, server.received.length)).toBe('bad-response ×1');
  // The client reads 8 MiB. The rest is in the buffers of two sockets.
  expect(await sent).toBeLessThan(25 * megabyte);
});
