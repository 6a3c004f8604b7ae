import { testProvider } from '@wabascope/provider-testing';
import { describe, it } from 'vitest';
import errors from './__fixtures__/conformance-errors.json' with { type: 'json' };
import ofCustomer from './__fixtures__/get-phone.json' with { type: 'json' };
import ofIntegrator from './__fixtures__/phone-list.json' with { type: 'json' };

const credential = { accessKey: 'made-up-key', accessSecret: 'made-up-secret', appkey: 'jh42xxxd434' };

testProvider({
  describe,
  it,
  load: () => import('./index.js'),
  fixtures: {
    settings: { ...credential, algorithm: 'sha256', baseUrl: 'https://api2.nxcloud.com', timeoutMs: 5_000 },
    numbers: ofIntegrator,
    moreNumbers: [ofCustomer],
    wabas: ofIntegrator,
    errors,
  },
});
