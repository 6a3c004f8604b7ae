import type { Breakage } from './breakages-in-requests.js';

/** Mistakes in aborts, errors and retries. */
export const breakagesInErrors: readonly Breakage[] = [
  {
    mistake: "the caller's signal dropped",
    edits: [['signal === undefined ? deadline : AbortSignal.any([signal, deadline])', 'deadline']],
    red: 'an aborted signal ends each request of listNumbers',
  },
  {
    mistake: 'another error for an abort',
    edits: [['throw signal.reason;', "throw new ProviderError('unavailable', 'The listing was aborted.');"]],
    red: 'an aborted signal ends each request of getWabas',
  },
  {
    mistake: 'a page fetched after an abort',
    edits: [
      ['      signal?.throwIfAborted();\n', ''],
      [
        'signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline])',
        'signal: signal?.aborted ? deadline : (signal ?? deadline)',
      ],
    ],
    red: 'an aborted signal ends listNumbers between two pages',
  },
  {
    mistake: 'one code for every status',
    edits: [["401: 'auth'", "401: 'permission'"]],
    red: 'an error of HTTP 401 without JSON makes listNumbers throw auth',
  },
  {
    mistake: 'errors with HTTP 200 overlooked',
    edits: [['codes[body?.error?.code] ?? ', '']],
    red: 'an error number 1 of the fixtures makes listNumbers throw auth',
  },
  {
    mistake: 'seconds taken for milliseconds',
    edits: [['wait * 1_000', 'wait']],
    red: 'an error of HTTP 429 without JSON makes getWabas throw rate-limit',
  },
  {
    mistake: 'repeated for ever',
    edits: [['attempt === 3 ||', '']],
    red: 'an error that persists ends the retries',
  },
  {
    mistake: 'every error repeated',
    edits: [['!mayRetry) throw error', 'error.code === "auth") throw error']],
    red: 'an error that is not documented is a ProviderError without a retry',
  },
  {
    mistake: 'an error of another class',
    edits: [["throw new ProviderError('unavailable', 'Reference cannot", "throw new Error('Reference cannot"]],
    red: 'an error of the connection is unavailable',
    says: 'Throw new ProviderError(code, message) of @wabascope/core.',
  },
  {
    mistake: 'no second attempt after one HTTP 503',
    edits: [['attempt === 3', 'attempt === 1']],
    red: 'an error of HTTP 503 that does not occur again loses nothing of getWabas',
    says: 'Send the request again, as createHttpClient of the kit does.',
  },
  {
    mistake: 'no second attempt for a second page',
    edits: [['const mayRetry = error', "const mayRetry = !path.includes('cursor') && error"]],
    red: 'an error of HTTP 503 that does not occur again loses nothing of listNumbers',
    says: 'listNumbers gives up after one HTTP 503 for GET /orchard/numbers {"cursor":"second"}.',
  },
  {
    mistake: 'no second attempt for a description of the credential',
    edits: [['const mayRetry = error', "const mayRetry = path !== '/token' && error"]],
    red: 'an error of HTTP 503 that does not occur again loses nothing of describeCredential',
    says: 'describeCredential gives up after one HTTP 503 for GET /orchard/token {}.',
  },
  {
    mistake: 'a time limit that is called unavailable',
    edits: [["new ProviderError('timeout'", "new ProviderError('unavailable'"]],
    red: 'an error of a missing response is timeout',
  },
  {
    mistake: 'every number for any WABA',
    edits: [['(options?.wabaId ?? wabaId) === wabaId', 'wabaId']],
    red: 'the option wabaId narrows listNumbers',
  },
  {
    mistake: 'an empty list for an unknown WABA',
    edits: [['if (!found && options?.wabaId)', 'if (!found && !options)']],
    red: 'the option wabaId makes getWabas throw not-found',
  },
];
