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
    settings: { apiKey: 'KEY-made-up', baseUrl: 'https://api.telnyx.com/v2', timeoutMs: 5_000 },
    numbers,
    wabas,
    errors,
  },
});
