import { testProvider } from '@wabascope/provider-testing';
import { describe, it } from 'vitest';
import errors from './__fixtures__/conformance-errors.json' with { type: 'json' };
import numbers from './__fixtures__/discovered.json' with { type: 'json' };

testProvider({
  describe,
  it,
  load: () => import('./index.js'),
  fixtures: {
    settings: {
      apiKey: 'made-up-api-key',
      senders: ['+16315551000'],
      discoverNumbers: true,
      baseUrl: 'https://example.api.infobip.com',
      timeoutMs: 5_000,
    },
    numbers,
    errors,
  },
});
