import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { configFolder } from '../../support/config-folder.js';
import { run } from '../../support/executable.js';
import { type MeasuredRun, measuredRun } from '../../support/measured-run.js';
import { sha256Of } from '../../support/token.js';

const account = { provider: 'antgst', accessToken: 'made-up-token' };
const megabyte = 2 ** 20;
const ofLength = (length: number, piece: string) => piece.repeat(Math.floor(length / piece.length));
const withToken = (token: string) => `{ "accounts": { "a": { "provider": "antgst", "accessToken": "${token}" } } }`;

/** Runs the server with a configuration that it must reject. @returns Its problems. */
async function problemsOf(text: string, env: Record<string, string> = {}) {
  const { file, remove } = await configFolder(text);
  const finished = await measuredRun(['check', '--config', file], env).finally(remove);
  expect(finished).toMatchObject({ status: 2, stdout: '' });
  const [headline, ...problems] = finished.stderr.trim().split('\n');
  expect(headline).toBe('wabascope: Invalid configuration.');
  return { ...finished, problems: problems.map((line) => line.replace(file, 'FILE')) };
}

const manyKeys = (count: number, value: string) =>
  Array.from({ length: count }, (_, index) => `"k${index}": ${value}, `).join('');
const rest = `"accounts": { "a": ${JSON.stringify(account)} }`;
const withTokens = (tokens: string) => `{ "http": { "auth": { "tokens": [${tokens}] } }, ${rest} }`;
const limitedTo = (patterns: string) => `{ "name": "a", "sha256": "${sha256Of('a')}", "accounts": [${patterns} "b"] }`;

