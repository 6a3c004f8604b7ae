import { defineErrors } from '@wabascope/provider-kit';
import { errorResponse } from './wire.js';

const isAboutTime = /expired|not yet current|skew/i;

/** The type of an error counts before its HTTP status: some gateways throttle with 400. */
export const errors = defineErrors({
  read({ body, status, headers }) {
    const { __type, code, message, Message } = errorResponse.safeParse(body).data ?? {};
    const type = headers.get('x-amzn-errortype') || __type || (status < 400 ? undefined : code);
    if (status < 400 && !type) return undefined;
    return {
      // Without the namespace before it and the address after it.
      code: type?.split(':', 1)[0]?.split('#').at(-1),
      // The other lines repeat the signed request, with the session token.
      message: (message || Message)?.split('\n', 1)[0],
      requestId: headers.get('x-amzn-requestid'),
    };
  },
  table: [
    {
      when: ({ code = '', message = '' }) =>
        code === 'RequestExpired' || (code === 'InvalidSignatureException' && isAboutTime.test(message)),
      code: 'clock-skew',
      message: 'The local clock differs from that of AWS by more than the allowed 15 minutes; correct it.',
    },
    {
      when: /^(InvalidSignature|IncompleteSignature|MissingAuthenticationToken)/,
      code: 'auth',
      message: 'The signature does not match; check secretAccessKey and region.',
      settings: ['secretAccessKey', 'region'],
    },
    {
      when: /^(UnrecognizedClient|ExpiredToken)/,
      code: 'auth',
      message:
        'AWS does not recognize this access key, or its session token has expired; check accessKeyId (IAM console, Users, Security credentials) or get new temporary credentials.',
      settings: ['accessKeyId', 'sessionToken'],
    },
    {
      when: /^AccessDeniedByMeta/,
      code: 'permission',
      message:
        'Meta does not allow AWS to read this WABA; check its link (AWS End User Messaging Social console, WhatsApp Business accounts).',
    },
    {
      when: /^AccessDenied/,
      code: 'permission',
      message:
        'The access key has no permission for this call; allow social-messaging:ListLinkedWhatsAppBusinessAccounts on all resources and social-messaging:GetLinkedWhatsAppBusinessAccount on the WABAs (IAM console, Policies).',
      settings: ['accessKeyId'],
    },
    {
      when: /^ResourceNotFound/,
      code: 'not-found',
      message:
        'AWS has no such WABA in this Region; check region (AWS End User Messaging Social console, WhatsApp Business accounts).',
      settings: ['region'],
    },
    {
      when: /^Throttl/,
      code: 'rate-limit',
      message: 'AWS is throttling this account; it allows ten requests a second in a Region.',
    },
  ],
  credential: ['accessKeyId', 'secretAccessKey', 'sessionToken'],
});
