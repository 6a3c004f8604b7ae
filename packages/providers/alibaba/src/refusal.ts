import { ProviderError, type ProviderErrorCode } from '@wabascope/core';
import { defined, errorFromStatus, type HttpResponse, upstreamMessage } from '@wabascope/provider-kit';
import { envelope, isSuccess } from './wire.js';

interface Meaning {
  readonly pattern: RegExp;
  readonly code: ProviderErrorCode;
  readonly message: string;
  readonly settings?: readonly string[];
}

/** Codes of the API reference and of the gateway; the first that fits counts. */
const meanings: readonly Meaning[] = [
  {
    pattern: /Throttling|LimitControl/i,
    code: 'rate-limit',
    message: 'Alibaba Cloud is throttling this account; it allows ten requests a second.',
  },
  {
    // Products behind the gateway spell it in their own way. `InvalidTimeStamp.Format` is not about the clock.
    pattern: /^(?!.*Format)(Illegal|Invalid)Time-?stamp|^(Time-?stamp|Request)Expired|^RequestTimeTooSkewed/i,
    code: 'clock-skew',
    message: 'The local clock differs from that of Alibaba Cloud by more than it allows (15 minutes); correct it.',
  },
  {
    pattern: /^SignatureNonceUsed$/,
    code: 'unavailable',
    message: 'Alibaba Cloud has seen the nonce of this request before; try again.',
  },
  {
    pattern: /^(ServiceUnavailable|InternalError)/,
    code: 'unavailable',
    message: 'Alibaba Cloud has a problem; try again later.',
  },
  {
    pattern: /^InvalidAccessKeyId\.Inactive$/,
    code: 'auth',
    message: 'This AccessKey is disabled; enable it in the RAM console (Users, AccessKey) or use another.',
    settings: ['accessKeyId'],
  },
  {
    pattern: /^InvalidAccessKeyId/,
    code: 'auth',
    message: 'Alibaba Cloud does not know this AccessKey; check accessKeyId (RAM console, Users, AccessKey).',
    settings: ['accessKeyId'],
  },
  {
    pattern: /^(SignatureDoesNotMatch|IncompleteSignature)$/,
    code: 'auth',
    message: 'The signature does not match; check accessKeySecret.',
    settings: ['accessKeySecret'],
  },
  {
    pattern: /SecurityToken/,
    code: 'auth',
    message: 'The STS token is missing, wrong or expired; get a new one.',
    settings: ['securityToken'],
  },
  {
    pattern: /^(Ram\.PermissionDeny|Forbidden|NoPermission)/i,
    code: 'permission',
    message:
      'The RAM user may not do this; grant it cams:QueryChatappPhoneNumbers, cams:QueryChatappBindWaba and cams:QueryWabaBusinessInfo (RAM console, Users, Permissions). If it has them, see whether a policy or a network ACL of the AccessKey allows your IP address.',
    settings: ['accessKeyId'],
  },
  {
    pattern: /^Product\.Unsubscript$/,
    code: 'permission',
    message:
      'Chat App Message Service is not activated for the Alibaba Cloud account of this AccessKey; activate it in the console of that service, or use an AccessKey of the right account.',
    settings: ['accessKeyId'],
  },
  {
    pattern: /^Unknown\.ResourceOwnerId$/,
    code: 'not-found',
    message:
      'This space does not belong to the caller; check custSpaceId (Chat App Message Service console, Channel Management) and isvCode.',
    settings: ['custSpaceId', 'isvCode'],
  },
];

/**
 * Answers with a code that is not one of success, on HTTP 200 as well as on 4xx and 5xx. The HTTP status of one code
 * differs from page to page of the documents, so it counts only for a code that is not known.
 */
export function refusal({ body, status }: HttpResponse): ProviderError | undefined {
  const { data } = envelope.safeParse(body);
  if (data === undefined) return undefined;
  const code = data.Code || data.code || undefined;
  const meaning = meanings.find(({ pattern }) => pattern.test(code ?? ''));
  if (meaning === undefined && (isSuccess(data) || (code === undefined && data.Success !== false))) return undefined;
  const details = defined({
    upstreamCode: code?.slice(0, 80),
    // About a signature, the gateway repeats the text that it signed, the STS token with it.
    upstreamMessage: code === 'SignatureDoesNotMatch' ? undefined : upstreamMessage(data.Message ?? data.message),
    requestId: upstreamMessage(data.RequestId ?? data.requestId),
    settings: meaning?.settings,
  });
  return meaning === undefined
    ? errorFromStatus('Alibaba Cloud', status, details)
    : new ProviderError(meaning.code, meaning.message, details);
}
