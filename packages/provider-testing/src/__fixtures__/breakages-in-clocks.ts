import type { Breakage } from './breakages-in-requests.js';
import type { Edit } from './edited-provider.js';

/** Ways to read the time of the process, and to send it. Each is an expression of the reference provider. */
const times: readonly (readonly [name: string, expression: string, code?: string])[] = [
  ['seconds of Date.now()', '`t=${Math.floor(Date.now() / 1_000)}`'],
  ['minutes of Date.now()', 'Math.floor(Date.now() / 60_000)'],
  ['the hexadecimal digits of Date.now()', 'Date.now().toString(16)'],
  ['a new Date in a token', "`e30.${Buffer.from(JSON.stringify([new Date()])).toString('base64url')}.x`"],
  ['the text of Date()', 'Date.parse(Date())'],
  ['the date as people write it', 'new Date().toLocaleDateString()'],
  ['the format of now', 'Intl.DateTimeFormat().format()'],
  ['the parts of now', 'Intl.DateTimeFormat().formatToParts()[0].value'],
  ['the time of performance', 'performance.timeOrigin + performance.now()'],
  ['a signature of Date.now()', 'signed(Date.now())'],
  ['a signature of the time of performance', 'signed(performance.timeOrigin + performance.now())'],
  ['a function that the module keeps', 'signed(now())', 'const { now } = Date;'],
  ['a Date that the module keeps', 'signed(+new Time())', 'const Time = Date;'],
  ['a signature of nonce and time', 'signed(randomUUID() + Date.now())', "import { randomUUID } from 'node:crypto';"],
  [
    'a signature of random bytes and time',
    "signed(randomBytes(8) + ':' + Date.now())",
    "import { randomBytes } from 'node:crypto';",
  ],
  [
    'a signature of web random values and time',
    'signed(crypto.getRandomValues(new Uint8Array(8)) + crypto.randomUUID() + Date.now())',
  ],
  ['a signature of a random number and time', 'signed(Math.random() + Date.now())'],
];

const inAHeader = ([name, expression, code = '']: (typeof times)[number]): Breakage => ({
  mistake: `${name}, instead of the clock of the context`,
  edits: sending(expression, code),
  red: 'the clock of the context is the only one in a request of listNumbers',
  says: 'header x-sent of GET /v1/orchard/numbers (exchange 1), header x-sent of GET /v1/orchard/numbers (exchange 2). Use context.now() or, with the kit, request.now.',
});

/** Times of the process in requests. */
export const breakagesInClocks: readonly Breakage[] = [
  ...times.map(inAHeader),
  {
    mistake: 'a signature of Date.now() for WABAs',
    edits: sending("path.startsWith('/wabas') ? signed(Date.now()) : ''"),
    red: 'the clock of the context is the only one in a request of getWabas',
    says: 'header x-sent of GET /v1/orchard/wabas (exchange 1)',
  },
  {
    mistake: 'a signature of Date.now() on the second page',
    edits: sending("path.includes('cursor') ? signed(Date.now()) : ''"),
    red: 'the clock of the context is the only one in a request of listNumbers',
    says: 'a request: header x-sent of GET /v1/orchard/numbers (exchange 2). Use',
  },
  {
    mistake: 'a signature of Date.now() for the description of the credential',
    edits: sending("path === '/token' ? signed(Date.now()) : ''"),
    red: 'the clock of the context is the only one in a request of describeCredential',
    says: 'header x-sent of GET /v1/orchard/token (exchange 1)',
  },
];

/** Sends the value of an expression in a header. */
export function sending(expression: string, code = ''): Edit[] {
  const signed = "(value) => createHmac('sha256', 'key').update(String(value)).digest('hex')";
  return [
    [
      'const waitMs = 1;',
      `const waitMs = 1;\nimport { createHmac } from 'node:crypto';\n${code}\nconst signed = ${signed};`,
    ],
    ['`Bearer ${reveal()}` }', `\`Bearer \${reveal()}\`, 'x-sent': ${expression} }`],
  ];
}
