import { defineErrors, type ErrorResponses } from '@wabascope/provider-kit';
import { type Bearer, errorTable, type GupshupError } from './error-table.js';
import { envelope } from './wire.js';

/** No response contains a wait. Most limits are for a minute, that of the list for a second ("Partner Rate Limits"). */
export function errorsFor(bearer: Bearer): ErrorResponses {
  return defineErrors<GupshupError>({
    read({ body, status, headers }) {
      const { data: response } = envelope.safeParse(body);
      if (response === undefined || (status < 400 && response.status !== 'error')) return undefined;
      const message = [response.message, response.data].find((text) => typeof text === 'string');
      const windowMs = bearer === 'partner' ? 1_000 : 60_000;
      return { bearer, message, retryAfterMs: headers.has('retry-after') ? undefined : windowMs };
    },
    table: errorTable,
    credential: ['email', 'clientSecret'],
  });
}
