import { defineErrors } from '@wabascope/provider-kit';
import { apiError, requestError } from './wire.js';

const page = 'Infobip portal, Developer Tools, API keys';

/** Infobip has two error formats, with different codes. For other codes, the HTTP status decides. */
export const errors = defineErrors({
  read({ body }) {
    const exception = requestError.safeParse(body).data?.requestError.serviceException;
    if (exception !== undefined) return { code: exception.messageId, message: exception.text };
    const error = apiError.safeParse(body).data;
    return error && { code: error.errorCode, message: error.description };
  },
  table: [
    {
      when: /^(UNAUTHORIZED|E401)$/,
      code: 'auth',
      message: `Infobip does not accept the API key; check apiKey, baseUrl and when the key expires (${page}).`,
      settings: ['apiKey', 'baseUrl'],
    },
    {
      when: /^(FORBIDDEN|E403)$/,
      code: 'permission',
      message: `The API key has no access; check its IP addresses and scopes: whatsapp:manage, and numbers:manage for discoverNumbers (${page}).`,
      settings: ['apiKey'],
    },
    {
      when: /^(BAD_REQUEST|E400)$/,
      code: 'rejected',
      message: 'Infobip does not accept the request; check that every entry of senders has a country code.',
      settings: ['senders'],
    },
    { when: /^(GENERAL_ERROR|E500)$/, code: 'unavailable', message: 'Infobip has a problem; try again later.' },
  ],
  credential: ['apiKey'],
});
