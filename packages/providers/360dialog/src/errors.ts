import { defineErrors, type ErrorEntry } from '@wabascope/provider-kit';
import { errorResponse } from './wire.js';

/**
 * 360dialog's own errors have a sentence and no code, so the HTTP status and the sentence count. HTTP 400 also means too
 * many requests, a disabled API and an unpaid number (page "Error reference"). Errors of Meta have a code.
 */
export const errors = defineErrors({
  read({ body, status }) {
    const { meta, error, error_description } = errorResponse.safeParse(body).data ?? {};
    if (!error && (!meta || (status < 400 && meta.success !== false))) return undefined;
    const graph = typeof error === 'object' ? error : undefined;
    const sentence = meta?.developer_message || meta?.developerMessage || graph?.message || error_description || error;
    // An old example has 404 in the body of HTTP 401.
    const reported = status < 400 ? (meta?.http_code ?? meta?.httpCode ?? status) : status;
    return { code: graph?.code, message: sentence, requestId: graph?.fbtrace_id, status: reported };
  },
  table: [
    {
      when: badRequest(/rate limit|limit of .*request/i),
      code: 'rate-limit',
      message: '360dialog has received too many requests for this number; try again later.',
    },
    {
      when: badRequest(/disabled|unpaid|payment/i),
      code: 'permission',
      message: 'The API of this number is disabled or unpaid; see its payment (360dialog Hub, Channels).',
    },
    {
      when: 401,
      code: 'auth',
      message: '360dialog does not accept the API key; check apiKey (360dialog Hub, Channels; Partner Hub, API Keys).',
      settings: ['apiKey'],
    },
    {
      when: 403,
      code: 'permission',
      message: 'The API key has no access; check partnerId and apiKey (Partner Hub, Integration and API Keys).',
      settings: ['partnerId', 'apiKey'],
    },
    {
      when: 404,
      code: 'not-found',
      message: '360dialog does not have this partner; check partnerId (Partner Hub, Integration) and baseUrl.',
      settings: ['partnerId', 'baseUrl'],
    },
  ],
  credential: ['apiKey'],
});

/** HTTP 400 without a code. */
function badRequest(sentence: RegExp): ErrorEntry['when'] {
  return (error) => (error.code ?? '') === '' && error.status === 400 && sentence.test(String(error.message));
}
