import { testProvider } from '@wabascope/provider-testing';
import { describe, it } from 'vitest';
import wabas from './__fixtures__/business-accounts.json' with { type: 'json' };
import placeholders from './__fixtures__/business-phone-number.json' with { type: 'json' };
import errors from './__fixtures__/conformance-errors.json' with { type: 'json' };
import numbers from './__fixtures__/two-pages.json' with { type: 'json' };

testProvider({
  describe,
  it,
  load: () => import('./index.js'),
  fixtures: {
    settings: { accessToken: 'made-up-token', baseUrl: 'https://wa.antgst.com/v1/whatsapp', timeoutMs: 5_000 },
    numbers,
    moreNumbers: [placeholders],
    wabas,
    errors,
  },
});
