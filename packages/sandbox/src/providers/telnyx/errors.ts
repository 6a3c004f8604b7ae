import { FakeErrorResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';

const titles: Readonly<Record<string, string>> = {
  '10005': 'Resource not found',
  '10007': 'Unexpected error',
  '10008': 'Request timeout',
  '10009': 'Authentication failed',
  '10010': 'Authorization failed',
  '10011': 'Too many requests',
  '10015': 'Bad Request',
};

const codes: Readonly<Record<number, string>> = {
  401: '10009',
  403: '10010',
  404: '10005',
  408: '10008',
  429: '10011',
  504: '10008',
};

interface More {
  readonly detail?: string;
  /** The query parameter that is wrong. */
  readonly parameter?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

export function errorResponse(
  status: number,
  code: string,
  { detail, parameter, headers }: More = {},
): FakeErrorResponse {
  const error = { ...errorOf(code, detail), ...(parameter !== undefined && { source: { parameter } }) };
  return new FakeErrorResponse({ status, headers: headers ?? {}, body: { errors: [error] }, errorCode: code });
}

/** The documented form: codes are texts. */
export function errorBody(status: number, code = codes[status] ?? codeOfClass(status)): JsonMap {
  return { errors: [errorOf(code)] };
}

function codeOfClass(status: number): string {
  return status >= 400 && status < 500 ? '10015' : '10007';
}

function errorOf(code: string, detail = 'The request cannot be processed.'): JsonMap {
  const url = `https://developers.telnyx.com/docs/overview/errors/${code}`;
  return { code, title: titles[code] ?? 'Error', detail, meta: { url } };
}
