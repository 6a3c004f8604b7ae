import { discover } from './discovery.js';
import { type KeySet, readKeySet } from './key-set.js';

/** For one request. */
const timeoutMs = 5_000;

/**
 * The keys at the first place that has some, in at most two timeouts.
 * @param jwksUri If absent, the metadata of the issuer is read.
 * @param latestUrl Where keys were found before. It counts last: the metadata may be unreadable for a while, or name a URL
 *   that has no keys yet.
 * @returns The keys, or what each place responded.
 */
export async function findKeys(
  issuer: string,
  jwksUri: string | undefined,
  latestUrl: string | undefined,
  fetch: typeof globalThis.fetch,
): Promise<KeySet | { readonly problem: string }> {
  const reads = new Map<string, ReturnType<typeof readKeySet>>();
  function readOnce(url: string) {
    const read = reads.get(url) ?? readKeySet(url, fetch, timeoutMs);
    reads.set(url, read);
    return read;
  }
  const places = jwksUri === undefined ? discover(issuer, fetch, timeoutMs) : [{ jwksUri }];
  const attempts = places.map(async (place) => {
    const found = await place;
    return 'jwksUri' in found ? readOnce(found.jwksUri) : found;
  });
  if (latestUrl !== undefined) attempts.push(readOnce(latestUrl));
  const problems = new Set<string>();
  for (const attempt of attempts) {
    const read = await attempt;
    if ('get' in read) return read;
    problems.add(read.problem);
  }
  return { problem: [...problems].join('; ') };
}
