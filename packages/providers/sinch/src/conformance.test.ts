import { testProvider } from '@wabascope/provider-testing';
import { describe, it } from 'vitest';
import wabas from './__fixtures__/account.json' with { type: 'json' };
import errors from './__fixtures__/conformance-errors.json' with { type: 'json' };
import numbers from './__fixtures__/senders.json' with { type: 'json' };

testProvider({
  describe,
  it,
  load: () => import('./index.js'),
  fixtures: {
    settings: {
      projectId: 'ea026751-3edf-40a9-ad93-1b382bd60a78',
      keyId: 'made-up-key-id',
      keySecret: 'made-up-key-secret',
      baseUrl: 'https://sinch.example',
      timeoutMs: 5_000,
    },
    numbers,
    wabas,
    errors,
    requiredKeys: ['access_token', 'senders'],
  },
});
