import type { Edit } from './edited-provider.js';

/** A mistake that authors make, and a part of the title of the test that must tell them. */
export interface Breakage {
  readonly mistake: string;
  readonly edits: readonly Edit[];
  readonly red: string;
}

/** Mistakes in what a provider is and in how it asks. */
export const breakagesInAsking: readonly Breakage[] = [
  {
    mistake: 'another specification version',
    edits: [['specificationVersion: 1', 'specificationVersion: 2']],
    red: 'the plugin is of the specification version that this suite knows',
  },
  {
    mistake: 'an id in camel case',
    edits: [["id: 'reference'", "id: 'myReference'"]],
    red: 'the plugin has an id in kebab-case',
  },
  {
    mistake: 'WABA fields reported without getWabas',
    edits: [['async *getWabas(options)', 'async *listWabas(options)']],
    red: 'the plugin has getWabas exactly when it reports fields of a WABA',
  },
  {
    mistake: 'a timer at import',
    edits: [['const waitMs = 1;', 'const waitMs = 10;\nsetInterval(() => {}, 60_000).unref();']],
    red: 'the plugin starts no request and no timer when it is imported',
  },
  {
    mistake: 'a request in create',
    edits: [['async function ask(path', 'context.fetch(baseUrl).catch(() => {});\n  async function ask(path']],
    red: 'the plugin starts no request and no timer in create',
  },
  {
    mistake: 'a timer in create',
    edits: [['async function ask(path', 'setTimeout(() => {}, 1);\n  async function ask(path']],
    red: 'the plugin starts no request and no timer in create',
  },
  {
    mistake: 'a token that is not marked secret',
    edits: [['required: true, secret: true', 'required: true, secret: false']],
    red: 'the settings are marked secret where their name looks so',
  },
  {
    mistake: 'a value in the refusal of a setting',
    edits: [["'timeoutMs must be a whole number'", "'timeoutMs must not be ' + timeoutMs"]],
    red: 'the settings are never repeated in a refusal',
  },
  {
    mistake: 'a required setting that the schema does without',
    edits: [['isText(workspace) ?', 'true ?']],
    red: 'the settings are refused without a required one',
  },
  {
    mistake: 'an optional setting that the schema asks for',
    edits: [['timeoutMs = 5_000, regions', 'timeoutMs, regions']],
    red: 'the settings are accepted without an optional one',
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
      ['refuse(response, body, path);', 'refuse(response, body, path, reveal());'],
      ['function refuse({ status, headers }, body, path) {', 'function refuse({ status, headers }, body, path, token) {'],
      ['`Reference refuses the request (${code}).`', '`Reference refuses ${token}.`'],
    ],
    red: 'a secret does not show in an error or the log of listNumbers',
  },
  {
    mistake: 'a secret in the log',
    edits: [['const deadline =', "context.log('debug', 'asking', { token: reveal() });\n    const deadline ="]],
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
    red: 'the requests of listNumbers carry a signal',
  },
  {
    mistake: 'redirects that are followed',
    edits: [["redirect: 'error'", "redirect: 'follow'"]],
    red: 'the requests of listNumbers follow no redirect',
  },
  {
    mistake: 'the fetch of the process',
    edits: [['const deadline =', "fetch('http://127.0.0.1:9').catch(() => {});\n    const deadline ="]],
    red: 'the requests of listNumbers go through the fetch of the context only',
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
      ['const pace = context.pace ?? ((send) => send(context.fetch));', 'const { pace } = shared;'],
    ],
    red: "the requests of listNumbers go to the account's own fetch",
  },
];
