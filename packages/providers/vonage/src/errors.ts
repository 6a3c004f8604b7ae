import { defineErrors } from '@wabascope/provider-kit';
import { problem } from './wire.js';

/** Problem reports (RFC 7807). Vonage documents no codes, so the title counts before the HTTP status. */
export const errors = defineErrors({
  read({ body, status, headers }) {
    const { data } = problem.safeParse(body);
    if (status < 400 || data === undefined) return undefined;
    return { code: data.title, message: data.detail, requestId: headers.get('x-request-id') ?? data.instance };
  },
  table: [
    {
      when: /^unauthori[sz]ed$/i,
      code: 'auth',
      message:
        'Vonage does not accept this API key for this call; check apiKey and apiSecret (Vonage API dashboard, API settings), and set wabaIds if the key is not that of the primary account.',
      settings: ['apiKey', 'apiSecret', 'wabaIds'],
    },
    {
      when: /^forbidden$/i,
      code: 'permission',
      message:
        'Vonage does not allow this API key to read WABAs; use the API key of the primary account, or set wabaIds.',
      settings: ['apiKey', 'wabaIds'],
    },
    {
      when: /^not found$/i,
      code: 'not-found',
      message: 'Vonage does not have this WABA; check wabaIds (Vonage API dashboard, External accounts) and baseUrl.',
      settings: ['wabaIds', 'baseUrl'],
    },
  ],
  credential: ['apiKey', 'apiSecret'],
});
