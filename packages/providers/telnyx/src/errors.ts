import { defineErrors } from '@wabascope/provider-kit';
import { errorResponse } from './wire.js';

/** Codes of the API's error reference. 10006 has two meanings there, so the HTTP status decides about it. */
export const errors = defineErrors({
  read({ body }) {
    const [error] = errorResponse.safeParse(body).data?.errors ?? [];
    return error && { code: error.code, message: error.detail ?? error.title };
  },
  table: [
    {
      when: '10009',
      code: 'auth',
      message: 'Telnyx does not accept the API key; create a new one (Telnyx Portal, API Keys).',
      settings: ['apiKey'],
    },
    {
      when: '10010',
      code: 'permission',
      message:
        'The API key may not read WhatsApp accounts; check its permissions and the level of the account (Telnyx Portal).',
      settings: ['apiKey'],
    },
    { when: '10005', code: 'not-found', message: 'Telnyx has no such address; check baseUrl.', settings: ['baseUrl'] },
    { when: '10007', code: 'unavailable', message: 'Telnyx has a problem; try again later.' },
    { when: '10008', code: 'timeout', message: 'Telnyx timed out; try again later.' },
    { when: '10011', code: 'rate-limit', message: 'Telnyx received too many requests; fetch less often.' },
  ],
  credential: ['apiKey'],
});
