import { testProvider } from '@wabascope/provider-testing';
import { describe, it } from 'vitest';
import errors from './__fixtures__/conformance-errors.json' with { type: 'json' };
import health from './__fixtures__/health.json' with { type: 'json' };
import numbers from './__fixtures__/numbers.json' with { type: 'json' };
import wabaHealth from './__fixtures__/waba-health.json' with { type: 'json' };
import wabas from './__fixtures__/wabas.json' with { type: 'json' };

testProvider({
  describe,
  it,
  load: () => import('./index.js'),
  fixtures: {
    settings: { apiKey: 'sk_made-up-key', baseUrl: 'https://zernio.com/api', timeoutMs: 5_000 },
    numbers,
    // Their entities are lists within a number, not rows.
    moreNumbers: [health],
    wabas,
    moreWabas: [wabaHealth],
    requiredKeys: ['_id'],
    errors,
  },
});
