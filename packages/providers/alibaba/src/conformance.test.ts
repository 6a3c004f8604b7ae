import { testProvider } from '@wabascope/provider-testing';
import { describe, it } from 'vitest';
import errors from './__fixtures__/conformance-errors.json' with { type: 'json' };
import wabas from './__fixtures__/get-wabas.json' with { type: 'json' };
import wabasWithNewerFields from './__fixtures__/get-wabas-newer-fields.json' with { type: 'json' };
import masked from './__fixtures__/list-numbers.json' with { type: 'json' };
import numbers from './__fixtures__/list-numbers-newer-fields.json' with { type: 'json' };
import overview from './__fixtures__/list-numbers-overview.json' with { type: 'json' };

const baseUrl = 'https://cams.ap-southeast-1.aliyuncs.com';
const credential = { accessKeyId: 'made-up-id', accessKeySecret: 'made-up-secret', securityToken: 'made-up-sts==' };

testProvider({
  describe,
  it,
  load: () => import('./index.js'),
  fixtures: {
    settings: { ...credential, baseUrl, timeoutMs: 5_000 },
    otherSettings: { regionId: 'ap-southeast-1', custSpaceId: '29348393884', isvCode: 'made-up-isv-code' },
    numbers,
    moreNumbers: [masked, overview],
    wabas,
    moreWabas: [wabasWithNewerFields],
    errors,
  },
});
