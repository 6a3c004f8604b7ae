import { describe, expect, it } from 'vitest';
import { credential } from './__fixtures__/account.js';
import { sign } from './sign.js';

const { accessKeyId, accessKeySecret, securityToken } = credential;
const accessKey = { accessKeyId, accessKeySecret };
const numbers = 'QueryChatappPhoneNumbers';
const bindWaba = 'QueryChatappBindWaba';

interface Example {
  readonly method?: 'GET' | 'POST';
  readonly action: string;
  readonly query?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The headers of a request to Chat App Message Service at a fixed time, with a fixed nonce. */
function signed({ method = 'POST', action, query = '', headers = {}, body = '' }: Example, key = accessKey) {
  const request = {
    method,
    url: new URL(`https://cams.ap-southeast-1.aliyuncs.com/${query}`),
    headers: { 'x-acs-action': action, 'x-acs-version': '2020-06-06', ...headers },
    body,
    now: Date.parse('2026-01-15T08:00:00.999Z'),
  };
  return sign(request, '8f3b1f0e2f5f4a0f9a7f2f5d0c6b1a2e', key).headers;
}

function signature(headers: Record<string, string>): string | undefined {
  return headers.authorization?.split('Signature=')[1];
}

describe('signature version 3', () => {
  it('is the one of the example in "V3 request structure and signature"', () => {
    const query = 'ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai';
    const { headers } = sign(
      {
        method: 'POST',
        url: new URL(`https://ecs.cn-shanghai.aliyuncs.com/?${query}`),
        headers: { 'x-acs-action': 'RunInstances', 'x-acs-version': '2014-05-26' },
        body: '',
        now: Date.parse('2023-10-26T10:22:32Z'),
      },
      '3156853299f313e23d1673dc12e1703d',
      { accessKeyId: 'YourAccessKeyId', accessKeySecret: 'YourAccessKeySecret' },
    );
    expect(headers).toEqual({
      'x-acs-content-sha256': 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
      'x-acs-date': '2023-10-26T10:22:32Z',
      'x-acs-signature-nonce': '3156853299f313e23d1673dc12e1703d',
      authorization:
        'ACS3-HMAC-SHA256 Credential=YourAccessKeyId,SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;x-acs-version,Signature=06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0',
    });
  });

  it.each([
    ['POST', numbers, '', 'e83130a4e1e49ef2ea8c508c14523d2b4421d8f03f4cba204847b6774f664e23'],
    ['GET', numbers, '', '9216f6817128a3709a94772329e86d4a57090e4deeb6d6c7ea8046e4dcb02c40'],
    ['POST', numbers, '?CustSpaceId=cust-1', '154987184516f6b5d2bd28bdc48a11886b8923cbc5b09536f7be8f8656c5cfec'],
    ['POST', bindWaba, '', '1386eb597d361bd3655248ca92361906c25a3f4bb2500191fff024db02b2106b'],
    ['POST', bindWaba, '?CustSpaceId=cust-1', '9466b01f64d0ab0929c02a8dc618d952f89ec7e4e3daa6533d62e07c7cc9b973'],
    ['POST', bindWaba, "?IsvCode=a b!'()*~ü", '1d2fc2eb00120a8a041f2db7f405762fb7186635a9d5e7a91d0e40cbfac9cd69'],
  ] as const)('of %s %s%s is the one of the official signing library', (method, action, query, expected) => {
    expect(signature(signed({ method, action, query }))).toBe(expected);
  });

  it('covers an STS token', () => {
    const headers = signed({ action: bindWaba, query: '?CustSpaceId=cust-1' }, credential);
    expect(headers['x-acs-security-token']).toBe(securityToken);
    expect(headers.authorization).toContain(
      'SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-security-token;x-acs-signature-nonce;x-acs-version,',
    );
    expect(signature(headers)).toBe('6a7393a61f75cd6d6ce370de3a21f429af32096cba7fbf6bfeaab66703a80ce1');
  });

  it.each([
    [
      'an AccessKey',
      { action: numbers, headers: { 'x-acs-credentials-provider': 'static_ak' } },
      accessKey,
      'fde44fb30d264a3232eec518eb5ed65849b6a9a943868dbc903cf9b81cecb76e',
    ],
    [
      'an STS token',
      {
        action: bindWaba,
        query: '?CustSpaceId=cust-1',
        headers: { 'x-acs-credentials-provider': 'static_sts', 'x-acs-accesskey-id': accessKeyId },
      },
      credential,
      'fa66e80e20ab795609ee7dfaeb9379c6bd5455d646b9e88137f2890c66144378',
    ],
  ])('is what the official SDK sends with %s and its own headers', (_, example, key, expected) => {
    expect(signature(signed(example, key))).toBe(expected);
  });

  it.each(['?CustSpaceId=cust-1&IsvCode=isv', '?IsvCode=isv&CustSpaceId=cust-1'])(
    'of %s is over the parameters in the order of their names',
    (query) => {
      const expected = 'c985ebfca9f15c16d61cf37c5652707bc4ee0519ec45da74b3effa7536cc031f';
      expect(signature(signed({ action: bindWaba, query }))).toBe(expected);
    },
  );

  it('changes with the body and covers its type', () => {
    const headers = { 'content-type': 'application/json' };
    const withBody = signed({ action: numbers, headers, body: '{}' });
    expect(withBody['x-acs-content-sha256']).toBe('44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a');
    expect(withBody.authorization).toContain('SignedHeaders=content-type;host;');
  });
});
