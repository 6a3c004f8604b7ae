import { defineErrors, type ErrorEntry, type ErrorResponses } from '@wabascope/provider-kit';
import { envelope } from './wire.js';

/** What authenticates a call: the secret of a user, the token of the partner, or that of an app. */
type Bearer = 'user' | 'partner' | 'app';

/** `Authentication Failed` has HTTP 400 in some calls. */
const isAuth: ErrorEntry['when'] = ({ message }, { status }) =>
  status === 401 || /authentication failed/i.test(String(message));

/** Errors have a text and no code. The first entry is about the token of an app. */
const errorTable: readonly ErrorEntry[] = [
  {
    when: isAuth,
    code: 'auth',
    message: 'Gupshup does not accept the token of the app; correct appTokens, or remove the app from it.',
    settings: ['appTokens'],
  },
  {
    when: isAuth,
    code: 'auth',
    message:
      'Gupshup does not accept the credential; create a client secret (Partner portal, Settings, API client details).',
    settings: ['email', 'clientSecret'],
  },
  {
    when: 403,
    code: 'permission',
    message: 'The user may not read this app; check appIds, and that the app belongs to the partner.',
    settings: ['appIds'],
  },
  {
    when: ({ message }) => /not live/i.test(String(message)),
    code: 'rejected',
    message: 'The app is not live; complete its onboarding in the Partner portal.',
  },
  { when: 429, code: 'rate-limit', message: 'Gupshup received too many requests; try again in a minute.' },
];

/** No response contains a wait. Most limits are for a minute, that of the list for a second ("Partner Rate Limits"). */
export function errorsFor(bearer: Bearer): ErrorResponses {
  return defineErrors({
    read({ body, status, headers }) {
      const { data: response } = envelope.safeParse(body);
      if (response === undefined || (status < 400 && response.status !== 'error')) return undefined;
      const message = [response.message, response.data].find((text) => typeof text === 'string');
      const windowMs = bearer === 'partner' ? 1_000 : 60_000;
      return { message, retryAfterMs: headers.has('retry-after') ? undefined : windowMs };
    },
    table: bearer === 'app' ? errorTable : errorTable.slice(1),
    credential: ['email', 'clientSecret'],
  });
}

/** Those of the calls with the token of an app. */
export const errors = errorsFor('app');
