import { cleanText, ProviderError, type ProviderErrorCode } from '@wabascope/core';
import { errorFromStatus, type HttpResponse, upstreamMessage } from '@wabascope/provider-kit';
import { envelope } from './wire.js';

type Meaning = readonly [code: ProviderErrorCode, message: string, settings?: readonly string[]];

/** The in-body code with which `phoneList` sends an ordinary customer away. */
export const notAnIntegrator = '9007';

/** Codes of the pages "phoneList", "getPhone" and "API Interface Invocation Convention". */
const meanings: ReadonlyMap<string, Meaning> = new Map<string, Meaning>([
  ['-1', ['unavailable', 'NXCloud could not answer the request; try again later, or ask its support.']],
  [
    '1001',
    ['rejected', 'NXCloud misses headers that were sent; see whether a proxy at baseUrl drops them.', ['baseUrl']],
  ],
  ['1002', ['rejected', 'NXCloud does not accept bizType, action or body of the request; check baseUrl.', ['baseUrl']]],
  ['1003', ['auth', 'The signature does not match; check accessSecret and algorithm.', ['accessSecret', 'algorithm']]],
  ['1004', ['clock-skew', 'The local clock differs from that of NXCloud by more than 60 seconds; set it right.']],
  [
    '1005',
    [
      'auth',
      'NXCloud does not know this access key, or has not opened WhatsApp for it; check accessKey, then ask its support.',
      ['accessKey'],
    ],
  ],
  ['9000', ['config', 'NXCloud finds a parameter missing or malformed; check appkey.', ['appkey']]],
  ['9001', ['unavailable', 'NXCloud has a problem; try again later, or ask its support.']],
  ['9002', ['rejected', 'NXCloud says that a number of this application is no WhatsApp number; ask its support.']],
  ['9006', ['rejected', 'NXCloud says that a number is not bound to this application; check appkey.', ['appkey']]],
  [notAnIntegrator, ['permission', 'NXCloud allows this call to integrators only.', ['accessKey']]],
  ['9008', ['not-found', 'NXCloud does not know this appkey; check appkey.', ['appkey']]],
  [
    '9010',
    [
      'permission',
      'The appkey belongs to another NXCloud customer than the access key; use the two of one customer.',
      ['accessKey', 'appkey'],
    ],
  ],
]);

const otherAuthentication: Meaning = [
  'auth',
  'NXCloud refuses the authentication; check accessKey and accessSecret.',
  ['accessKey', 'accessSecret'],
];
const other: Meaning = ['rejected', 'NXCloud refuses the request; its code and message say why.'];

/** Answers with a code other than 0; the HTTP status is 200 nevertheless. */
export function refusal({ body, status }: HttpResponse): ProviderError | undefined {
  const parsed = envelope.safeParse(body);
  const { code, message, msg } = parsed.data ?? {};
  if (!code || code === '0') return undefined;
  const words = upstreamMessage(message) ?? upstreamMessage(msg);
  const details = { upstreamCode: cleanText(code, 80), ...(words === undefined ? {} : { upstreamMessage: words }) };
  const known = meanings.get(code) ?? (/^100\d$/.test(code) ? otherAuthentication : undefined);
  // A limit, or not NXCloud's own answer but that of a gateway before it.
  if (status === 429 || (known === undefined && status >= 400)) return errorFromStatus('NXCloud', status, details);
  const [errorCode, explanation, settings] = known ?? other;
  return new ProviderError(errorCode, explanation, settings === undefined ? details : { ...details, settings });
}
