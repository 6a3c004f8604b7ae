import { defineErrors } from '@wabascope/provider-kit';
import { errorResponse } from './wire.js';

const keys = 'Bird dashboard, Settings, Security, Access keys';

/** The types of the official SDK, and the older ones of Bird's page on errors. With other types, the status counts. */
export const errors = defineErrors({
  read({ body, status, headers }) {
    const error = errorResponse.safeParse(body).data;
    if (error === undefined || (status < 400 && !error.type)) return undefined;
    const { type, code, message, request_id: requestId = headers.get('x-request-id') } = error;
    return { code: [type, code].filter(Boolean).join('/'), message, requestId };
  },
  table: [
    {
      when: /^auth/,
      code: 'auth',
      message: `Bird does not accept this key; check that it has the form bk_eu1_… and still exists (${keys}).`,
      settings: ['apiKey'],
    },
    {
      when: /^permission/,
      code: 'permission',
      message: `The key has no read access to WhatsApp; grant it the permission, or create another key (${keys}).`,
      settings: ['apiKey'],
    },
    {
      when: /^misdirected/,
      code: 'config',
      message: 'The key belongs to another region than this host; remove baseUrl, or use the host of the region.',
      settings: ['baseUrl'],
    },
    { when: /^rate_limit/, code: 'rate-limit', message: 'Bird received too many requests; try again later.' },
    { when: /^(internal|service_un)/, code: 'unavailable', message: 'Bird has a problem; try again later.' },
  ],
  credential: ['apiKey'],
});
