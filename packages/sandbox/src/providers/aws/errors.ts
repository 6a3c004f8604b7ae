import { randomUUID } from 'node:crypto';
import { FakeErrorResponse, type FakeResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

/** HTTP status and message of each error of the API reference and of the page "Common Errors". */
const errors = {
  AccessDeniedByMetaException: [403, 'You do not have sufficient access to perform this action.'],
  AccessDeniedException: [403, 'User is not authorized to perform this action.'],
  DependencyException: [502, 'Thrown when performing an action because a dependency would be broken.'],
  ExpiredTokenException: [403, 'The security token included in the request is expired.'],
  IncompleteSignatureException: [403, 'Authorization header is incomplete.'],
  InternalServiceException: [500, 'The request processing has failed because of an unknown error.'],
  InvalidParametersException: [400, 'One or more parameters provided to the action are not valid.'],
  InvalidSignatureException: [403, 'The request signature does not match.'],
  LimitExceededException: [400, 'The request was denied because it would exceed a quota.'],
  MethodNotAllowedException: [405, 'The method is not allowed.'],
  MissingAuthenticationTokenException: [403, 'Missing Authentication Token'],
  ResourceNotFoundException: [404, 'The resource was not found.'],
  ServiceUnavailable: [503, 'The request has failed due to a temporary failure of the server.'],
  ThrottledRequestException: [429, 'The request was denied due to request throttling.'],
  ThrottlingException: [400, 'Rate exceeded'],
  UnknownOperationException: [404, 'The requested operation does not exist.'],
  UnrecognizedClientException: [403, 'The security token included in the request is invalid.'],
  ValidationException: [400, 'The request contains an invalid parameter value.'],
} as const satisfies Record<string, readonly [number, string]>;

export type AwsErrorCode = keyof typeof errors;

/** An error of the service: the type is in a header, with the address of a namespace after it. */
export function serviceError(code: AwsErrorCode, message: string = errors[code][1]): FakeErrorResponse {
  const type = `${code}:http://internal.amazon.com/coral/com.amazonaws.socialmessaging/`;
  return new FakeErrorResponse(responseOf(code, { message }, { 'x-amzn-ErrorType': type }));
}

/** An error of the gateway before the service: the type is in the body, with a namespace before it. */
export function gatewayError(code: AwsErrorCode, message: string = errors[code][1]): FakeErrorResponse {
  return new FakeErrorResponse(responseOf(code, { __type: `com.amazon.coral.service#${code}`, message }));
}

/** The body of an error. Its type is in the body, because a fault has no headers. */
export function errorBody(status: number, code: string = codeFor(status)): JsonMap {
  const known = Object.entries(errors).find(([name]) => name === code);
  return { __type: code, message: known?.[1][1] ?? 'The request failed.' };
}

export function requestId(): Readonly<Record<string, string>> {
  return { 'x-amzn-RequestId': randomUUID() };
}

function codeFor(status: number): AwsErrorCode {
  if (status === 401) return 'UnrecognizedClientException';
  if (status === 403) return 'AccessDeniedException';
  if (status === 404) return 'ResourceNotFoundException';
  if (status === 429) return 'ThrottledRequestException';
  if (status === 503) return 'ServiceUnavailable';
  if (status === 502) return 'DependencyException';
  return status === 200 || status >= 500 ? 'InternalServiceException' : 'ValidationException';
}

function responseOf(code: AwsErrorCode, body: JsonMap, headers: Readonly<Record<string, string>> = {}): FakeResponse {
  return { status: errors[code][0], headers: { ...requestId(), ...headers }, body, errorCode: code };
}
