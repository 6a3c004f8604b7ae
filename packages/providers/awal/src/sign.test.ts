import { describe, expect, it } from 'vitest';
import { credential } from './__fixtures__/account.js';
import { sign } from './sign.js';

const base = 'https://api.awalchat.com/api/developer';

function signed(method: 'GET' | 'POST', url: string, path: string, body = '') {
  return sign({ method, url: new URL(base + url), headers: {}, body, now: 1_704_124_800_999 }, path, credential)
    .headers;
}

describe('the signature', () => {
  it("covers method, path, query with its question mark, time and body, as in the documents' only example", () => {
    const body = '{"phone":"96650000000","body":"Hello"}';
    expect(signed('POST', '/w/message/text?phone_number_id=123', '/w/message/text', body)).toEqual({
      'x-awal-signature-256': 'sha256=3d3a28eb340079ad838c68984ed0977f001b0f54e5cd6aee42bdbc9561e7170d',
      'x-timestamp': '1704124800',
      'x-domain': 'your-workspace',
      'x-client-id': 'your-client-id',
    });
  });

  it.each([
    ['relative', '/waba-numbers', 'f90b85acf2d2a0d679eb8a4d15824a3517e3b15f1354d22c41f35369813151d9'],
    ['full', '/api/developer/waba-numbers', 'fb1078697260a433847d2d2bd31985bfb949dbdf295beef86f156345fd3f5c40'],
  ])('of the list is that of HMAC-SHA256 over the %s path', (_, path, expected) => {
    expect(signed('GET', '/waba-numbers', path)['x-awal-signature-256']).toBe(`sha256=${expected}`);
  });
});
