import { expect, it } from 'vitest';
import { checkConfiguration, readConfiguration } from './read-configuration.js';

const accounts = { cairo: { provider: 'meta' }, giza: { provider: 'meta' } };
const url = 'https://hooks.example.com/s3cr3t-path';
const secret = `whsec_${Buffer.alloc(32, 7).toString('base64')}`;

it('a target has defaults, and its secrets may be references', async () => {
  const sources = {
    env: (name: string) => ({ URL: url, KEY: secret })[name],
    file: () => ({ message: '', remedy: '' }),
  };
  const read = await readConfiguration({ accounts, notify: [{ url: '${env:URL}', secret: '${env:KEY}' }] }, sources);
  expect(read.problems).toEqual([]);
  expect(read.configuration?.notify).toEqual([
    { url, secret, format: 'webhook', directions: ['worse'], settleSeconds: 300 },
  ]);
});

const target = { url, secret };
const slack = { url, format: 'slack' };

/** Each row: a target, the path of what is wrong in it, what is wrong, and what to do. */
const wrong: [target: unknown, path: (string | number)[], message: string, remedy: RegExp][] = [
  ['slack', [], 'Invalid value.', /^Expected: an object\./],
  [{ secret }, ['url'], 'It is missing.', /^Expected: a string\. The https URL that receives changes/],
  [
    { ...target, url: 'http://hooks.example.com/s3cr3t-path' },
    ['url'],
    'Invalid value.',
    /an https URL, or an http URL of this machine/,
  ],
  [{ ...target, url: 'https://me:s3cr3t@example.com' }, ['url'], 'Invalid value.', /without user and password/],
  [{ ...target, url: 's3cr3t' }, ['url'], 'Invalid value.', /an https URL/],
  [{ ...target, format: 'teams' }, ['format'], 'Invalid value.', /^Expected: one of webhook, cloudevents, slack\./],
  [{ url }, ['secret'], 'It is missing.', /^Set "whsec_" and 24 to 64 random bytes in base64/],
  [{ url, secret: 'whsec_s3cr3t' }, ['secret'], 'Invalid value.', /^Expected: "whsec_" and 24 to 64 bytes in base64/],
  [{ ...slack, secret }, ['secret'], 'Slack does not verify signatures.', /^Remove it\./],
  [{ ...target, directions: [] }, ['directions'], 'Invalid value.', /not empty/],
  [
    { ...target, directions: ['bad'] },
    ['directions', 0],
    'Invalid value.',
    /^Expected: one of worse, better, neutral\./,
  ],
  [{ ...target, kinds: ['color'] }, ['kinds', 0], 'Invalid value.', /^Expected: one of number-appeared, /],
  [{ ...target, settleSeconds: -1 }, ['settleSeconds'], 'Invalid value.', /from 0 to 86400/],
  [{ ...target, settleSecond: 1 }, ['settleSecond'], 'Unknown key.', /^Did you mean "settleSeconds"\?/],
  [
    { ...target, accounts: ['cairo', 'gizza'] },
    ['accounts', 1],
    'No account or provider matches "gizza".',
    /^Did you mean "giza"\? Accounts: cairo, giza\. "meta:\*" matches all accounts of a provider\.$/,
  ],
];

it.each(wrong)('%j is a problem', async (written, path, message, remedy) => {
  const { problems } = await checkConfiguration({ accounts, notify: [target, written] });
  expect(problems).toEqual([{ path: ['notify', 1, ...path], message, remedy: expect.stringMatching(remedy) }]);
  expect(JSON.stringify(problems)).not.toContain('s3cr3t');
});

it('a list of more than 20 targets is a problem', async () => {
  const { problems } = await checkConfiguration({ accounts, notify: Array.from({ length: 21 }, () => target) });
  expect(problems).toMatchObject([{ path: ['notify'], remedy: expect.stringContaining('at most 20 objects') }]);
});

/** Each row: a secret, what is wrong with it, and what to do. */
const mistakes = (name: string): [secret: string, message: string, remedy: RegExp][] => [
  ['', 'It must not be empty.', /^Write the secret, or remove the key\.$/],
  ['"s3cr3t"', 'It is in quotes.', /^Remove the quotes\.$/],
  [`${name}=s3cr3t`, 'It has the form NAME=value.', /^Write only what comes after the equals sign\.$/],
];

it.each(mistakes('CHANGES_SECRET'))('the secret %j of a target is a problem', async (secret, message, remedy) => {
  const { problems } = await checkConfiguration({ accounts, notify: [{ ...target, secret }] });
  expect(problems).toEqual([{ path: ['notify', 0, 'secret'], message, remedy: expect.stringMatching(remedy) }]);
});

/** `http.hints`, the path of what is wrong in it, what is wrong, and what to do. */
type HintsRow = [hints: unknown, path: string[], message: string, remedy: RegExp];

const wrongHints: HintsRow[] = [
  [
    { cairo: {} },
    ['cairo'],
    'There is no secret to check hints with.',
    /^Set appSecret for webhooks of Meta, or token/,
  ],
  [{ cairo: { verifyToken: 'verify-me' } }, ['cairo'], 'There is no secret to check hints with.', /^Set appSecret/],
  [{ cairo: { token: 's3cr3t' } }, ['cairo', 'token'], 'Invalid value.', /^Expected: 16 to 200 letters, digits/],
  [{ cairo: { token: 's3cr3t/with/a/slash' } }, ['cairo', 'token'], 'Invalid value.', /^Expected: 16 to 200/],
  ...mistakes('META_APP_SECRET').map(
    ([appSecret, ...problem]): HintsRow => [{ cairo: { appSecret } }, ['cairo', 'appSecret'], ...problem],
  ),
  ...mistakes('verify').map(
    ([verifyToken, ...problem]): HintsRow => [
      { cairo: { appSecret: 'x', verifyToken } },
      ['cairo', 'verifyToken'],
      ...problem,
    ],
  ),
  ...mistakes('token').map(([token, ...problem]): HintsRow => [{ cairo: { token } }, ['cairo', 'token'], ...problem]),
  [{ 'c d': { token: 'a'.repeat(16) } }, ['c d'], 'Invalid alias.', /^Expected: letters, digits/],
  [
    { gizza: { token: 'a'.repeat(16) } },
    ['gizza'],
    'There is no account "gizza".',
    /^Did you mean "giza"\? Accounts: cairo, giza\.$/,
  ],
];

it.each(wrongHints)('the hints %j are a problem', async (hints, path, message, remedy) => {
  const { problems } = await checkConfiguration({ accounts, http: { hints } });
  expect(problems).toEqual([{ path: ['http', 'hints', ...path], message, remedy: expect.stringMatching(remedy) }]);
  expect(JSON.stringify(problems)).not.toContain('s3cr3t');
});
