import { FakeErrorResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

/** Business info and templates report errors as `E401`, the other calls as `UNAUTHORIZED`. */
export type ErrorFormat = 'ApiError' | 'ApiException';

interface Meaning {
  readonly messageId: string;
  readonly text: string;
  readonly description: string;
  readonly action: string;
}

const meanings: Readonly<Record<number, Meaning>> = {
  400: meaning('BAD_REQUEST', 'Bad request', 'Request cannot be processed.', 'Check the violations.'),
  401: meaning('UNAUTHORIZED', 'Unauthorized', 'The request lacks valid credentials.', 'Check the credentials.'),
  403: meaning('FORBIDDEN', 'Forbidden', 'The credentials do not allow this.', 'Check the scopes.'),
  404: meaning('NOT_FOUND', 'Not Found', 'The resource is not found.', 'Check the resources.'),
  429: meaning('TOO_MANY_REQUESTS', 'Too many requests', 'Too many requests.', 'Wait, then send it again.'),
  500: meaning('GENERAL_ERROR', 'Something went wrong.', 'Something went wrong.', 'Contact the support.'),
};

/** @param property What is wrong with the request, for 400. */
export function errorResponse(status: number, format: ErrorFormat, property?: string): FakeErrorResponse {
  const body = format === 'ApiError' ? apiError(status, property) : apiException(status, property);
  const errorCode = format === 'ApiError' ? `E${status}` : meaningOf(status).messageId;
  return new FakeErrorResponse({ status, body, errorCode });
}

/** With HTTP 200, the code of an error of the server. */
export function errorBody(status: number, code?: string): JsonMap {
  const { messageId, text } = meaningOf(status);
  return { requestError: { serviceException: { messageId: code ?? messageId, text } } };
}

function apiException(status: number, property: string | undefined): JsonMap {
  const { messageId, text } = meaningOf(status);
  const validationErrors = property === undefined ? undefined : { [property]: ['is not valid'] };
  return { requestError: { serviceException: { messageId, text, validationErrors } } };
}

function apiError(status: number, property: string | undefined): JsonMap {
  const { description, action } = meaningOf(status);
  const violations = property === undefined ? [] : [{ property, violation: 'is not valid' }];
  return { errorCode: `E${status}`, description, action, violations, resources: [] };
}

function meaningOf(status: number): Meaning {
  const known = meanings[status] ?? meanings[status >= 400 && status < 500 ? 400 : 500];
  if (known === undefined) throw new Error(`There is no error ${status}.`);
  return known;
}

function meaning(messageId: string, text: string, description: string, action: string): Meaning {
  return { messageId, text, description, action };
}
