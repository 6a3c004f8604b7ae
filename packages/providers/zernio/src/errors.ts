import { defineErrors } from '@wabascope/provider-kit';
import { errorResponse } from './wire.js';

/** Older responses have only `error`; then the HTTP status counts, as for the other types. */
export const errors = defineErrors({
  read({ body, status, headers }) {
    const error = errorResponse.safeParse(body).data;
    if (error === undefined || (status < 400 && !error.type)) return undefined;
    const code = [error.type, error.code].filter(Boolean).join('/');
    return { code, message: error.error, requestId: headers.get('x-request-id') };
  },
  table: [
    {
      when: /^authentication_error/,
      code: 'auth',
      message: 'Zernio does not accept this key; check apiKey (Zernio dashboard, API keys).',
      settings: ['apiKey'],
    },
    {
      when: /^permission_error/,
      code: 'permission',
      message: 'The key has no access; grant it the profiles of the numbers (Zernio dashboard, API keys).',
      settings: ['apiKey'],
    },
    { when: /^rate_limit_error/, code: 'rate-limit', message: 'Zernio received too many requests; try again later.' },
    { when: /^api_error/, code: 'unavailable', message: 'Zernio has a problem; try again later.' },
  ],
  credential: ['apiKey'],
});
