import type { ProviderError } from '@wabascope/core';
import { defineErrors, type ErrorResponses } from '@wabascope/provider-kit';
import { type Bearer, errorTable, type MetaError } from './error-table.js';
import { usageIn } from './usage.js';
import { errorResponse, type GraphError, otherServiceError } from './wire.js';

/**
 * The errors of the Graph API. Most have HTTP 400, for a wrong token as well as for too many calls, so the status counts
 * for unknown codes only.
 */
export function errorsFor(bearer: Bearer): ErrorResponses {
  return defineErrors<MetaError>({
    read({ body, headers, status }) {
      const error = errorResponse.safeParse(body).data?.error ?? errorOfOtherService(body, status);
      if (error === undefined) return undefined;
      const { code, error_subcode: subcode, message, fbtrace_id: requestId } = error;
      const { percent, waitMs } = usageIn(headers);
      return {
        error,
        bearer,
        usedPercent: percent,
        retryAfterMs: waitMs,
        code: [code, subcode].filter((part) => part !== undefined).join('/'),
        message,
        requestId,
      };
    },
    table: errorTable,
    credential: ['accessToken'],
  });
}

/** Has no code, so the HTTP status decides. */
function errorOfOtherService(body: unknown, status: number): GraphError | undefined {
  const { data } = otherServiceError.safeParse(body);
  const isError = data !== undefined && (data.success === false || (status >= 400 && (data.message ?? data.error)));
  if (!isError) return undefined;
  return { message: data.message ?? data.error ?? '' };
}

/** The client edge of a business returns this error when it is empty. */
export function isNothingLinked({ details }: ProviderError): boolean {
  return details.upstreamCode === '200008';
}

/** Meta requests fewer rows in one response. */
export function isTooMuch({ code, details }: ProviderError): boolean {
  return code === 'rejected' && /^1(\/|$)/.test(details.upstreamCode ?? '');
}
