import { testProvider } from '@wabascope/provider-testing';
import { describe, it } from 'vitest';
import errors from './__fixtures__/conformance-errors.json' with { type: 'json' };
import numbers from './__fixtures__/numbers.json' with { type: 'json' };

testProvider({
  describe,
  it,
  load: () => import('./index.js'),
  fixtures: {
    settings: {
      accountSid: 'ACmadeup',
      authToken: 'made-up-token',
      baseUrl: 'https://messaging.twilio.com',
      timeoutMs: 5_000,
    },
    otherSettings: { apiKeySid: 'SKmadeup', apiKeySecret: 'made-up-secret' },
    numbers,
    requiredKeys: ['sender_id'],
    errors,
  },
});
