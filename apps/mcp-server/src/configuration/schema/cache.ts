import { maxTimerMs } from '@wabascope/core';
import * as z from 'zod';

/** A timer waits for every time. */
const maxSeconds = Math.floor(maxTimerMs / 1000);

function seconds(minimum: number) {
  return z.int().min(minimum).max(maxSeconds);
}

/** The part `cache`. */
export function cacheSchema() {
  return z.strictObject({
    maxAgeSeconds: seconds(0).default(60).describe('Seconds until the numbers of an account are fetched again.'),
    wabaMaxAgeSeconds: seconds(0)
      .default(3_600)
      .describe('Seconds until the WABAs of an account are fetched again, sooner if a number changes.'),
    businessMaxAgeSeconds: seconds(0)
      .default(86_400)
      .describe('Seconds until the businesses that own WABAs are fetched again, where that takes further requests.'),
    maxNumbers: z.int().min(1).default(200_000).describe('Numbers that are kept in memory.'),
    waitSeconds: seconds(1).default(45).describe('Seconds that a call waits for accounts that are being fetched.'),
    refreshSeconds: seconds(1)
      .optional()
      .describe(
        'Seconds between fetches of all accounts in the background, the first at the start. Never if left out.',
      ),
    stalledSeconds: seconds(1).default(600).describe('Seconds until a fetch that makes no progress is ended.'),
  });
}

export type CacheSettings = z.output<ReturnType<typeof cacheSchema>>;
