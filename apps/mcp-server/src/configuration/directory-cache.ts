import type { DirectoryOptions } from '@wabascope/directory';
import type { CacheSettings } from './schema/cache.js';

/**
 * The part `cache` as options of the directory.
 * @param refreshes Whether accounts are fetched in the background.
 */
export function directoryCache(
  {
    maxAgeSeconds,
    wabaMaxAgeSeconds,
    businessMaxAgeSeconds,
    maxNumbers,
    stalledSeconds,
    refreshSeconds,
    waitSeconds,
  }: CacheSettings,
  refreshes: boolean,
): Pick<DirectoryOptions, 'cache' | 'refresh' | 'waitSeconds'> {
  return {
    waitSeconds,
    cache: { maxAgeSeconds, wabaMaxAgeSeconds, businessMaxAgeSeconds, maxRows: maxNumbers, stalledSeconds },
    refresh: refreshes && refreshSeconds !== undefined ? { everySeconds: refreshSeconds } : undefined,
  };
}
