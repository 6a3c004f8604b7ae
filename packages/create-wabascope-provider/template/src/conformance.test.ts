import { testProvider } from '@wabascope/provider-testing';
import { describe, it } from 'vitest';
import errors from './__fixtures__/errors.json' with { type: 'json' };
import numbers from './__fixtures__/numbers.json' with { type: 'json' };

testProvider({
  describe,
  it,
  load: () => import('./index.js'),
  fixtures: {
    settings: { apiKey: 'made-up-key', baseUrl: 'https://api.acme.example/v1', timeoutMs: 5_000 },
    numbers,
    errors,
  },
});
