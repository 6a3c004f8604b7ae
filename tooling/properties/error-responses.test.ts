import type { Exchange } from '@wabascope/provider-testing';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { jsonEdits, withJsonEdits } from './corrupt-json.js';
import { listCorrupted } from './corrupted-listing.js';
import { fixtureOf } from './fixtures.js';
import { recordings } from './recordings.js';
import { partOf } from './runs.js';
import { assertSound } from './sound-listing.js';

const providers = [...new Set(recordings.map(({ provider }) => provider))];

describe.each(providers)('an error response of %s with any content', (provider) => {
  const errors = fixtureOf<Exchange[]>(provider, 'conformance-errors').map(({ response }) => response);
  const ofProvider = recordings.filter((recording) => recording.provider === provider);
  const status = fc.oneof(fc.constantFrom(200, 400, 401, 403, 404, 429, 500, 503), fc.integer({ min: 200, max: 599 }));

  it(
    'is a ProviderError without a secret, or rows of the model',
    () =>
      fc.assert(
        fc.asyncProperty(
          fc.constantFrom(...ofProvider),
          fc.constantFrom(...errors),
          status,
          jsonEdits,
          async (recording, { body }, code, edits) => {
            // These have no body.
            fc.pre(![204, 205, 304].includes(code));
            const changed = { status: code, body };
            const exchanges = recording.exchanges.map((exchange) => ({ ...exchange, response: changed }));
            const listing = await listCorrupted({ ...recording, exchanges }, () => withJsonEdits(body, edits));
            assertSound(listing, recording);
          },
        ),
        partOf(0.1 / providers.length),
      ),
    24 * 3_600_000,
  );
});
