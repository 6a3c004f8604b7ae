import type { ProviderId } from '@wabascope/sandbox';
import { describe, expect, it, type TestContext } from 'vitest';
import { providers } from './accounts.js';
import { signsOf } from './listing.js';
import { listingFrom } from './listing-at.js';
import { httpServer, otherProtocolServer, type StrangeServer, silentServer, untrustedServer } from './servers.js';

type OnFinished = TestContext['onTestFinished'];

/** The account's listing against this server, in signs: how often was asked is how many sockets were opened. */
async function listingAt(starting: Promise<StrangeServer>, provider: ProviderId, done: OnFinished, timeoutMs = 15_000) {
  const server = await starting;
  done(() => server.close());
  const listing = await listingFrom(`${server.scheme}://127.0.0.1:${server.port}`, provider, timeoutMs);
  return signsOf(listing, 1, server.connections());
}

describe.concurrent.each(providers)('%s', (provider) => {
  it('says unavailable when its name cannot be resolved', async () => {
    const listing = await listingFrom('https://wabascope.invalid', provider, 15_000);
    expect(signsOf(listing, 1, undefined)).toBe('unavailable ↻ ×3');
  });

  it('says config when nobody vouches for the certificate, once', async ({ onTestFinished }) => {
    expect(await listingAt(untrustedServer(), provider, onTestFinished)).toBe('config ×1');
  });

  it('says timeout when the connection is taken and nothing comes', async ({ onTestFinished }) => {
    expect(await listingAt(silentServer(), provider, onTestFinished, 1_500)).toBe('timeout ↻ ×1');
  });

  it('says unavailable when somebody speaks another protocol', async ({ onTestFinished }) => {
    expect(await listingAt(otherProtocolServer(), provider, onTestFinished)).toBe('unavailable ↻ ×3');
  });

  it.for([301, 302, 303, 307, 308])(
    'does not follow a redirect with %d, so that no credential leaves',
    async (status, { onTestFinished }) => {
      const other = await httpServer((_, response) => response.end('{}'));
      onTestFinished(() => other.close());
      const location = `http://localhost:${other.port}/`;
      const redirecting = httpServer((_, response) => response.writeHead(status, { location }).end());
      expect(await listingAt(redirecting, provider, onTestFinished)).toBe('bad-response ×1');
      expect(other.connections()).toBe(0);
    },
  );
});
