import { defineErrors } from '@wabascope/provider-kit';
import { errorResponse } from './wire.js';

const credential = ['accountSid', 'authToken', 'apiKeySid', 'apiKeySecret'];

/** Codes of Twilio's error dictionary. 20003 is a wrong credential, and with HTTP 403 a missing permission. */
export const errors = defineErrors({
  read({ body, status, headers }) {
    const error = errorResponse.safeParse(body).data;
    if (status < 400 && !error?.code) return undefined;
    const message = error?.message ?? error?.detail ?? error?.title;
    return { code: error?.code, message, requestId: headers.get('t-request-id') };
  },
  table: [
    {
      when: ({ code }, { status }) => code === '70051' || (code === '20003' && status === 403),
      code: 'permission',
      message:
        'The credential may not list senders; give the restricted API key the permission /twilio/messaging/whatsapp-senders/list (Twilio Console, API keys & tokens).',
      settings: credential,
    },
    {
      when: '20003',
      code: 'auth',
      message: 'Twilio does not accept the credential; copy it again (Twilio Console, API keys & tokens).',
      settings: credential,
    },
    { when: '20005', code: 'permission', message: 'The account is not active; see the Twilio Console for the reason.' },
    { when: '20404', code: 'not-found', message: 'Twilio has no such address; check baseUrl.', settings: ['baseUrl'] },
  ],
  credential,
});
