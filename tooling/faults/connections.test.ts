import { startServer } from '@wabascope/provider-testing';
import type { ProviderId } from '@wabascope/sandbox';
import { describe, expect, it, type TestContext } from 'vitest';
import { listingFrom } from './account.js';
import { providers } from './provider-faults.js';
import { otherProtocolServer, silentServer, untrustedServer } from './servers.js';
import { signsOf } from './signs.js';

type OnFinished = TestContext['onTestFinished'];

/** The account's listing from this server, in signs. The number of sockets is the number of requests. */
async function listingAt(
  starting: ReturnType<typeof silentServer>,
  provider: ProviderId,
  done: OnFinished,
  timeoutMs = 15_000,
) {
  const server = await starting;
  done(() => server.close());
  const listing = await listingFrom(server.baseUrl, provider, timeoutMs);
  return signsOf(listing, 1, server.connections());
}

describe.concurrent.each(providers)('%s', (provider) => {
  it('throws unavailable if its name cannot be resolved', async () => {
    const listing = await listingFrom('https://wabascope.invalid', provider, 15_000);
    expect(signsOf(listing, 1, undefined)).toBe('unavailable ↻ ×3');
  });

  it('throws config, after one request, if the certificate is not trusted', async ({ onTestFinished }) => {
    expect(await listingAt(untrustedServer(), provider, onTestFinished)).toBe('config ×1');
  });

  it('throws timeout if the connection is accepted and no response arrives', async ({ onTestFinished }) => {
    expect(await listingAt(silentServer(), provider, onTestFinished, 3_000)).toBe('timeout ↻ ×1');
  });

  it('throws unavailable if the server speaks another protocol', async ({ onTestFinished }) => {
    expect(await listingAt(otherProtocolServer(), provider, onTestFinished)).toBe('unavailable ↻ ×3');
  });

  it.for([301, 302, 303, 307, 308])(
    'does not follow a redirect with %d, so that no credential leaves',
    async (status, { onTestFinished }) => {
      const other = await startServer(() => ({ status: 200, body: {} }), onTestFinished);
      const location = other.baseUrl.replace('127.0.0.1', 'localhost');
      const redirecting = await startServer(() => ({ status, headers: { location } }), onTestFinished);
      const listing = await listingFrom(redirecting.baseUrl, provider, 15_000);
      expect(signsOf(listing, 1, redirecting.received.length)).toBe('bad-response ×1');
      expect(other.received).toEqual([]);
    },
  );
});
