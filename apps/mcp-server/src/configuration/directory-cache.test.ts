import { expect, it } from 'vitest';
import { directoryCache } from './directory-cache.js';
import { cacheSchema } from './schema/cache.js';

it('the keys of cache become options of the directory', () => {
  expect(directoryCache(cacheSchema().parse({}), true)).toEqual({
    waitSeconds: 45,
    cache: {
      maxAgeSeconds: 60,
      wabaMaxAgeSeconds: 3_600,
      businessMaxAgeSeconds: 86_400,
      maxRows: 200_000,
      stalledSeconds: 600,
    },
    refresh: undefined,
  });
  const ages = { maxAgeSeconds: 0, wabaMaxAgeSeconds: 11, businessMaxAgeSeconds: 12 };
  const given = { ...ages, maxNumbers: 7, waitSeconds: 8, refreshSeconds: 9, stalledSeconds: 10 };
  expect(directoryCache(cacheSchema().parse(given), true)).toEqual({
    waitSeconds: 8,
    cache: { ...ages, maxRows: 7, stalledSeconds: 10 },
    refresh: { everySeconds: 9 },
  });
});

it('nothing is fetched in the background where that is not wanted', () => {
  expect(directoryCache(cacheSchema().parse({ refreshSeconds: 9 }), false).refresh).toBeUndefined();
});
