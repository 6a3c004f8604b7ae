import { defineErrors } from '@wabascope/provider-kit';
import { errorResponse } from './wire.js';

/** The codes of the page "Handle errors". The HTTP status explains those that are not in the table. */
export const errors = defineErrors({
  read: ({ body }) => errorResponse.safeParse(body).data?.error,
  table: [
    {
      when: 'UNAUTHORIZED',
      code: 'auth',
      message: 'YCloud does not accept the API key; check apiKey (YCloud console, Developers, API keys).',
      settings: ['apiKey'],
    },
    {
      when: /^(FORBIDDEN|ACCOUNT_LIMITED|ACCOUNT_UNAVAILABLE|BALANCE_INSUFFICIENT)$/,
      code: 'permission',
      message: 'YCloud denies access; check notices, balance and IP whitelist (YCloud console, Developers).',
      settings: ['apiKey'],
    },
    { when: 'NOT_FOUND', code: 'not-found', message: 'YCloud does not have this resource; check baseUrl.' },
  ],
  credential: ['apiKey'],
});
