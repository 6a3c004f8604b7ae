import { retryAfterMs } from '@wabascope/core';

/**
 * How long a response asks everybody to wait, in milliseconds; undefined when it does not ask.
 * @param defaultMs What a status 429 asks for when it does not say how long.
 */
export function pauseAskedBy(response: Response, now: number, defaultMs: number): number | undefined {
  return retryAfterMs(response, now) ?? (response.status === 429 ? defaultMs : undefined);
}
