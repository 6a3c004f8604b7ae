import { describe, expect, it } from 'vitest';
import { sign } from './sign.js';

const credential = { accessKey: 'fme2na3kdi3ki', accessSecret: 'abciiiko2k3' };
const now = 1_655_710_885_431;
const send = { action: 'send', biztype: '1' };
const phoneList = { action: 'phoneList', biztype: '2' };

/** The md5 values of the first three rows are those of NXCloud's own page on signatures. */
const vectors = [
  {
    headers: send,
    body: '{"name":"牛小信","id":10001}',
    md5: '87c3560d3331ae23f1021e2025722354',
    sha256: 'e0eec2c99ef80f269a82795e2223f618ebfc0616c8b6c8c7d438021ec38ad0eb',
  },
  {
    headers: send,
    body: '{"id":10001,"name":"牛小信"}',
    md5: '7750759da06333f20d0640be09355e34',
    sha256: 'd04863619d46121592cdb312ec0a91c148a1f5daea64930ad0e1fb31a04dc808',
  },
  {
    headers: send,
    body: '{"id": 10001, "name": "牛小信"}',
    md5: 'd0c24a9886c629330d7f3f2056c65bc2',
    sha256: 'feaa901c8a317a0f5e488dd7d9ae046742afa0d0a70f415817c835873efa4cb7',
  },
  {
    headers: send,
    body: '',
    md5: '884afe159e39b6c88a0d6102ca97d704',
    sha256: '921e82155cc02cdf78da934307c33cdca3f412d35ddb5b965482a2e029e900f4',
  },
  {
    headers: phoneList,
    body: '{"appkey":"jh42xxxd434"}',
    md5: '601d17eabbb585bd169d2cda84c953fd',
    sha256: '4224c960d37f63c9e9704bd603ef6c61a040a84d22cdde6b39b7c42a94fb63e0',
  },
];

describe.each(vectors)('the signature of $headers.action with body $body', ({ headers, body, md5, sha256 }) => {
  it('is the known md5, and no header names the algorithm', () => {
    expect(sign({ headers, body, now }, { ...credential, algorithm: 'md5' })).toEqual({
      accesskey: 'fme2na3kdi3ki',
      ts: '1655710885431',
      sign: md5,
    });
  });

  it('is the known sha256, and a header names the algorithm', () => {
    expect(sign({ headers, body, now }, { ...credential, algorithm: 'sha256' })).toEqual({
      accesskey: 'fme2na3kdi3ki',
      ts: '1655710885431',
      sign: sha256,
      algorithm: 'sha256',
    });
  });
});
