import { defineErrors, type HttpResponse } from '@wabascope/provider-kit';
import { type BirdError, errorResponse } from './wire.js';

/** Every type has one status. Bird's page on errors shows other, older types, so the status counts as well. */
function is(type: string, status: number) {
  return (error: BirdError, response: HttpResponse) => error.type === type || response.status === status;
}

export const errors = defineErrors<BirdError>({
  read({ body, status, headers }) {
    const error = errorResponse.safeParse(body).data;
    if (error === undefined || (status < 400 && !error.type)) return undefined;
    return { ...error, requestId: error.request_id ?? headers.get('x-request-id') };
  },
  table: [
    {
      when: is('auth_error', 401),
      code: 'auth',
      message: 'Bird does not accept this key; check apiKey (Bird dashboard, Settings, Security, Access keys).',
      settings: ['apiKey'],
    },
    {
      when: is('permission_error', 403),
      code: 'permission',
      message: 'The key may not read WhatsApp; grant it that (Bird dashboard, Settings, Security, Access keys).',
      settings: ['apiKey'],
    },
    {
      when: is('misdirected_error', 421),
      code: 'config',
      message: 'The key belongs to another region than this host; remove baseUrl, or use the host of the region.',
      settings: ['baseUrl'],
    },
  ],
});
