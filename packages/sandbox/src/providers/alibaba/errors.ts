import { randomUUID } from 'node:crypto';
import { FakeErrorResponse, type FakeResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

/** HTTP status and message of each error code, from the gateway's public error table and the pages of the actions. */
const errors = {
  'InvalidAccessKeyId.NotFound': [404, 'Specified access key is not found.'],
  'InvalidApi.NotFound': [404, 'Specified api is not found, please check your url and method.'],
  'InvalidParameter.Format': [400, 'Specified parameter format is not valid.'],
  'InvalidSecurityToken.MismatchWithAccessKey': [400, 'Specified SecurityToken mismatch with the AccessKey.'],
  'InvalidTimeStamp.Expired': [400, 'Specified time stamp or date value is expired.'],
  'InvalidTimeStamp.Format': [400, 'Specified time stamp or date value is not well formatted.'],
  IncompleteSignature: [400, 'The request signature does not conform to Aliyun standards.'],
  InternalError: [500, 'The request processing has failed due to some unknown error.'],
  InvalidVersion: [400, 'Specified parameter Version is not valid.'],
  MissingSecurityToken: [400, 'SecurityToken is mandatory for this action.'],
  'Product.Unsubscript': [400, 'You have not subscribed to the specified product.'],
  'Ram.PermissionDeny': [400, 'You are not authorized to perform the operation.'],
  ServiceUnavailable: [503, 'The request has failed due to a temporary failure of the server.'],
  SignatureDoesNotMatch: [400, 'Specified signature does not match our calculation.'],
  SignatureNonceUsed: [400, 'Specified signature nonce was used already.'],
  'System.LimitControl': [400, 'The system is under flow control.'],
  'Throttling.User': [400, 'Request was denied due to user flow control.'],
  UnsupportedHTTPMethod: [400, 'This http method is not supported.'],
  'Unknown.ResourceOwnerId': [400, 'The resource does not belong to the current user.'],
} as const satisfies Record<string, readonly [number, string]>;

export type AlibabaErrorCode = keyof typeof errors;

/** An error of the gateway. `detail` is appended to the documented message. */
export function errorResponse(
  code: AlibabaErrorCode,
  detail = '',
  headers: Readonly<Record<string, string>> = {},
): FakeErrorResponse {
  const [status, message] = errors[code];
  return new FakeErrorResponse(responseOf(status, code, message + detail, headers));
}

/** `Missing{ParameterName}`: the gateway builds the code from the name of the parameter. */
export function missing(parameter: string): FakeErrorResponse {
  return new FakeErrorResponse(responseOf(400, `Missing${parameter}`, `${parameter} is mandatory for this action.`));
}

/** The body of an error, as the gateway and the product both send it. */
export function errorBody(status: number, code = codeFor(status)): JsonMap {
  const known = Object.entries(errors).find(([name]) => name === code);
  return envelope(code, known?.[1][1] ?? 'The request failed.');
}

function codeFor(status: number): AlibabaErrorCode {
  if (status === 200) return 'System.LimitControl';
  if (status === 429) return 'Throttling.User';
  if (status === 503) return 'ServiceUnavailable';
  return status >= 500 ? 'InternalError' : 'Ram.PermissionDeny';
}

function responseOf(
  status: number,
  code: string,
  message: string,
  headers: Readonly<Record<string, string>> = {},
): FakeResponse {
  return { status, headers, body: envelope(code, message), errorCode: code };
}

function envelope(code: string, message: string): JsonMap {
  return {
    RequestId: randomUUID().toUpperCase(),
    HostId: 'cams.ap-southeast-1.aliyuncs.com',
    Code: code,
    Message: message,
    Recommend: `https://api.alibabacloud.com/troubleshoot?q=${code}&product=cams`,
  };
}
