import { defineErrors, type ErrorResponses } from '@wabascope/provider-kit';
import { envelope } from './wire.js';

/** What authenticates a call: the secret of a user, the token of the partner, or that of an app. */
export type Bearer = 'user' | 'partner' | 'app';

const credential = ['email', 'clientSecret'];

/**
 * Errors of Gupshup have a text and no code, so the HTTP status counts; except for `Authentication Failed`, which has
 * HTTP 400 in some calls. No response says how long to wait: limits count for a minute, that of the list for a second.
 */
export function errorsFor(bearer: Bearer): ErrorResponses {
  return defineErrors({
    read({ body, status, headers }) {
      const { data: response } = envelope.safeParse(body);
      if (response === undefined || (status < 400 && response.status !== 'error')) return undefined;
      const message = [response.message, response.data].find((text) => typeof text === 'string');
      const retryAfterMs = headers.has('retry-after') ? undefined : bearer === 'partner' ? 1_000 : 60_000;
      return { message, retryAfterMs };
    },
    table: [
      {
        when: ({ message }, { status }) => status === 401 || /authentication failed/i.test(String(message)),
        code: 'auth',
        ...(bearer === 'app'
          ? {
              message: 'Gupshup does not accept the token of the app; correct appTokens, or remove the app from it.',
              settings: ['appTokens'],
            }
          : {
              message:
                'Gupshup does not accept the credential; create a client secret (Partner portal, Settings, API client details).',
              settings: credential,
            }),
      },
      {
        when: (_, { status }) => status === 403,
        code: 'permission',
        message: 'The user may not read this app; check appIds, and ask a partner admin for access to the app.',
        settings: ['appIds'],
      },
      {
        when: ({ message }) => /not live/i.test(String(message)),
        code: 'rejected',
        message: 'The app is not live; complete its onboarding in the Partner portal.',
      },
      {
        when: (_, { status }) => status === 429,
        code: 'rate-limit',
        message: 'Gupshup received too many requests; try again in a minute.',
      },
    ],
    credential,
  });
}
