import { defineErrors } from '@wabascope/provider-kit';
import { errorResponse } from './wire.js';

/** How Acme reports errors, from its page on errors. An error in the body counts on HTTP 200 too. */
export const errors = defineErrors({
  read({ body }) {
    return errorResponse.safeParse(body).data?.error;
  },
  // What is wrong, and what the user must do. Any other code is explained by the HTTP status.
  table: [
    {
      when: 'KEY_INVALID',
      code: 'auth',
      message: 'Acme does not recognize this API key; check apiKey.',
      settings: ['apiKey'],
    },
    {
      when: 'KEY_SCOPE',
      code: 'permission',
      message: 'The API key has no permission to read numbers; grant it in the Acme console.',
      settings: ['apiKey'],
    },
  ],
  credential: ['apiKey'],
});
