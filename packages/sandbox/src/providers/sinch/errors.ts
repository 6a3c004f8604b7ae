import { FakeErrorResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

const messages: Readonly<Record<string, readonly [message: string, resolution: string]>> = {
  project_not_initialized: ['Project not initialized for WhatsApp.', 'Verify the project ID and its setup.'],
  invalid_page_token: ['Invalid page token.', 'Use the token of the previous response.'],
  invalid_page_size: ['Page size must be numeric.', 'Use an integer for pageSize.'],
  invalid_filter_states: ['Invalid filterStates.', 'Use supported states.'],
  invalid_filter_statuses: ['Invalid filter statuses.', 'Use supported statuses.'],
  unauthorized_error: ['Unauthorized error.', 'Verify that projectId is correct.'],
  sender_not_found: ['Sender not found.', 'Verify the parameters.'],
  account_not_found: ['Account not found.', 'Verify the project ID.'],
  account_data_is_corrupt: ['Account data is corrupt.', 'Contact support.'],
  internal_error: ['Internal server error.', 'Wait and try again.'],
};

export function errorResponse(status: number, errorCode: string): FakeErrorResponse {
  return new FakeErrorResponse({ status, body: errorBody(status, errorCode), errorCode });
}

/** An error of the token endpoint. */
export function tokenError(status: number, error: string): FakeErrorResponse {
  return new FakeErrorResponse({
    status,
    body: { error, error_description: 'The request was denied.' },
    errorCode: error,
  });
}

/** An error of the gateway, which has a page about each. */
export function expiredToken(): FakeErrorResponse {
  const type = 'https://developers.sinch.com/docs/errors/registry/access-token-expired';
  const body = { type, title: 'Token expired', detail: 'The access token has expired.' };
  return new FakeErrorResponse({ status: 401, body, errorCode: 'access-token-expired' });
}

export function errorBody(status: number, errorCode = codeFor(status)): JsonMap {
  const [message, resolution] = messages[errorCode] ?? ['The request failed.', 'Try again.'];
  return { errorCode, message, resolution };
}

/** 403 and 429 have no documented code. */
function codeFor(status: number): string {
  if (status === 401) return 'unauthorized_error';
  if (status === 404) return 'sender_not_found';
  if (status === 400) return 'invalid_page_token';
  return status >= 500 || status === 200 ? 'internal_error' : `error_${status}`;
}
