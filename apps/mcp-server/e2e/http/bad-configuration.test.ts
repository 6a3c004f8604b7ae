import { afterEach, describe, expect, it } from 'vitest';
import { type ConfigFolder, configFolder } from '../support/config-folder.js';
import { run } from '../support/executable.js';
import { sha256Of } from '../support/token.js';

const accounts = {
  cairo: { provider: 'antgst', accessToken: 'token-of-cairo' },
  giza: { provider: 'antgst', accessToken: 'token-of-giza' },
};
const sha256 = sha256Of('a token');
const url = 'https://numbers.example.com/mcp';
const oauth = { issuer: 'https://login.example.com', audience: url };

let folder: ConfigFolder | undefined;
afterEach(() => folder?.remove());

/** Each row: what is wrong, the `http` part, and what stderr must contain: the field, what is wrong, what is expected. */
const wrong: readonly (readonly [string, unknown, readonly RegExp[]])[] = [
  ['a value that is not an object', 'open', [/json:1:135: http: Invalid value\. Expected: an object\./]],
  [
    'a word for a number',
    { maxConcurrentCalls: 'many' },
    [/http\.maxConcurrentCalls: Invalid value\. Expected: an integer of at least 1\./],
  ],
  ['an unknown key', { tls: true }, [/http\.tls: Unknown key\./]],
  [
    'zero calls per caller, and a fraction of a connection',
    { maxConcurrentCallsPerCaller: 0, maxConnections: 1.5 },
    [/http\.maxConcurrentCallsPerCaller: .*at least 1/, /http\.maxConnections: .*at least 1/],
  ],
  ['a time limit that is too long', { maxUnreadSeconds: 1e9 }, [/http\.maxUnreadSeconds: .*from 1 to 86400/]],
  [
    'zero concurrent calls',
    { maxConcurrentCalls: 0 },
    [/http\.maxConcurrentCalls: Invalid value\. Expected: an integer of at least 1\./],
  ],
  ['an empty auth part', { auth: {} }, [/http\.auth\.issuer: It is missing/, /http\.auth\.audience: It is missing/]],
  [
    'both kinds of authentication at once',
    { auth: { tokens: [{ name: 'a', sha256 }], ...oauth } },
    [/http\.auth\.tokens: Unknown key\. Known keys: issuer, audience, clientIds, scopes/],
  ],
  [
    'an empty list of tokens',
    { auth: { tokens: [] } },
    [/http\.auth\.tokens: Invalid value\. Expected: a list of 1 to 1000 objects\./],
  ],
  [
    'a token instead of its hash',
    { auth: { tokens: [{ name: 'team', sha256: 'plain-token' }] } },
    [/http\.auth\.tokens\[0\]\.sha256: .*64 hexadecimal digits/],
  ],
  [
    'an unset variable',
    { auth: { tokens: [{ name: 'team', sha256: '${env:NOT_SET_HERE}' }] } },
    [/http\.auth\.tokens\[0\]\.sha256: The environment variable NOT_SET_HERE is not set/],
  ],
  [
    'a misspelled alias',
    {
      auth: {
        tokens: [
          { name: 'a', sha256 },
          { name: 'b', sha256, accounts: ['cairo', 'gizza', 'meta:*'] },
        ],
      },
    },
    [
      /http\.auth\.tokens\[1\]\.accounts\[1\]: No account or provider matches "gizza"\. Did you mean "giza"\? Accounts: cairo, giza\./,
      /http\.auth\.tokens\[1\]\.accounts\[2\]: No account or provider matches "meta:\*"\./,
    ],
  ],
  [
    'no audience and no clients',
    { url, auth: { issuer: oauth.issuer } },
    [/http\.auth\.audience: It is missing\. Set the claim "aud" of tokens for this server, or clientIds/],
  ],
  [
    'audiences and clients that match no token',
    { url, auth: { ...oauth, audience: [], clientIds: [''] } },
    [/http\.auth\.audience: Invalid value/, /http\.auth\.clientIds\[0\]: Invalid value/],
  ],
  [
    'a clock tolerance of hours',
    { url, auth: { ...oauth, clockToleranceSeconds: 7200 } },
    [/http\.auth\.clockToleranceSeconds: Invalid value\. Expected: an integer from 0 to 300\./],
  ],
  [
    'hosts that no client can use',
    { allowedHosts: ['', '*', 'a b', 'a.*.example.com', 'numbers.example.com/mcp', 'ftp://a.example', 'a:99999'] },
    [0, 1, 2, 3, 4, 5, 6].map(
      (index) =>
        new RegExp(`:1:\\d+: http\\.allowedHosts\\[${index}\\]: Invalid value\\. Expected: a host name, such as`),
    ),
  ],
  [
    'origins that no page can have',
    { allowedOrigins: ['null', 'https://*', '*.10.0.0.1', 'https://a.example/page', 'https://user@a.example'] },
    [0, 1, 2, 3, 4].map(
      (index) =>
        new RegExp(`:1:\\d+: http\\.allowedOrigins\\[${index}\\]: Invalid value\\. Expected: the host or origin`),
    ),
  ],
  [
    'origins with a scheme that no page has',
    { allowedOrigins: ['wss://a.example', 'ws://a.example', 'file:///index.html', 'about:blank'] },
    [
      /:1:\d+: http\.allowedOrigins\[0\]: No page has an origin with the scheme "wss:"\. Replace "wss:" with "https:"/,
      /http\.allowedOrigins\[1\]: .*Replace "ws:" with "http:"/,
      /http\.allowedOrigins\[2\]: No page has an origin with the scheme "file:"\. Write the origin of a page that is served/,
      /http\.allowedOrigins\[3\]: No page has an origin with the scheme "about:"/,
    ],
  ],
  [
    'an empty list of accounts',
    { auth: { tokens: [{ name: 'b', sha256, accounts: [] }] } },
    [/tokens\[0\]\.accounts: /],
  ],
  ['an issuer without TLS', { url, auth: { ...oauth, issuer: 'http://login.example.com' } }, [/auth\.issuer: .*https/]],
  ['keys without TLS', { url, auth: { ...oauth, jwksUri: 'http://10.0.0.1/keys' } }, [/auth\.jwksUri: .*https/]],
  ['OAuth without the URL of the server', { auth: oauth }, [/http\.url: It is missing\. OAuth needs it/]],
  [
    'a rule without a value',
    { url, auth: { ...oauth, access: [{ claim: 'scope' }] } },
    [/http\.auth\.access\[0\]\.value: It is missing/],
  ],
  [
    'a rule about an unknown account',
    { url, auth: { ...oauth, access: [{ claim: 'sub', value: 'x', accounts: ['luxor'] }] } },
    [/http\.auth\.access\[0\]\.accounts\[0\]: No account or provider matches "luxor"\./],
  ],
];

describe('an invalid http part', () => {
  it.each(wrong)('%s: status 2, and stderr names the field and its line and column', async (_, http, sentences) => {
    folder = await configFolder({ accounts, http });
    const { status, stdout, stderr } = await run(['--config', folder.file, '--http', '0']);
    for (const sentence of sentences) expect(stderr).toMatch(sentence);
    for (const line of stderr.trim().split('\n').slice(1)) expect(line).toMatch(/\.json:1:\d+: http/);
    expect(stderr).not.toMatch(/plain-token|token-of-/);
    expect(stdout).toBe('');
    expect(status).toBe(2);
  });
});
