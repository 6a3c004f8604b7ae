import { defineErrors } from '@wabascope/provider-kit';
import { errorResponse } from './wire.js';

/** The project is not set up for WhatsApp. */
export const withoutWhatsApp = /^(project_not_initialized|account_not_found)$/;

const page = 'Sinch dashboard, Settings, Access keys';

/** The Provisioning API, the token endpoint and the gateway have an error format each. For other codes, the HTTP status decides. */
export const errors = defineErrors({
  read({ body, status }) {
    const { errorCode, error, type, ...texts } = errorResponse.safeParse(body).data ?? {};
    const code = errorCode ?? error ?? (status < 400 ? undefined : type?.split('/').at(-1));
    return code === undefined ? undefined : { code, message: texts.message ?? texts.error_description ?? texts.detail };
  },
  table: [
    {
      when: /^(invalid_client|unauthorized_client)$/,
      code: 'auth',
      message: `Sinch does not accept the access key; check keyId and keySecret (${page}).`,
      settings: ['keyId', 'keySecret'],
    },
    {
      when: /^(unauthorized_error|access-token-expired)$/,
      code: 'auth',
      message: `Sinch does not accept the access key for this project; check projectId, and that keyId belongs to it (${page}).`,
      settings: ['projectId', 'keyId'],
    },
    {
      when: withoutWhatsApp,
      code: 'not-found',
      message: 'The project is not set up for WhatsApp; check projectId.',
      settings: ['projectId'],
    },
    {
      when: 'account_data_is_corrupt',
      code: 'rejected',
      message: 'Sinch reports that the data of the WhatsApp account is corrupt; contact the support of Sinch.',
    },
    { when: 'internal_error', code: 'unavailable', message: 'Sinch has a problem; try again later.' },
  ],
  credential: ['keyId', 'keySecret'],
});
