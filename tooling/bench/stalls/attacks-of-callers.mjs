import { readFile } from 'node:fs/promises';
import { callMessage, callOf } from './calls.mjs';
import { startWatchedServer } from './watched-server.mjs';

/** Each has 50 numbers. */
const accounts = 2_000;
/** Of a message, with room for the rest of it. */
const maxBytes = 250_000;

/** @param {string} piece @param {number} [length] */
const filled = (piece, length = maxBytes) => piece.repeat(Math.floor(length / piece.length));

/** @template T @param {number} length @param {(index: number) => T} entryOf */
const list = (length, entryOf) => Array.from({ length }, (_, index) => entryOf(index));

/** @type {readonly [name: string, response: RegExp, args: () => object][]} */
const listings = [
  [
    'a query of 250,000 digits and a letter',
    /query may have at most 16384 characters/,
    () => ({ query: `${filled('1')}x` }),
  ],
  ['a query of 200 letters that almost match every name', /"total":0/, () => ({ query: `b${filled('a', 199)}` })],
  ['a query of 200 digits', /"total":0/, () => ({ query: filled('0123456789', 200) })],
  ['a query of 200 separators', /"total":/, () => ({ query: `4${filled('-', 198)}9` })],
  ['a query of 200 (0)', /"total":/, () => ({ query: filled('(0)', 198) })],
  ['a query of 200 digits of another script', /"total":/, () => ({ query: filled('๙', 200) })],
  ['a query of 200 ligatures of 18 letters', /"total":0/, () => ({ query: filled('\ufdfa', 200) })],
  ['a query of 200 marks over a letter', /"total":0/, () => ({ query: `a${filled('\u0301\u0316', 199)}` })],
  ['a query that begins like a link', /"total":0/, () => ({ query: filled('whatsapp://send?&phone=&', 200) })],
  ['a query of one digit', /"total":100000/, () => ({ query: '1', limit: 100, detail: 'full' })],
  ['an account of 250,000 letters', /at most 16384 characters/, () => ({ accounts: [filled('a')] })],
  ['an account of 16,000 letters', /unknown value/, () => ({ accounts: [filled('a', 16_000)] })],
  ['60,000 accounts', /at most/, () => ({ accounts: list(60_000, () => 'a') })],
  ['60,000 accounts in one text', /at most/, () => ({ accounts: filled('a,') })],
  ['1,000 accounts that are not known', /unknown value/, () => ({ accounts: list(1_000, (index) => `x${index}`) })],
  ['an account that is nearly one of many', /Did you mean/, () => ({ accounts: ['acount-1999'] })],
  ['a provider of 16,000 letters', /unknown value/, () => ({ providers: [filled('a', 16_000)] })],
  ['60,000 words of a status', /at most/, () => ({ status: list(60_000, () => 'X') })],
  [
    '1,000 different words of a status',
    /unknown value/,
    () => ({ status: list(1_000, (index) => `CONNECTE${index}`) }),
  ],
  ['1,000 times a word that is known', /"total":0/, () => ({ quality: list(1_000, () => 'green') })],
  ['60,000 lists for a list', /at most 1000 entries/, () => ({ canSend: list(60_000, () => []) })],
  ['a word of 16,000 letters', /unknown value/, () => ({ status: [filled('_', 16_000)] })],
  ['a cursor of 16,000 letters', /The cursor is invalid/, () => ({ cursor: filled('W1tb', 16_000) })],
  ['a WABA ID of 16,000 digits', /"total":0/, () => ({ wabaId: filled('1', 16_000) })],
  ['a limit of 16,000 digits', /limit must be/, () => ({ limit: filled('1', 16_000) })],
  [
    '20,000 arguments that are not known',
    /at most 100 arguments/,
    () => Object.fromEntries(list(20_000, (i) => [`k${i}`, 1])),
  ],
  ['an argument with a name of 16,000 letters', /Unknown argument/, () => ({ [filled('a', 16_000)]: 1 })],
  ['a text of JSON lists', /must be/, () => ({ accounts: filled('[', 16_000) })],
];

