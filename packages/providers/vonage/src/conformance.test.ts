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
    settings: {
      apiKey: 'made-up-key',
      apiSecret: 'made-up-secret',
      baseUrl: 'https://api.nexmo.com',
      timeoutMs: 5_000,
    },
    otherSettings: { wabaIds: ['102290129340398'] },
    numbers,
    wabas,
    errors,
    // The calls with the numbers of a WABA need it.
    requiredKeys: ['waba_id'],
  },
});
