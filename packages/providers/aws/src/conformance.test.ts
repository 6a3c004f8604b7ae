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
      region: 'eu-west-1',
      accessKeyId: 'AKIAMADEUP',
      secretAccessKey: 'made-up-secret-key',
      sessionToken: 'made-up/session+token==',
      baseUrl: 'https://social-messaging.eu-west-1.amazonaws.com',
      timeoutMs: 5_000,
    },
    numbers,
    wabas,
    errors,
    // Of a WABA at AWS: the call with its numbers needs it.
    requiredKeys: ['id'],
  },
});
