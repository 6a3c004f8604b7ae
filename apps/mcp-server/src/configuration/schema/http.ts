import * as z from 'zod';
import { isHostPattern, isOriginPattern, originSchemeProblem } from '../host-pattern.js';
import { hintsSchema } from './hints.js';
import { patternOrReference, secureUrl, textWithout, valueItself } from './texts.js';

/** Each token that arrives is compared with all of them. */
const maxRules = 1_000;

const httpsPattern = patternOrReference('^https?://');

function accountPatterns() {
  return z
    .array(z.string())
    .min(1)
    .optional()
    .describe('Accounts that the caller sees: aliases, or "meta:*" for all of a provider. All if left out.');
}

function tokensSchema() {
  const token = z.strictObject({
    name: z.string().min(1).describe('Name of the caller, for the log and the limits.'),
    sha256: valueItself('Write the SHA-256 of the token.')
      .refine(isSha256, '64 hexadecimal digits')
      .meta({ description: 'SHA-256 of the token, in hexadecimal.', pattern: patternOrReference('^[0-9a-fA-F]{64}$') }),
    accounts: accountPatterns(),
  });
  return z.strictObject({
    tokens: z.array(token).min(1).max(maxRules).describe('The bearer tokens that the server accepts.'),
  });
}

function oauthSchema() {
  const rule = z.strictObject({
    claim: z
      .string()
      .min(1)
      .describe('A claim of the token: "scope", "sub", "groups" … A dotted path leads into it: "realm_access.roles".'),
    value: z.string().min(1).describe('The value of the claim, or one of its values if it is a list.'),
    accounts: accountPatterns(),
  });
  const settings = z.strictObject({
    issuer: secureUrl().meta({
      description: 'The https URL of the authorization server, exactly as in the claim "iss" of its tokens.',
      pattern: httpsPattern,
    }),
    audience: z
      .union([texts().min(1), z.string().min(1)])
      .optional()
      .describe('The claim "aud" of tokens for this server, or a list of such values. Required without clientIds.'),
    clientIds: texts()
      .min(1)
      .optional()
      .describe('For tokens without the claim "aud": the accepted values of their claim "client_id".'),
    scopes: texts().default([]).describe('Scopes that every token must have.'),
    advertisedScopes: texts()
      .optional()
      .describe('Scopes that clients request, if the authorization server gives them other names than its tokens.'),
    clockToleranceSeconds: z
      .int()
      .min(0)
      .max(300)
      .default(30)
      .describe('Difference allowed between the clocks of this server and of the authorization server.'),
    jwksUri: secureUrl().optional().meta({
      description: "The https URL of the authorization server's keys. Looked up at the issuer if left out.",
      pattern: httpsPattern,
    }),
    access: z
      .array(rule)
      .min(1)
      .max(maxRules)
      .optional()
      .describe(
        'The accounts that callers see: those of all rules that match. All callers see all accounts if left out.',
      ),
  });
  return settings.refine(({ audience, clientIds }) => audience !== undefined || clientIds !== undefined, {
    path: ['audience'],
    message: 'It is missing.',
    params: { remedy: 'Set the claim "aud" of tokens for this server, or clientIds if its tokens have no "aud".' },
    // Like a required key: together with the problems of the others.
    abort: true,
    when: ({ value }) => typeof value === 'object' && value !== null,
  });
}

function metricsSchema() {
  return z.strictObject({
    perAccount: z
      .boolean()
      .default(false)
      .describe('Whether metrics have series for each account. With thousands of accounts, these are many.'),
  });
}

function texts() {
  return z.array(z.string().min(1));
}

/** The part `http`: authentication, limits, and how clients reach the server. */
export function httpSchema() {
  return z.strictObject({
    url: secureUrl().optional().meta({
      description: 'The https URL at which clients reach /mcp, as seen from outside.',
      pattern: httpsPattern,
    }),
    allowedHosts: z
      .array(z.string().refine(isHostPattern, 'a host name, such as "numbers.example.com" or "*.example.com"'))
      .default([])
      .describe(
        'Host names that clients may use, besides localhost and the host of url. "*.example.com" for all below.',
      ),
    allowedOrigins: z
      .array(
        textWithout(originSchemeProblem).refine(
          isOriginPattern,
          'the host or origin of a page, such as "https://console.example.com"',
        ),
      )
      .default([])
      .describe('Hosts or origins of web pages that may call from a browser. "*.example.com" for all below.'),
    maxConcurrentCalls: z.int().min(1).default(100).describe('Calls that run at the same time.'),
    maxConcurrentCallsPerCaller: z
      .int()
      .min(1)
      .optional()
      .describe('Calls of one caller that run at the same time. A quarter of maxConcurrentCalls if left out.'),
    maxConnections: z.int().min(1).default(2_000).describe('Connections that are open at the same time.'),
    maxUnreadSeconds: z
      .int()
      .min(1)
      .max(86_400)
      .default(30)
      .describe('Seconds until a response that the client does not read is ended.'),
    metrics: metricsSchema().prefault({}).describe('What /metrics shows.'),
    auth: z
      .union([tokensSchema(), oauthSchema()])
      .optional()
      .describe('Authentication of callers: bearer tokens, or the access tokens of an authorization server.'),
    hints: hintsSchema()
      .optional()
      .describe(
        'Senders of hints, by alias. A hint at /hints/ALIAS causes a fetch of the account, because something may have changed.',
      ),
  });
}

export type HttpSettings = z.output<ReturnType<typeof httpSchema>>;
export type MetricsSettings = z.output<ReturnType<typeof metricsSchema>>;
export type TokenSettings = z.output<ReturnType<typeof tokensSchema>>;
export type OAuthSettings = z.output<ReturnType<typeof oauthSchema>>;

function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text);
}
