import type { ErrorEntry, UpstreamError } from '@wabascope/provider-kit';
import { misplacedId, whereIds } from './misplaced-id.js';
import type { GraphError } from './wire.js';

/** The credential of a request: the access token, or the app's ID and secret. */
export type Bearer = 'token' | 'app';

/** An error of the Graph API, and what its meaning depends on. */
export interface MetaError extends UpstreamError {
  readonly error: GraphError;
  readonly bearer: Bearer;
  /** Percent of the allowed calls that are used; absent when Meta does not report it. */
  readonly usedPercent: number | undefined;
}

type Test = (error: MetaError) => boolean;

/** By code, and by subcode or words where one code has several meanings. */
export const errorTable: readonly ErrorEntry<MetaError>[] = [
  ...(['wabaId', 'businessId'] as const).map(
    (setting): ErrorEntry<MetaError> => ({
      when: ({ error }) => misplacedId(error)?.setting === setting,
      code: 'config',
      message: ({ error }) => misplacedId(error)?.message ?? '',
      settings: [setting],
    }),
  ),
  {
    when: saying(/reduce the amount of data/i, 1),
    code: 'rejected',
    message: 'Meta cannot return this much data in one response, not even 10 rows; try again later.',
  },
  {
    // A wrong secret also makes a wrong proof.
    when: (error) =>
      one(101)(error) ||
      saying(/validating (client secret|application)/i, 1)(error) ||
      (error.bearer === 'app' && (one(190, 102, 104, 0)(error) || saying(/appsecret_proof/i, 100)(error))),
    code: 'auth',
    message: 'Meta does not accept the app ID with this secret; copy both again (App Dashboard, App settings, Basic).',
    settings: ['appId', 'appSecret'],
  },
  {
    when: one(80007, 80008),
    code: 'rate-limit',
    message: withUsage(
      'Meta received too many calls for this WABA (200 an hour, 5,000 once it has a registered number); fetch less often.',
    ),
  },
  {
    when: one(4, 17, 32, 613, 130429, 131056),
    code: 'rate-limit',
    message: withUsage('Meta received too many calls of this app or user; fetch less often.'),
  },
  {
    when: (error) => error.error.is_transient === true || one(1, 2)(error),
    code: 'unavailable',
    message: 'Meta has a problem; try again later.',
  },
  {
    when: (error) => one(190)(error) && (error.error.error_subcode === 463 || /has expired/i.test(error.error.message)),
    code: 'auth',
    message: 'The access token has expired; create a non-expiring system-user token.',
    settings: ['accessToken'],
  },
  {
    when: subcode(458),
    code: 'auth',
    message: 'The user of the access token has removed the app; create a new token, preferably a system-user token.',
    settings: ['accessToken'],
  },
  {
    when: subcode(459, 464),
    code: 'auth',
    message: 'The user of the access token must log in at facebook.com; then create a new token.',
    settings: ['accessToken'],
  },
  {
    when: subcode(460),
    code: 'auth',
    message:
      'The user of the access token has changed the password; create a new token, preferably a system-user token.',
    settings: ['accessToken'],
  },
  {
    when: saying(/signature|malformed|parse|decrypt/i, 190),
    code: 'auth',
    message: 'Meta cannot read the access token: part of it is missing or changed. Copy it again, or create a new one.',
    settings: ['accessToken'],
  },
  {
    when: one(190, 102, 0),
    code: 'auth',
    message:
      'Meta does not accept the access token; it is wrong or revoked, or its user has logged out. Create a new one.',
    settings: ['accessToken'],
  },
  {
    when: saying(/active access token|access token is required/i, 104, 2500),
    code: 'auth',
    message:
      'No access token reaches Meta; check whether a proxy at baseUrl removes the header Authorization, then check accessToken.',
    settings: ['accessToken', 'baseUrl'],
  },
  {
    when: one(5),
    code: 'permission',
    message:
      'Meta does not accept requests of this app from this IP address; add the address to the server IP allowlist (App Dashboard, Settings, Advanced).',
  },
  {
    // In practice a missing or wrong proof is code 100; the pages of the business edges list 104.
    when: (error) => one(104)(error) || saying(/appsecret_proof/i, 100)(error),
    code: 'auth',
    message: 'Meta requires a proof with the secret of the app that accessToken belongs to; check appSecret.',
    settings: ['appSecret', 'accessToken'],
  },
  {
    when: saying(/access blocked/i, 200),
    code: 'permission',
    message:
      'Meta blocks the API access of the app that accessToken belongs to; see its alerts and required actions (App Dashboard).',
    settings: ['accessToken'],
  },
  {
    when: ({ error: { code = -1 } }) => code === 3 || code === 10 || (code >= 200 && code <= 299),
    code: 'permission',
    message:
      'The token has no permission to read this; grant it whatsapp_business_management (for businessId also business_management) and assign the WABA to its user.',
    settings: ['accessToken'],
  },
  {
    when: (meta) => one(803, 33)(meta) || (one(100)(meta) && meta.error.error_subcode === 33),
    code: 'not-found',
    message: `Meta has no object with this ID, or the token may not read it; check wabaId and businessId. ${whereIds}.`,
    settings: ['wabaId', 'businessId'],
  },
  {
    when: saying(/must provide an app access token/i, 100),
    code: 'config',
    message: 'Meta lists the WABAs of a token only for its app; set appId and appSecret, or wabaId, or businessId.',
    settings: ['appId', 'appSecret', 'wabaId', 'businessId'],
  },
  {
    when: one(100),
    code: 'rejected',
    message: 'Meta does not recognize a field or parameter of the request; check apiVersion.',
    settings: ['apiVersion'],
  },
  {
    when: one(12),
    code: 'rejected',
    message: 'Meta has removed a field or call from this version of the Graph API; check apiVersion.',
    settings: ['apiVersion'],
  },
  {
    when: one(2635),
    code: 'config',
    message: 'Meta no longer serves this version of the Graph API; set apiVersion to a newer one, or leave it out.',
    settings: ['apiVersion'],
  },
  {
    when: one(2500),
    code: 'config',
    message: 'Meta cannot read the path of the request; check that apiVersion exists, then check baseUrl.',
    settings: ['apiVersion', 'baseUrl'],
  },
  {
    when: one(368),
    code: 'rejected',
    message: 'Meta has blocked this for breaking its policies; see Business Support Home.',
  },
  {
    when: one(131_031),
    code: 'rejected',
    message: 'Meta has locked this WhatsApp Business account; see Business Support Home for the reason.',
  },
  {
    when: one(200_008),
    code: 'not-found',
    message: 'No phone number is linked to the WABA.',
  },
];

function one(...codes: readonly number[]): Test {
  return ({ error: { code } }) => code !== undefined && codes.includes(code);
}

function subcode(...subcodes: readonly number[]): Test {
  return ({ error: { code, error_subcode = -1 } }) => code === 190 && subcodes.includes(error_subcode);
}

function saying(words: RegExp, ...codes: readonly number[]): Test {
  return (meta) => one(...codes)(meta) && words.test(meta.error.message);
}

function withUsage(message: string): (error: MetaError) => string {
  return ({ usedPercent }) =>
    usedPercent === undefined ? message : `${message} ${usedPercent} % of the limit is used.`;
}
