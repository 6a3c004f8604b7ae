import { testProvider } from '@wabascope/provider-testing';
import { describe, it } from 'vitest';
import errors from './__fixtures__/conformance-errors.json' with { type: 'json' };
import numbers from './__fixtures__/list-numbers.json' with { type: 'json' };

const baseUrl = 'https://api.awalchat.com/api/developer';
const credential = { clientId: 'made-up-client', hmacSecret: 'made-up-hmac-secret', domain: 'made-up-workspace' };

testProvider({
  describe,
  it,
  load: () => import('./index.js'),
  fixtures: { settings: { ...credential, signingPath: 'relative', baseUrl, timeoutMs: 5_000 }, numbers, errors },
});
