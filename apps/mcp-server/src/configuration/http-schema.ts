import * as z from 'zod';

const accounts = z
  .array(z.string())
  .min(1)
  .optional()
  .describe('What the caller sees: aliases of accounts, or "meta:*" for all of a provider; everything if left out');

/** Callers are few, and each is compared with every token that comes. */
const mostRules = 1_000;

const tokens = z.strictObject({
  tokens: z
    .array(
      z.strictObject({
        name: z.string().min(1).describe('Whose token it is, for you'),
        sha256: z.string().refine(isSha256).describe("The token's SHA-256 in 64 hexadecimal digits"),
        accounts,
      }),
    )
    .min(1)
    .max(mostRules)
    .describe(`The bearer tokens that are accepted, at most ${mostRules}`),
});

const oauth = z.strictObject({
  issuer: secureUrl().describe('The authorization server, exactly as it writes "iss" into its tokens: an https URL'),
  audience: z.string().min(1).describe('What the authorization server writes into "aud" of tokens for this server'),
  scopes: z.array(z.string().min(1)).default([]).describe('Scopes that every token must have'),
  jwksUri: secureUrl()
    .optional()
    .describe("Where the authorization server's keys are: an https URL; looked up at the issuer if left out"),
  access: z
    .array(
      z.strictObject({
        claim: z.string().min(1).describe('A claim of the token: "scope", "sub", "groups" …'),
        value: z.string().min(1).describe('What the claim must be, or hold when it is a list'),
        accounts,
      }),
    )
    .min(1)
    .max(mostRules)
    .optional()
    .describe('Who sees what: a caller sees the accounts of all rules that hold; everything if there are no rules'),
});

const settings = z.strictObject({
  url: secureUrl().optional().describe('Where clients reach /mcp, as seen from outside: an https URL'),
  allowedHosts: z
    .array(z.string())
    .default([])
    .describe('Names by which clients may address this server, beside localhost and the name in url'),
  allowedOrigins: z.array(z.string()).default([]).describe('Host names of the web pages that may call from a browser'),
  maxConcurrentCalls: z.int().min(1).default(100).describe('Calls under way at one time, 1 or more; 100 if left out'),
  maxConcurrentCallsPerCaller: z
    .int()
    .min(1)
    .optional()
    .describe('Calls under way at one time for one caller, 1 or more; a quarter of maxConcurrentCalls if left out'),
  maxConnections: z
    .int()
    .min(1)
    .default(2_000)
    .describe('Connections that are open at one time, 1 or more; 2000 if left out'),
  maxUnreadSeconds: z
    .int()
    .min(1)
    .max(86_400)
    .default(30)
    .describe('Seconds until a response that the client does not read is ended, 1 to 86400; 30 if left out'),
});

/** The `http` part of a configuration file: who may call, and how the server is reached. */
export const httpSchema = settings.extend({ auth: z.union([tokens, oauth]).optional().describe('Who may call') });

/** The schema for one spelling of `http`, so that its faults are those of the kind of `auth` that is meant. */
export function httpSchemaFor(value: unknown): z.ZodType<HttpSettings> {
  const auth = typeof value === 'object' && value !== null && 'auth' in value ? value.auth : undefined;
  const isTokens = typeof auth === 'object' && auth !== null && 'tokens' in auth;
  return settings.extend({ auth: (isTokens ? tokens : oauth).optional() });
}

/** What {@link httpSchema} reads. */
export type HttpSettings = z.output<typeof httpSchema>;
export type TokenSettings = z.output<typeof tokens>;
export type OAuthSettings = z.output<typeof oauth>;

function isSha256(text: string): boolean {
  return /^[0-9a-f]{64}$/i.test(text);
}

/** Tokens and keys travel by these URLs: https, or http to this machine. */
export function secureUrl() {
  return z.string().refine((text) => {
    const url = URL.canParse(text) ? new URL(text) : undefined;
    const isLocal = url !== undefined && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
    return url?.protocol === 'https:' || (url?.protocol === 'http:' && isLocal);
  });
}
