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
      email: 'partner@example.com',
      clientSecret: 'made-up-client-secret',
      createAppTokens: true,
      baseUrl: 'https://partner.gupshup.io',
      timeoutMs: 5_000,
    },
    otherSettings: {
      appIds: ['6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a51'],
      appTokens: '6f1c2a34-5b6d-4e7f-8a9b-0c1d2e3f4a51=made-up-app-token',
    },
    numbers,
    wabas,
    errors,
  },
});
