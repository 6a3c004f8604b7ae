import type { ProviderErrorCode } from '@wabascope/core';
import type { GraphError } from './wire.js';

/** What an error of the Graph API means to the person who must act. */
export interface Meaning {
  readonly code: ProviderErrorCode;
  readonly message: string;
  readonly settings?: readonly string[];
}

const whereIds = 'WABA IDs are in Business settings, WhatsApp accounts; that of the business in Business info';

/** By the error's code, and by its subcode or words where one code stands for many things; the first that fits counts. */
const meanings: readonly (Meaning & { readonly fits: (error: GraphError) => boolean })[] = [
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
    fits: (error) => error.code === 190 && error.error_subcode === 463,
    code: 'auth',
    message: 'The access token has expired; make a new one, best of a system user and without expiry.',
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
    fits: one(5),
    code: 'permission',
    message:
      'Meta does not accept requests of this app from your IP address; add it to the server IP allowlist (App Dashboard, Settings, Advanced).',
  },
  {
    // In practice a missing or wrong proof is code 100; the pages of the business edges list 104.
    fits: (error) => error.code === 104 || (error.code === 100 && /appsecret_proof/i.test(error.message)),
    code: 'auth',
    message: 'Meta asks for a proof with the secret of the app that accessToken was made for; check appSecret.',
    settings: ['appSecret', 'accessToken'],
  },
  {
    fits: ({ code = -1 }) => code === 3 || code === 10 || (code >= 200 && code <= 299),
    code: 'permission',
    message:
      'The token may not read this; grant it whatsapp_business_management (for businessId also business_management) and assign the WABA to its user.',
    settings: ['accessToken'],
  },
  {
    fits: (error) => error.code === 803 || (error.code === 100 && error.error_subcode === 33),
    code: 'not-found',
    message: `Meta has nothing of this ID, or the token may not see it; check wabaId and businessId. ${whereIds}.`,
    settings: ['wabaId', 'businessId'],
  },
  {
    fits: (error) => error.code === 100 && /must provide an app access token/i.test(error.message),
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
    fits: one(368),
    code: 'rejected',
    message: 'Meta has blocked this for breaking its policies; see Business Support Home.',
  },
  {
    fits: one(200_008),
    code: 'not-found',
    message: 'No phone number is linked to the WABA.',
  },
];

/** Undefined for a code that nobody knows. */
export function meaningOf(error: GraphError): Meaning | undefined {
  return misplacedId(error) ?? meanings.find(({ fits }) => fits(error));
}

/**
 * An ID of one kind where one of another kind belongs: Meta then says which kind of node lacks which field or edge. It
 * says the same of a node of the right kind when the version does not have a field.
 */
function misplacedId({ code, message }: GraphError): Meaning | undefined {
  const [, field = '', node = ''] = /nonexisting field \((\w+)\) on node type \((\w+)\)/i.exec(message) ?? [];
  const isEdge = /^(phone_numbers|(owned|client)_whatsapp_business_accounts)$/.test(field);
  // Asked of WABAs only, which have them in every version.
  const isOfWaba = /^(name|timezone_id|message_template_namespace)$/.test(field) && node !== 'WhatsAppBusinessAccount';
  const isRightKind = node.startsWith('WhatsApp') && !isEdge && !isOfWaba;
  if (code !== 100 || node === '' || isRightKind) return undefined;
  const setting = field.endsWith('_whatsapp_business_accounts') ? 'businessId' : 'wabaId';
  const belongs = setting === 'businessId' ? 'a business portfolio' : 'a WABA';
  const [kind, elsewhere] = kindOf(node);
  const advice = elsewhere === undefined ? `Take the right one: ${whereIds}` : `Put it in ${elsewhere}. ${whereIds}`;
  return {
    code: 'config',
    message: `${setting} holds the ID of ${kind}, not of ${belongs}. ${advice}.`,
    settings: [setting],
  };
}

function kindOf(node: string): [kind: string, setting?: string] {
  if (node === 'Business') return ['a business portfolio', 'businessId'];
  if (node === 'WhatsAppBusinessAccount') return ['a WABA', 'wabaId'];
  return [/number/i.test(node) ? 'a phone number' : 'something else'];
}

function one(...codes: readonly number[]): (error: GraphError) => boolean {
  return ({ code }) => code !== undefined && codes.includes(code);
}
