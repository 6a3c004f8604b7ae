import fc from 'fast-check';
import { describe, it } from 'vitest';
import { byteEdits, withByteEdits } from './corrupt-bytes.js';
import { jsonEdits, withJsonEdits } from './corrupt-json.js';
import { listCorrupted } from './corrupted-listing.js';
import { recordings } from './recordings.js';
import { partOf } from './runs.js';
import { assertSound } from './sound-listing.js';

/** `npm run fuzz` may run for hours. */
const timeout = 24 * 3_600_000;
const share = 1 / (2.5 * recordings.length);

describe.each(recordings)('the $name', (recording) => {
  const place = fc.nat(recording.exchanges.length - 1);

  it(
    'are rows of the model or a ProviderError if values of the JSON change',
    () =>
      fc.assert(
        fc.asyncProperty(place, jsonEdits, async (corrupted, edits) => {
          const listing = await listCorrupted(recording, (body, position) =>
            position === corrupted ? withJsonEdits(body, edits) : undefined,
          );
          assertSound(listing, recording);
        }),
        partOf(share * 1.5),
      ),
    timeout,
  );

  it(
    'are rows of the model or a ProviderError if bytes change',
    () =>
      fc.assert(
        fc.asyncProperty(place, byteEdits, async (corrupted, edits) => {
          const listing = await listCorrupted(recording, (body, position) =>
            position === corrupted ? withByteEdits(Buffer.from(JSON.stringify(body)), edits) : undefined,
          );
          assertSound(listing, recording);
        }),
        partOf(share),
      ),
    timeout,
  );
});
