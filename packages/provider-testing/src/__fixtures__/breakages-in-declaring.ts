import type { Breakage } from './breakages-in-requests.js';

/** Mistakes in the declarations of a plugin, and in the description of a credential. */
export const breakagesInDeclaring: readonly Breakage[] = [
  {
    mistake: 'an empty list of rate limits',
    edits: [['create,\n};', 'create,\n  ...{ rateLimit: [] },\n};']],
    red: 'the plugin has rate limits that a host can count',
  },
  {
    mistake: 'a rate limit of half a request',
    edits: [['requests: 50', 'requests: 0.5']],
    red: 'the plugin has rate limits that a host can count',
  },
  {
    mistake: 'a rate limit whose scope has a space',
    edits: [["scope: 'wabas' }", "scope: 'list wabas' }"]],
    red: 'the plugin has rate limits that a host can count',
  },
  {
    mistake: 'a call with a scope that no rate limit has',
    edits: [["? 'wabas' : undefined", "? 'waba' : undefined"]],
    red: 'the requests of getWabas name only scopes that a rate limit of the plugin has',
  },
  {
    mistake: 'an unknown stability',
    edits: [["stability: 'experimental'", "stability: 'beta'"]],
    red: 'the plugin has the stability "stable" or "experimental"',
  },
  {
    mistake: 'a default in info that the schema does not fill in',
    edits: [["default: ['eu']", "default: ['eu', 'us']"]],
    red: 'the settings have the defaults that info shows',
  },
  {
    mistake: 'a list setting that accepts any value',
    edits: [['Array.isArray(regions) && regions.every(isText)', 'true']],
    red: 'the settings are rejected when one is malformed',
  },
  {
    mistake: 'an environment variable that no shell can set',
    edits: [["env: 'REFERENCE_REGIONS'", "env: '3RD_REGIONS'"]],
    red: 'the settings have environment variables that a shell can set',
  },
  {
    mistake: 'an ID of digits only',
    edits: [["id: 'reference'", "id: '360'"]],
    red: 'the plugin has an ID in kebab-case',
  },
  {
    mistake: 'no describeCredential, although the fixtures have an exchange for it',
    edits: [['async describeCredential(', 'async readCredential(']],
    red: 'the credential is described exactly when the fixtures have an exchange for it',
  },
  {
    mistake: 'a plain error about the credential',
    edits: [
      ["send('/token', signal);", "send('/token', signal).catch((error) => { throw new Error(error.message); });"],
    ],
    red: 'the credential is not described after a failure',
  },
  {
    mistake: 'a description when every request fails',
    edits: [["send('/token', signal);", "send('/token', signal).catch(() => ({ ends: 0, permissions: [] }));"]],
    red: 'the credential is not described after a failure',
  },
  {
    mistake: 'another error for an abort',
    edits: [
      [
        "send('/token', signal);",
        "send('/token', signal).catch((error) => { throw signal?.aborted ? new ProviderError('timeout', 'Gone.') : error; });",
      ],
    ],
    red: 'the credential is not described after an abort',
  },
  {
    mistake: 'the end of a credential in seconds',
    edits: [['new Date(ends).toISOString()', 'ends / 1_000']],
    red: 'the credential is described with the time of its end, in UTC',
  },
  {
    mistake: 'a permission that is an object',
    edits: [['missingPermissions: missing }', 'missingPermissions: [{ missing }] }']],
    red: 'the credential is described with the time of its end, in UTC',
  },
  {
    mistake: 'the credential in its description',
    edits: [['missingPermissions: missing }', 'missingPermissions: [reveal()] }']],
    red: 'the credential does not show in its description',
  },
];
