import { testProvider } from '@wabascope/provider-testing';
import { describe, it } from 'vitest';
import errors from './__fixtures__/conformance-errors.json' with { type: 'json' };
import healthChecks from './__fixtures__/health-checks.json' with { type: 'json' };
import numbers from './__fixtures__/numbers.json' with { type: 'json' };
import wabas from './__fixtures__/wabas.json' with { type: 'json' };

testProvider({
  describe,
  it,
  load: () => import('./index.js'),
  fixtures: {
    settings: { apiKey: 'made-up-key', healthChecks: true, baseUrl: 'https://api.kapso.ai', timeoutMs: 5_000 },
    otherSettings: { customerId: 'made-up-customer' },
    numbers,
    // Their entities are lists within a health check, not rows.
    moreNumbers: [healthChecks],
    wabas,
    errors,
  },
});
