import { testProvider } from '@wabascope/provider-testing';
import { describe, it } from 'vitest';
import errors from './__fixtures__/conformance-errors.json' with { type: 'json' };
import numbers from './__fixtures__/numbers.json' with { type: 'json' };
import wabas from './__fixtures__/wabas.json' with { type: 'json' };

testProvider({
  describe,
  it,
  load: () => import('./index.js'),
  fixtures: {
    settings: { apiKey: 'bk_eu1_made-up-key', baseUrl: 'https://us1.platform.bird.com', timeoutMs: 5_000 },
    // The region of the key, not that of the default.
    baseUrl: 'https://eu1.platform.bird.com',
    numbers,
    wabas,
    errors,
  },
});
