import { defineErrors } from '@wabascope/provider-kit';
import { envelope } from './wire.js';

/** The code of `phoneList` for an ordinary customer. */
export const notAnIntegrator = '9007';

/**
 * Codes of the pages "phoneList", "getPhone" and "API Interface Invocation Convention": any code other than 0, also on HTTP
 * 200.
 */
export const errors = defineErrors({
  read({ body }) {
    const { code, message, msg } = envelope.safeParse(body).data ?? {};
    if (!code || code === '0') return undefined;
    return { code, message: message || msg };
  },
  table: [
    // A gateway returns it, with its own code.
    {
      when: (_, { status }) => status === 429,
      code: 'rate-limit',
      message: 'NXCloud received too many requests (HTTP 429); try again later.',
    },
    {
      when: '-1',
      code: 'unavailable',
      message: 'NXCloud could not process the request; try again later, or contact its support.',
    },
    {
      when: '1001',
      code: 'rejected',
      message: 'NXCloud reports missing headers; check whether a proxy at baseUrl removes them.',
      settings: ['baseUrl'],
    },
    {
      when: '1002',
      code: 'rejected',
      message: 'NXCloud does not accept bizType, action or body of the request; check baseUrl.',
      settings: ['baseUrl'],
    },
    {
      when: '1003',
      code: 'auth',
      message: 'The signature does not match; check accessSecret and algorithm.',
      settings: ['accessSecret', 'algorithm'],
    },
    {
      when: '1004',
      code: 'clock-skew',
      message: 'The local clock differs from that of NXCloud by more than 60 seconds; correct it.',
    },
    {
      when: '1005',
      code: 'auth',
      message:
        'NXCloud does not recognize this access key, or has not enabled WhatsApp for it; check accessKey, then contact its support.',
      settings: ['accessKey'],
    },
    {
      when: /^100\d$/,
      code: 'auth',
      message: 'NXCloud rejected the authentication; check accessKey and accessSecret.',
      settings: ['accessKey', 'accessSecret'],
    },
    {
      when: '9000',
      code: 'config',
      message: 'NXCloud reports a missing or malformed parameter; check appkey.',
      settings: ['appkey'],
    },
    {
      when: '9001',
      code: 'unavailable',
      message: 'NXCloud has a problem; try again later, or contact its support.',
    },
    {
      when: '9002',
      code: 'rejected',
      message: 'NXCloud reports a number of this application that is not a WhatsApp number; contact its support.',
    },
    {
      when: '9006',
      code: 'rejected',
      message: 'NXCloud reports a number that is not bound to this application; check appkey.',
      settings: ['appkey'],
    },
    {
      when: notAnIntegrator,
      code: 'permission',
      message: 'NXCloud allows this call to integrators only.',
      settings: ['accessKey'],
    },
    {
      when: '9008',
      code: 'not-found',
      message: 'NXCloud does not recognize this appkey; check appkey.',
      settings: ['appkey'],
    },
    {
      when: '9010',
      code: 'permission',
      message: 'appkey and accessKey belong to different NXCloud customers; use those of one customer.',
      settings: ['accessKey', 'appkey'],
    },
  ],
  credential: ['accessKey', 'accessSecret', 'appkey'],
});
