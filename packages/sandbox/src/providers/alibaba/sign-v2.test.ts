import { expect, it } from 'vitest';
import { signV2, stringToSignV2 } from './sign-v2.js';

// The example of the vendor's documentation of the older RPC signature, and the same parameters sent as POST.
it.each([
  ['GET', 'OLeaidS1JvxuMvnyHOwuJ+uX5qY='],
  ['POST', 'MxbnVAM4w6sft9xjVpe/GCKueuk='],
])('the documented example signed as %s', (method, signature) => {
  const parameters = Object.entries({
    AccessKeyId: 'testid',
    Action: 'DescribeRegions',
    Format: 'XML',
    SignatureMethod: 'HMAC-SHA1',
    SignatureNonce: '3ee8c1b8-83d3-44af-a94f-4e0ad82fd6cf',
    SignatureVersion: '1.0',
    Timestamp: '2016-02-23T12:46:24Z',
    Version: '2014-05-26',
  });
  expect(signV2(stringToSignV2(method, parameters), 'testsecret')).toBe(signature);
});