describe('a configuration that is made to be expensive to read', () => {
  let usual: MeasuredRun;
  beforeAll(async () => {
    usual = await problemsOf('{}');
  });

  /** Each row: what it is, the file, and the one problem about it. */
  const floods: [string, string, RegExp][] = [
    ['20 MB of [', ofLength(20 * megabyte, '['), /^FILE: The file is larger than 16 MB\. Make it smaller\.$/],
    ['15 MB of [', ofLength(15 * megabyte, '['), /^FILE:1:33: It is nested deeper than 32 levels\./],
    ['15 MB of {"a":', ofLength(15 * megabyte, '{"a":'), /^FILE:1:161: It is nested deeper than 32 levels\./],
    ['15 MB of commas', ofLength(15 * megabyte, '[,'), /^FILE:1:2: This is not valid JSON/],
    ['15 MB of quotes', ofLength(15 * megabyte, '"'), /^FILE:1:3: This is not valid JSON/],
    ['15 MB of open comments', ofLength(15 * megabyte, '/*'), /^FILE:1:6: This is not valid JSON/],
    ['15 MB of line breaks', ofLength(15 * megabyte, '\n'), /^FILE:\d+:1: This is not valid JSON \(value expected\)/],
    ['1 MB of ${', withToken(ofLength(megabyte, '${')), /^FILE:1:46: account a, accessToken: It is longer than 65536/],
    [
      '1 MB of ${env:',
      withToken(ofLength(megabyte, '${env:')),
      /^FILE:1:46: account a, accessToken: It is longer than/,
    ],
    [
      '64 kB of ${env:A} with a long value',
      withToken(ofLength(65_000, '${env:A}')),
      /^FILE:1:46: account a, accessToken: It is longer than/,
    ],
    [
      '15 MB of numbers',
      `{ "cache": [${ofLength(15 * megabyte, '1,')} 1] }`,
      /^FILE:1:\d+: It has more than 50000 entries\./,
    ],
    ['300,000 keys', `{ ${manyKeys(250_000, '1')} "a": 1 }`, /^FILE:1:\d+: It has more than 50000 entries\./],
    ['the same key a million times', `{ ${ofLength(15 * megabyte, '"":1,')} }`, /^FILE:1:\d+: It has more than 50000/],
    [
      '19,000 tokens',
      withTokens(`${'{}, '.repeat(19_000)} {}`),
      /^FILE:1:23: http\.auth\.tokens: Invalid value\. Expected: a list of 1 to 1000 objects\./,
    ],
    [
      '64 kB of ${env: with one closing brace',
      withToken(`${ofLength(65_000, '${env:')}}`),
      /^FILE:1:46: account a, accessToken: It contains a reference without its closing brace: \$\{env:…\./,
    ],
  ];
  it.each(floods)('%s: one problem, in less than a second and less than 300 MB', async (_, text, problem) => {
    const { problems, seconds, megabytes } = await problemsOf(text, { A: 'a'.repeat(100_000) });

    expect(problems).toEqual([expect.stringMatching(problem)]);
    expect(seconds - usual.seconds).toBeLessThan(1);
    expect(megabytes - usual.megabytes).toBeLessThan(300);
  });

  it.each([
    ['the same key 49,000 times', `{ ${'"a": 1, '.repeat(49_000)} "accounts": {} }`],
    ['49,000 unknown keys', `{ ${manyKeys(49_000, '1')} "accounts": {} }`],
    ['49,000 accounts without a provider', `{ "accounts": { ${manyKeys(49_000, '{}')} "a": {} } }`],
    [
      '49,000 accounts of an unknown provider',
      `{ "accounts": { ${manyKeys(49_000, '{ "provider": "x" }')} "a": {} } }`,
    ],
    ['49,000 lone surrogates', `{ ${rest}, "cache": [${'"\\ud800", '.repeat(49_000)} 1] }`],
    ['49,000 patterns of a token', withTokens(limitedTo('"b", '.repeat(49_000)))],
  ])('%s: a hundred problems and the count of the others, in less than three seconds', async (_, text) => {
    const { problems, seconds, megabytes } = await problemsOf(text);
    expect(problems).toHaveLength(101);
    expect(problems.at(-1)).toMatch(/^There are \d+ more problems\.$/);
    expect(seconds - usual.seconds).toBeLessThan(3);
    expect(megabytes - usual.megabytes).toBeLessThan(300);
  });
});

describe('a duplicate key is rejected', () => {
  const ours = JSON.stringify(account);
  const auth = `{ "auth": { "tokens": [{ "name": "a", "sha256": "${sha256Of('a')}" }] } }`;
  it.each<[string, string, string]>([
    ['http', `{ "accounts": { "a": ${ours} }, "http": ${auth}, "http": {} }`, 'http: This key occurs'],
    ['accounts', `{ "accounts": { "a": ${ours} }, "accounts": { "b": ${ours} } }`, 'accounts: This key occurs'],
    ['an alias', `{ "accounts": { "a": ${ours}, "a": ${ours} } }`, 'account a: Two accounts have this alias.'],
    [
      'a setting',
      '{ "accounts": { "a": { "provider": "antgst", "accessToken": "x", "accessToken": "y" } } }',
      'account a, accessToken: This key occurs',
    ],
    [
      'a key within http',
      `{ "accounts": { "a": ${ours} }, "http": { "url": "https://a.example", "url": "https://b.example" } }`,
      'http.url: This key occurs',
    ],
    [
      'a key of a token',
      `{ "accounts": { "a": ${ours} }, "http": { "auth": { "tokens": [{ "name": "a", "sha256": "${sha256Of('a')}", "accounts": ["a"], "accounts": ["*"] }] } } }`,
      'http.auth.tokens[0].accounts: This key occurs',
    ],
    [
      'a key of cache',
      `{ "accounts": { "a": ${ours} }, "cache": { "maxNumbers": 1, "maxNumbers": 2 } }`,
      'cache.maxNumbers: This key occurs',
    ],
    ['an escaped key', `{ "accounts": { "a": ${ours} }, "http": ${auth}, "\\u0068ttp": {} }`, 'http: This key occurs'],
  ])('%s', async (_, text, problem) => {
    const { problems } = await problemsOf(text);
    expect(problems.join('\n')).toContain(problem);
  });

  it('a hash of two tokens is rejected, in upper or lower case', async () => {
    const hash = sha256Of('one token');
    const tokens = [
      { name: 'everything', sha256: hash },
      { name: 'other', sha256: sha256Of('another token') },
      { name: 'limited', sha256: hash.toUpperCase(), accounts: ['a'] },
    ];
    const { problems } = await problemsOf(JSON.stringify({ accounts: { a: account }, http: { auth: { tokens } } }));
    expect(problems).toEqual([
      expect.stringMatching(
        /^FILE:1:\d+: http\.auth\.tokens\[2\]\.sha256: It is also the hash of http\.auth\.tokens\[0\]\. Create a different token/,
      ),
    ]);
  });
});

describe('characters that are not text', () => {
  it.each([
    ['a secret', { accounts: { a: { ...account, accessToken: 'half-\ud83d-character' } } }, 'account a, accessToken:'],
    ['an alias', { accounts: { a: account, 'b\udc00': account } }, 'account b'],
    [
      'the name of a token',
      { accounts: { a: account }, http: { auth: { tokens: [{ name: '\ud800', sha256: sha256Of('a') }] } } },
      'http.auth.tokens[0].name:',
    ],
    ['a plugin', { plugins: ['\ud800'], accounts: { a: account } }, 'plugins[0]:'],
  ])('a lone surrogate in %s is a configuration problem', async (_, config, place) => {
    const { problems } = await problemsOf(JSON.stringify(config));
    expect(problems[0]).toMatch(/^FILE:1:\d+: /);
    expect(problems[0]).toContain(`: ${place}`);
    expect(problems[0]).toMatch(/lone surrogate \(\\ud800 to \\udfff\)\. Write the whole character, or remove it\.$/);
  });

  it('control characters of a key do not reach the terminal', async () => {
    const { stderr } = await problemsOf(JSON.stringify({ accounts: { a: account }, '\u001b[2J\u202ehidden': 1 }));
    expect(stderr).toMatch(/hidden: Unknown key/);
    for (const letter of ['\u001b', '\u202e']) expect(stderr).not.toContain(letter);
  });
});

it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty'])('${env:%s} is not set', async (name) => {
  const { problems } = await problemsOf(withToken(`\${env:${name}}`));
  expect(problems).toEqual([
    expect.stringContaining(`account a, accessToken: The environment variable ${name} is not set.`),
  ]);
});

it('an alias can be "constructor"', async () => {
  const { file, remove } = await configFolder({ accounts: { constructor: account } });
  onTestFinished(remove);
  const { stdout } = await run(['check', '--config', file], { env: { HTTPS_PROXY: 'http://127.0.0.1:9' } });
  expect(stdout).toContain('constructor (antgst)');
});
