import fc from 'fast-check';
import { describe, it } from 'vitest';
import { listSpoilt } from './listing.js';
import { recordings } from './recordings.js';
import { partOf } from './runs.js';
import { assertSound } from './sound-listing.js';
import { byteEdits, withByteEdits } from './spoil-bytes.js';
import { jsonEdits, withJsonEdits } from './spoil-json.js';

/** Hours are not too long when they were asked for. */
const timeout = 24 * 3_600_000;
const share = 1 / (2.5 * recordings.length);

describe.each(recordings)('the $name, whatever is answered,', (recording) => {
  const place = fc.nat(recording.exchanges.length - 1);

  it(
    'are rows of the model or a ProviderError when values of the JSON change',
    () =>
      fc.assert(
        fc.asyncProperty(place, jsonEdits, async (spoilt, edits) => {
          const listing = await listSpoilt(recording, (body, position) =>
            position === spoilt ? withJsonEdits(body, edits) : undefined,
          );
          assertSound(listing, recording);
        }),
        partOf(share * 1.5),
      ),
    timeout,
  );

  it(
    'are rows of the model or a ProviderError when bytes change',
    () =>
      fc.assert(
        fc.asyncProperty(place, byteEdits, async (spoilt, edits) => {
          const listing = await listSpoilt(recording, (body, position) =>
            position === spoilt ? withByteEdits(Buffer.from(JSON.stringify(body)), edits) : undefined,
          );
          assertSound(listing, recording);
        }),
        partOf(share),
      ),
    timeout,
  );
});