/** @type {readonly [name: string, response: RegExp, body: () => string][]} */
const messages = [
  ['256 KiB of [', /Parse error/, () => filled('[')],
  [
    'lists nested 120,000 deep as an argument',
    /./,
    () => callOf('list-numbers').replace('{}', `{"query":${'['.repeat(120_000)}${']'.repeat(120_000)}}`),
  ],
  ['a batch of 60,000 empty messages', /./, () => `[${filled('{},')}{}]`],
  [
    'a batch of 10 different queries',
    /"total":0/,
    () => JSON.stringify(list(10, (index) => callMessage('list-numbers', { query: `name ${index}` }, index))),
  ],
  [
    'a batch of 100 full pages',
    /"total":100000/,
    () => JSON.stringify(list(100, (index) => callMessage('list-numbers', { limit: 100, detail: 'full' }, index))),
  ],
  [
    'a batch of 25 lists of accounts',
    /"total":2000/,
    () => JSON.stringify(list(25, (index) => callMessage('list-accounts', {}, index))),
  ],
  [
    'a batch of 100 lists of tools',
    /list-accounts/,
    () => JSON.stringify(list(100, (id) => ({ jsonrpc: '2.0', id, method: 'tools/list' }))),
  ],
  [
    'a batch of 25 lists of resources',
    /"uri"/,
    () => JSON.stringify(list(25, (id) => ({ jsonrpc: '2.0', id, method: 'resources/list' }))),
  ],
  [
    'a batch of 25 completions',
    /"values"/,
    () => {
      const ref = { type: 'ref/prompt', name: 'audit-numbers' };
      const params = { ref, argument: { name: 'account', value: 'account' } };
      return JSON.stringify(list(25, (id) => ({ jsonrpc: '2.0', id, method: 'completion/complete', params })));
    },
  ],
  [
    'a batch of 25 resources that are not there',
    /"error"/,
    () => {
      const params = { uri: 'wabascope://accounts/none/numbers' };
      return JSON.stringify(list(25, (id) => ({ jsonrpc: '2.0', id, method: 'resources/read', params })));
    },
  ],
  [
    'a URI of 250,000 letters',
    /"error"/,
    () =>
      JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'resources/read',
        params: { uri: `wabascope://${filled('a/')}` },
      }),
  ],
  [
    'an argument of a prompt with 250,000 letters',
    /"error"/,
    () =>
      JSON.stringify({
        jsonrpc: '2.0',
        id: 1,
        method: 'prompts/get',
        params: { name: 'audit-numbers', arguments: { [filled('a')]: filled('b', 1_000) } },
      }),
  ],
];

/**
 * A server that all callers share.
 * @typedef {object} Scene
 * @property {(body: string) => Promise<import('./watched-server.mjs').Cost>} costOf
 * @property {import('./watched-server.mjs').Cost} fill the cost of the first query
 * @property {() => Promise<void>} end
 */

/**
 * A company with many numbers.
 * @returns {Promise<Scene>}
 */
export async function callers() {
  const plugin = await readFile(new URL('plugin.mjs', import.meta.url), 'utf8');
  const server = await startWatchedServer(
    {
      plugins: ['./plugin.mjs'],
      accounts: Object.fromEntries(
        list(accounts, (index) => [
          `account-${index}`,
          { provider: 'attack', form: index % 10 === 0 ? 'names for a search' : 'rows at once', rows: 50 },
        ]),
      ),
      cache: { maxAgeSeconds: 3_600 },
    },
    { 'plugin.mjs': plugin },
  );
  const fill = await server.costOf(() => server.post(callOf('list-numbers')));
  return { costOf: (body) => server.costOf(() => server.post(body)), fill, end: server.end };
}

/**
 * Messages to that server. `response` matches what the caller receives.
 * @type {readonly { name: string, response: RegExp, body: () => string }[]}
 */
export const attacksOfCallers = [
  ...listings.map(([name, response, args]) => ({ name, response, body: () => callOf('list-numbers', args()) })),
  ...messages.map(([name, response, body]) => ({ name, response, body })),
];
