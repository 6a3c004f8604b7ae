import { randomBytes } from 'node:crypto';
import { FakeErrorResponse } from '../../exchange.js';
import type { JsonMap } from '../../json.js';
import type { MetaApp } from './model.js';

/** Members of an error besides its code and message. */
export interface MetaErrorDetails {
  readonly subcode?: number;
  readonly type?: string;
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error of the Graph API, which uses HTTP 400 for nearly everything. */
export function errorResponse(code: number, message: string, details: MetaErrorDetails = {}): FakeErrorResponse {
  const { status = 400, headers = {} } = details;
  return new FakeErrorResponse({ status, headers, body: graphError(code, message, details), errorCode: String(code) });
}

/** The same error for an object that does not exist and for one that the token may not see. */
export function unsupported(id: string): FakeErrorResponse {
  const message = `Unsupported get request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api`;
  return errorResponse(100, message, { subcode: 33, type: 'GraphMethodException' });
}

/** A field, or an edge, that nodes of this type do not have. Newer messages do not name the type. */
export function nonexisting(field: string, nodeType: string, { omitsNodeType }: MetaApp): FakeErrorResponse {
  const where = omitsNodeType ? '' : ` on node type (${nodeType})`;
  return errorResponse(100, `(#100) Tried accessing nonexisting field (${field})${where}`);
}

/** The app, or the user of the token, may not do this. */
export function forbidden(headers: Readonly<Record<string, string>> = {}): FakeErrorResponse {
  return errorResponse(10, '(#10) Application does not have permission for this action', { status: 403, headers });
}

export function errorBody(status: number, code = codeFor(status)): JsonMap {
  const [number = 1, subcode] = code.split('/').map(Number);
  return graphError(number, `(#${number}) The request failed.`, subcode === undefined ? {} : { subcode });
}

function codeFor(status: number): string {
  if (status === 200 || status === 401) return '190';
  if (status === 403) return '200';
  if (status === 404) return '803';
  if (status === 429) return '80007';
  return status >= 500 ? '2' : '100';
}

function graphError(code: number, message: string, { subcode, type = 'OAuthException' }: MetaErrorDetails): JsonMap {
  const fbtrace_id = `A${randomBytes(16).toString('base64url')}`;
  return { error: { message, type, code, error_subcode: subcode, fbtrace_id } };
}
