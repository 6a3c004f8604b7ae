import type { Edit } from './edited-provider.js';

/** A mistake of an author, and a part of the title of the test that must fail. */
export interface Breakage {
  readonly mistake: string;
  /** Edits of the provider. */
  readonly edits?: readonly Edit[];
  /** Edits of the recorded exchanges, as JSON. */
  readonly recordings?: readonly Edit[];
  readonly red: string;
  /** The sentence of that test that names the cause or the remedy. */
  readonly says?: string;
}

/** Mistakes in the plugin, its settings and its requests. */
export const breakagesInRequests: readonly Breakage[] = [
  {
    mistake: 'another specification version',
    edits: [['specificationVersion: 1', 'specificationVersion: 2']],
    red: 'the plugin has the specification version of this suite',
  },
  {
    mistake: 'an ID in camel case',
    edits: [["id: 'reference'", "id: 'myReference'"]],
    red: 'the plugin has an ID in kebab-case',
  },
  {
    mistake: 'WABA fields reported without getWabas',
    edits: [['async *getWabas(options)', 'async *listWabas(options)']],
    red: 'the plugin has getWabas exactly when it reports fields of a WABA',
  },
  {
    mistake: 'a timer at import',
    edits: [['const waitMs = 1;', 'const waitMs = 10;\nsetInterval(() => {}, 60_000);']],
    red: 'the plugin starts nothing when it is imported',
    says: 'Start requests and timers in a listing.',
  },
  {
    mistake: 'a request in create',
    edits: [['async function send(path', 'context.fetch(baseUrl).catch(() => {});\n  async function send(path']],
    red: 'the plugin starts nothing when an account is opened',
  },
  {
    mistake: 'a timer in create',
    edits: [['async function send(path', 'setTimeout(() => {}, 1);\n  async function send(path']],
    red: 'the plugin starts nothing when an account is opened',
  },
  {
    mistake: 'a token that is not marked secret',
    edits: [['required: true, secret: true', 'required: true, secret: false']],
    red: 'the settings are marked secret where their name suggests it',
  },
  {
    mistake: 'a value in the issue of a setting',
    edits: [["'timeoutMs must be a whole number'", "'timeoutMs must not be ' + timeoutMs"]],
    red: 'the settings are never repeated in an issue',
  },
  {
    mistake: 'a required setting that is optional in the schema',
    edits: [['isText(workspace) ?', 'true ?']],
    red: 'the settings are rejected without a required one',
  },
  {
    mistake: 'an optional setting that is required in the schema',
    edits: [['timeoutMs = 5_000, regions', 'timeoutMs, regions']],
    red: 'the settings are accepted without an optional one',
  },
  {
    mistake: 'an issue without the name of the setting',
    edits: [["{ path: ['workspace'], message", '{ message']],
    red: 'the settings open an account, or end in one error of code config that names the setting',
  },
  {
    mistake: 'a secret that is not wrapped',
    edits: [['reveal: () => token', 'token, reveal: () => token']],
    red: 'a secret does not show in the validated settings',
  },
  {
    mistake: 'a token in the URL',
    edits: [['${workspace}${path}`', '${workspace}${path}${path.includes("?") ? "&" : "?"}token=${reveal()}`']],
    red: 'a secret does not show in a URL',
  },
  {
    mistake: 'a secret in the message of an error',
    edits: [
      ['throwError(response, body, path);', 'throwError(response, body, path, reveal());'],
      [
        'function throwError({ status, headers }, body, path) {',
        'function throwError({ status, headers }, body, path, token) {',
      ],
      ['`Reference rejected the request (${code}).`', '`Reference rejected ${token}.`'],
    ],
    red: 'a secret does not show in an error or the log of listNumbers',
  },
  {
    mistake: 'a secret in the log',
    edits: [['const deadline =', "context.log('debug', 'sending', { token: reveal() });\n    const deadline ="]],
    red: 'a secret does not show in an error or the log of getWabas',
  },
  {
    mistake: 'the secret as key of the rate limit',
    edits: [['key: ({ workspace }) => workspace }', 'key: ({ reveal }) => reveal() }']],
    red: 'a secret does not show in the key of a rate limit',
  },
  {
    mistake: 'no timeout',
    edits: [['signal: signal === undefined ? deadline : AbortSignal.any([signal, deadline])', 'signal']],
    red: 'the requests of listNumbers have a signal',
  },
  {
    mistake: 'redirects that are followed',
    edits: [["redirect: 'error'", "redirect: 'follow'"]],
    red: 'the requests of listNumbers follow no redirect',
  },
  {
    mistake: 'the fetch of the process',
    edits: [['pace(request, { signal, scope })', 'request(fetch)']],
    red: 'the requests of listNumbers go through the fetch of the context only',
    says: 'Use the fetch of the context, as createHttpClient of the kit does',
  },
  {
    mistake: 'a host name that it resolves itself',
    edits: [['const deadline =', "(await import('node:dns')).lookup('localhost', () => {});\n    const deadline ="]],
    red: 'the requests of getWabas go through the fetch of the context only',
    says: 'The provider makes requests without the host: dns.lookup() at ',
  },
  {
    mistake: 'state that two listings share',
    edits: [
      ['    const seen = new Set();\n', ''],
      ['async function* list(', 'const seen = new Set();\n  async function* list('],
    ],
    red: 'the requests of listNumbers do not disturb each other',
  },
  {
    mistake: 'state in the module',
    edits: [
      ['function create({', 'let shared;\nfunction create({'],
      ['}, context) {', '}, given) {\n  shared = given;'],
      ['const pace = context.pace ?? ((run) => run(context.fetch));', 'const { pace } = shared;'],
    ],
    red: 'the requests of listNumbers go to the fetch of their account',
  },
];
