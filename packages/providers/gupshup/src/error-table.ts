import type { ErrorEntry, HttpResponse, UpstreamError } from '@wabascope/provider-kit';

/** What authenticates a call: the secret of a user, the token of the partner, or that of an app. */
export type Bearer = 'user' | 'partner' | 'app';

/** An error of Gupshup has a text and no code. */
export interface GupshupError extends UpstreamError {
  readonly bearer: Bearer;
  readonly message: string | undefined;
}

/** `Authentication Failed` has HTTP 400 in some calls. */
function isAuth({ message = '' }: GupshupError, { status }: HttpResponse): boolean {
  return status === 401 || /authentication failed/i.test(message);
}

export const errorTable: readonly ErrorEntry<GupshupError>[] = [
  {
    when: (error, response) => error.bearer === 'app' && isAuth(error, response),
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
    when: (_, { status }) => status === 403,
    code: 'permission',
    message: 'The user may not read this app; check appIds, and that the app belongs to the partner.',
    settings: ['appIds'],
  },
  {
    when: ({ message = '' }) => /not live/i.test(message),
    code: 'rejected',
    message: 'The app is not live; complete its onboarding in the Partner portal.',
  },
  {
    when: (_, { status }) => status === 429,
    code: 'rate-limit',
    message: 'Gupshup received too many requests; try again in a minute.',
  },
];
