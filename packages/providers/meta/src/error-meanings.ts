import { type Meaning, whereIds } from './meaning.js';
import type { GraphError } from './wire.js';

/** Whose credential a request carries: the access token, or the app's ID and secret. */
export type Asker = 'token' | 'app';

type Fits = (error: GraphError, asker: Asker) => boolean;

/** By the error's code, and by its subcode or words where one code stands for many things; the first that fits counts. */
const meanings: readonly (Meaning & { readonly fits: Fits })[] = [
  {
    fits: saying(/reduce the amount of data/i, 1),
    code: 'rejected',
    message: 'Meta cannot return this much data in one response, not even 10 rows; try again later.',
  },
  {
    // A wrong secret also makes a wrong proof.
    fits: (error, asker) =>
      one(101)(error) ||
      saying(/validating (client secret|application)/i, 1)(error) ||
      (asker === 'app' && (one(190, 102, 104, 0)(error) || saying(/appsecret_proof/i, 100)(error))),
    code: 'auth',
    message: 'Meta does not accept the app ID with this secret; copy both again (App Dashboard, App settings, Basic).',
    settings: ['appId', 'appSecret'],
  },
  {
    fits: one(80007, 80008),
    code: 'rate-limit',
    message:
      'Meta counts too many calls for this WABA (200 an hour, 5,000 once it has a registered number); ask less often.',
  },
  {
    fits: one(4, 17, 32, 613, 130429, 131056),
    code: 'rate-limit',
    message: 'Meta counts too many calls of this app or user; ask less often.',
  },
  {
    fits: (error) => error.is_transient === true || one(1, 2)(error),
    code: 'unavailable',
    message: 'Meta has a problem; try again later.',
  },
  {
    fits: (error) => one(190)(error) && (error.error_subcode === 463 || /has expired/i.test(error.message)),
    code: 'auth',
    message: 'The access token has expired; make a new one, best of a system user and without expiry.',
    settings: ['accessToken'],
  },
  {
    fits: subcode(458),
    code: 'auth',
    message: 'The user of the access token has removed the app; make a new token, best of a system user.',
    settings: ['accessToken'],
  },
  {
    fits: subcode(459, 464),
    code: 'auth',
    message: 'Meta wants the user of the access token to log in at facebook.com first; then make a new token.',
    settings: ['accessToken'],
  },
  {
    fits: subcode(460),
    code: 'auth',
    message: 'The user of the access token has changed the password; make a new token, best of a system user.',
    settings: ['accessToken'],
  },
  {
    fits: saying(/signature|malformed|parse|decrypt/i, 190),
    code: 'auth',
    message: 'Meta cannot read the access token: part of it is missing or changed. Copy it again, or make a new one.',
    settings: ['accessToken'],
  },
  {
    fits: one(190, 102, 0),
    code: 'auth',
    message:
      'Meta does not accept the access token; it is wrong, revoked or of a user who has logged out. Make a new one.',
    settings: ['accessToken'],
  },
  {
    fits: saying(/active access token|access token is required/i, 104, 2500),
    code: 'auth',
    message:
      'No access token reaches Meta; see whether a proxy at baseUrl drops the header Authorization, then check accessToken.',
    settings: ['accessToken', 'baseUrl'],
  },
  {
    fits: one(5),
    code: 'permission',
    message:
      'Meta does not accept requests of this app from your IP address; add it to the server IP allowlist (App Dashboard, Settings, Advanced).',
  },
  {
    // In practice a missing or wrong proof is code 100; the pages of the business edges list 104.
    fits: (error) => one(104)(error) || saying(/appsecret_proof/i, 100)(error),
    code: 'auth',
    message: 'Meta asks for a proof with the secret of the app that accessToken was made for; check appSecret.',
    settings: ['appSecret', 'accessToken'],
  },
  {
    fits: saying(/access blocked/i, 200),
    code: 'permission',
    message:
      'Meta blocks the API access of the app that accessToken was made for; see its alerts and required actions (App Dashboard).',
    settings: ['accessToken'],
  },
  {
    fits: ({ code = -1 }) => code === 3 || code === 10 || (code >= 200 && code <= 299),
    code: 'permission',
    message:
      'The token may not read this; grant it whatsapp_business_management (for businessId also business_management) and assign the WABA to its user.',
    settings: ['accessToken'],
  },
  {
    fits: (error) => error.code === 803 || error.code === 33 || (error.code === 100 && error.error_subcode === 33),
    code: 'not-found',
    message: `Meta has nothing of this ID, or the token may not see it; check wabaId and businessId. ${whereIds}.`,
    settings: ['wabaId', 'businessId'],
  },
  {
    fits: saying(/must provide an app access token/i, 100),
    code: 'config',
    message: 'Meta tells the WABAs of a token only to its app; set appId and appSecret, or wabaId, or businessId.',
    settings: ['appId', 'appSecret', 'wabaId', 'businessId'],
  },
  {
    fits: one(100),
    code: 'rejected',
    message: 'Meta does not know a field or parameter of the request; check apiVersion.',
    settings: ['apiVersion'],
  },
  {
    fits: one(12),
    code: 'rejected',
    message: 'Meta has removed a field or call from this version of the Graph API; check apiVersion.',
    settings: ['apiVersion'],
  },
  {
    fits: one(2635),
    code: 'config',
    message: 'Meta no longer serves this version of the Graph API; set apiVersion to a newer one, or leave it out.',
    settings: ['apiVersion'],
  },
  {
    fits: one(2500),
    code: 'config',
    message: 'Meta cannot read the path of the request; check that apiVersion exists, then check baseUrl.',
    settings: ['apiVersion', 'baseUrl'],
  },
  {
    fits: one(368),
    code: 'rejected',
    message: 'Meta has blocked this for breaking its policies; see Business Support Home.',
  },
  {
    fits: one(131_031),
    code: 'rejected',
    message: 'Meta has locked this WhatsApp Business account; see Business Support Home for the reason.',
  },
  {
    fits: one(200_008),
    code: 'not-found',
    message: 'No phone number is linked to the WABA.',
  },
];

/** Undefined for a code without a meaning of its own. */
export function meaningOf(error: GraphError, asker: Asker): Meaning | undefined {
  return meanings.find(({ fits }) => fits(error, asker));
}

function one(...codes: readonly number[]): (error: GraphError) => boolean {
  return ({ code }) => code !== undefined && codes.includes(code);
}

function subcode(...subcodes: readonly number[]): Fits {
  return ({ code, error_subcode = -1 }) => code === 190 && subcodes.includes(error_subcode);
}

function saying(words: RegExp, ...codes: readonly number[]): (error: GraphError) => boolean {
  return (error) => one(...codes)(error) && words.test(error.message);
}
