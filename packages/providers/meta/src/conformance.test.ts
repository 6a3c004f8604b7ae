import { testProvider } from '@wabascope/provider-testing';
import { describe, it } from 'vitest';
import errors from './__fixtures__/conformance-errors.json' with { type: 'json' };
import credential from './__fixtures__/debug-token.json' with { type: 'json' };
import numbers from './__fixtures__/numbers.json' with { type: 'json' };
import wabas from './__fixtures__/wabas.json' with { type: 'json' };

testProvider({
  describe,
  it,
  load: () => import('./index.js'),
  fixtures: {
    settings: {
      accessToken: 'EAAtesttoken123',
      appSecret: '0123456789abcdef0123456789abcdef',
      wabaId: '102290129340398',
      apiVersion: 'v25.0',
      baseUrl: 'https://graph.facebook.com',
      timeoutMs: 5_000,
    },
    otherSettings: [
      { appId: '634974688087057' },
      { wabaId: undefined, businessId: '506914307656634' },
      {
        appSecret: undefined,
        wabaId: undefined,
        wabaIds: ['102290129340398'],
        authHeader: 'X-API-Key',
        authScheme: 'none',
        wabaHeader: 'x-waba-id',
      },
    ],
    numbers,
    wabas,
    credential,
    requiredKeys: ['data'],
    errors,
  },
});
