import { defineErrors } from '@wabascope/provider-kit';
import { gatewayError, oauthError, papiError } from './wire.js';

/** The project is not set up for WhatsApp. */
export const withoutWhatsApp = ['project_not_initialized', 'account_not_found'];

const page = 'Sinch dashboard, Settings, Access keys';

/** The Provisioning API, the token endpoint and the gateway have an error format each. For other codes, the HTTP status decides. */
export const errors = defineErrors({
  read({ body, status }) {
    const error = papiError.safeParse(body).data;
    if (error !== undefined) return { code: error.errorCode, message: error.message };
    const denied = oauthError.safeParse(body).data;
    if (denied !== undefined) return { code: denied.error, message: denied.error_description };
    const gateway = status < 400 ? undefined : gatewayError.safeParse(body).data;
    return gateway && { code: gateway.type.split('/').at(-1), message: gateway.detail };
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
      when: /^(project_not_initialized|account_not_found)$/,
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
