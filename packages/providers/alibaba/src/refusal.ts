import { ProviderError, type ProviderErrorCode, type ProviderErrorDetails } from '@wabascope/core';
import { type IncomingAnswer, upstreamMessage } from '@wabascope/provider-kit';
import { envelope } from './wire.js';

type Meaning = readonly [code: ProviderErrorCode, message: string, settings?: readonly string[]];

/** Codes of the API reference and of the gateway. The HTTP status differs between pages, so it is not looked at. */
const meanings: readonly (readonly [pattern: RegExp, meaning: Meaning])[] = [
  [
    /Throttling|^System\.LimitControl$/,
    ['rate-limit', 'Alibaba Cloud is throttling this account; it allows ten requests a second.'],
  ],
  [
    /^InvalidTimeStamp/,
    ['clock-skew', 'The local clock differs from Alibaba Cloud by more than 15 minutes; set it right.'],
  ],
  [
    /^SignatureNonceUsed$/,
    ['unavailable', 'Alibaba Cloud has seen the nonce of this request before; it is repeated with another.'],
  ],
  [/^(ServiceUnavailable|InternalError)/, ['unavailable', 'Alibaba Cloud has a problem; try again later.']],
  [
    /^InvalidAccessKeyId\.Inactive$/,
    ['auth', 'This AccessKey is disabled; enable it in the RAM console or use another.', ['accessKeyId']],
  ],
  [/^InvalidAccessKeyId/, ['auth', 'Alibaba Cloud does not know this AccessKey; check accessKeyId.', ['accessKeyId']]],
  [
    /^(SignatureDoesNotMatch|IncompleteSignature)$/,
    ['auth', 'The signature does not match; check accessKeySecret.', ['accessKeySecret']],
  ],
  [/SecurityToken/, ['auth', 'The STS token is missing, wrong or expired; get a new one.', ['securityToken']]],
  [
    /^(Ram\.PermissionDeny|Forbidden|NoPermission)/,
    [
      'permission',
      'The RAM user lacks the permission; grant it cams:QueryChatappPhoneNumbers and cams:QueryChatappBindWaba.',
      ['accessKeyId'],
    ],
  ],
  [
    /^Product\.Unsubscript$/,
    [
      'permission',
      'Chat App Message Service is not activated for this account; activate it in the Alibaba Cloud console.',
    ],
  ],
  [
    /^Unknown\.ResourceOwnerId$/,
    [
      'not-found',
      'This space does not belong to the caller; check custSpaceId and isvCode.',
      ['custSpaceId', 'isvCode'],
    ],
  ],
];

/** Answers with a code other than `OK`, on HTTP 200 as well as on 4xx and 5xx. */
export function refusal({ body, status }: IncomingAnswer): ProviderError | undefined {
  const parsed = envelope.safeParse(body);
  if (!parsed.success) return undefined;
  const { data } = parsed;
  const code = data.Code ?? data.code;
  if (code === 'OK' && data.Success !== false) return undefined;
  if (code === undefined || code === null) return data.Success === false ? rejected(status, {}) : undefined;
  const [, meaning] = meanings.find(([pattern]) => pattern.test(code)) ?? [];
  const details = describe(code, data);
  if (meaning === undefined) return rejected(status, details);
  const [errorCode, message, settings] = meaning;
  return new ProviderError(errorCode, message, settings === undefined ? details : { ...details, settings });
}

function rejected(status: number, details: ProviderErrorDetails): ProviderError | undefined {
  if (status === 429 || status >= 500) return undefined;
  return new ProviderError('rejected', 'Alibaba Cloud refuses the request; its code and message say why.', details);
}

function describe(
  code: string,
  data: { Message?: unknown; message?: unknown; RequestId?: unknown; requestId?: unknown },
): ProviderErrorDetails {
  const words = upstreamMessage(data.Message ?? data.message);
  const requestId = upstreamMessage(data.RequestId ?? data.requestId);
  return {
    upstreamCode: code.slice(0, 80),
    ...(words === undefined ? {} : { upstreamMessage: words }),
    ...(requestId === undefined ? {} : { requestId }),
  };
}
