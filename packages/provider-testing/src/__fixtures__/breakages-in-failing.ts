import type { Breakage } from './breakages-in-asking.js';

/** Mistakes in how a provider ends: aborted, refused, or not at all. */
export const breakagesInFailing: readonly Breakage[] = [
  {
    mistake: "the caller's signal dropped",
    edits: [['signal === undefined ? deadline : AbortSignal.any([signal, deadline])', 'deadline']],
    red: 'an aborted signal ends each request of listNumbers',
  },
  {
    mistake: 'an error of its own for an abort',
    edits: [['throw signal.reason;', "throw new ProviderError('unavailable', 'The caller has gone away.');"]],
    red: 'an aborted signal ends each request of getWabas',
  },
  {
    mistake: 'a page fetched for a caller that has gone away',
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
    red: 'a refusal with HTTP 401 and no JSON makes listNumbers throw auth',
  },
  {
    mistake: 'errors with HTTP 200 overlooked',
    edits: [['codes[body?.error?.code] ?? ', '']],
    red: 'a refusal number 1 of the fixtures makes listNumbers throw auth',
  },
  {
    mistake: 'seconds taken for milliseconds',
    edits: [['wait * 1_000', 'wait']],
    red: 'a refusal with HTTP 429 and no JSON makes getWabas throw rate-limit',
  },
  {
    mistake: 'repeated for ever',
    edits: [['attempt === 3 ||', '']],
    red: 'a refusal that repeats itself is not repeated endlessly',
  },
  {
    mistake: 'every error repeated',
    edits: [['!worthIt) throw error', 'error.code === "auth") throw error']],
    red: 'a refusal that nobody knows is a ProviderError, and is not repeated',
  },
  {
    mistake: 'an error of another class',
    edits: [["throw new ProviderError('unavailable', 'Reference cannot", "throw new Error('Reference cannot"]],
    red: 'a refusal to connect at all is unavailable',
  },
  {
    mistake: 'a time limit that is called unavailable',
    edits: [["new ProviderError('timeout'", "new ProviderError('unavailable'"]],
    red: 'a refusal to answer ends with timeout',
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
