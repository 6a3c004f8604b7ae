import { defineErrors, type ErrorEntry } from '@wabascope/provider-kit';
import { envelope, isSuccess } from './wire.js';

/** Codes of the API reference and of the gateway. */
const table: readonly (ErrorEntry & { readonly when: RegExp })[] = [
  {
    when: /Throttling|LimitControl/i,
    code: 'rate-limit',
    message: 'Alibaba Cloud is throttling this account; it allows ten requests a second.',
  },
  {
    // The form differs between products. `InvalidTimeStamp.Format` does not concern the clock.
    when: /^(?!.*Format)(Illegal|Invalid)Time-?stamp|^(Time-?stamp|Request)Expired|^RequestTimeTooSkewed/i,
    code: 'clock-skew',
    message: 'The local clock differs from that of Alibaba Cloud by more than the allowed 15 minutes; correct it.',
  },
  {
    when: /^SignatureNonceUsed$/,
    code: 'unavailable',
    message: 'Alibaba Cloud received the nonce of this request before; try again.',
  },
  {
    when: /^(ServiceUnavailable|InternalError)/,
    code: 'unavailable',
    message: 'Alibaba Cloud has a problem; try again later.',
  },
  {
    when: /^InvalidAccessKeyId\.Inactive$/,
    code: 'auth',
    message: 'This AccessKey is disabled; enable it in the RAM console (Users, AccessKey) or use another.',
    settings: ['accessKeyId'],
  },
  {
    when: /^InvalidAccessKeyId/,
    code: 'auth',
    message: 'Alibaba Cloud does not recognize this AccessKey; check accessKeyId (RAM console, Users, AccessKey).',
    settings: ['accessKeyId'],
  },
  {
    when: /^(SignatureDoesNotMatch|IncompleteSignature)$/,
    code: 'auth',
    message: 'The signature does not match; check accessKeySecret.',
    settings: ['accessKeySecret'],
  },
  {
    when: /SecurityToken/,
    code: 'auth',
    message: 'The STS token is missing, wrong or expired; get a new one.',
    settings: ['securityToken'],
  },
  {
    when: /^(Ram\.PermissionDeny|Forbidden|NoPermission)/i,
    code: 'permission',
    message:
      'The RAM user has no permission for this call; grant it cams:QueryChatappPhoneNumbers, cams:QueryChatappBindWaba and cams:QueryWabaBusinessInfo (RAM console, Users, Permissions). If it has them, check whether a policy or a network ACL of the AccessKey allows your IP address.',
    settings: ['accessKeyId'],
  },
  {
    when: /^Product\.Unsubscript$/,
    code: 'permission',
    message:
      'Chat App Message Service is not activated for the Alibaba Cloud account of this AccessKey; activate it in the console of that service, or use an AccessKey of the right account.',
    settings: ['accessKeyId'],
  },
  {
    when: /^Unknown\.ResourceOwnerId$/,
    code: 'not-found',
    message:
      'This space does not belong to the caller; check custSpaceId (Chat App Message Service console, Channel Management) and isvCode.',
    settings: ['custSpaceId', 'isvCode'],
  },
];

/**
 * Known codes count on HTTP 200 as well as on 4xx and 5xx, also beside `Success: true`. The HTTP status of a code differs
 * between pages of the documents, so it counts for unknown codes only.
 */
export const errors = defineErrors({
  read({ body }) {
    const { data } = envelope.safeParse(body);
    if (data === undefined) return undefined;
    const code = data.Code || data.code || undefined;
    const isKnown = table.some(({ when }) => when.test(code ?? ''));
    if (!isKnown && (isSuccess(data) || (code === undefined && data.Success !== false))) return undefined;
    // The message about a signature repeats the signed text, including the STS token.
    const message = code === 'SignatureDoesNotMatch' ? undefined : (data.Message ?? data.message);
    return { code, message, requestId: data.RequestId ?? data.requestId };
  },
  table,
  credential: ['accessKeyId', 'accessKeySecret', 'securityToken'],
});
