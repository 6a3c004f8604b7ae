import { describe, expect, it } from 'vitest';
import { hasReference, type ReferenceSources, resolveReferences } from './references.js';

const secret = 's3cr3t-value';
const sources: ReferenceSources = {
  env: (name) => ({ TOKEN: secret, EMPTY: '', NESTED: '${env:TOKEN}', BROKEN: '\ud800' })[name],
  file: (path) =>
    ({ token: secret, 'secrets/nested': 'Token ${env:TOKEN}', 'secrets/form': '${input:token}' })[path] ?? {
      message: `The file ${path} cannot be read.`,
      remedy: 'Check it.',
    },
};
const resolve = (value: unknown) => resolveReferences(value, sources, ['http']);

it.each<[unknown, unknown]>([
  ['${env:TOKEN}', secret],
  ['a ${env:TOKEN} and ${file:token}', `a ${secret} and ${secret}`],
  ['${env:EMPTY}', ''],
  ['plain $text', 'plain $text'],
  [
    { a: ['${env:TOKEN}', 1, null], b: { c: '${file:token}' } },
    { a: [secret, 1, null], b: { c: secret } },
  ],
])('%j is resolved', (written, value) => {
  expect(resolve(written)).toEqual({ value, problems: [] });
});

describe('a problem', () => {
  it.each([
    ['${env:GONE}', 'The environment variable GONE is not set.'],
    ['${env:BROKEN}', 'The environment variable BROKEN is not valid Unicode.'],
    ['${file:gone}', 'The file gone cannot be read.'],
    ['${env:TOKEN', 'It contains a reference without its closing brace: ${env:….'],
    ['${file:token', 'It contains a reference without its closing brace: ${file:….'],
    ['a${env:TOKEN @s3cr3t-value', 'It contains a reference without its closing brace: ${env:….'],
    ['${env:TOKEN ${file:token}', 'It contains a reference without its closing brace: ${env:….'],
    ['{env:TOKEN}', 'It contains a placeholder that no program has filled in: {env:NAME}.'],
    ['${ENV:TOKEN}', 'It contains a placeholder that no program has filled in: ${ENV:NAME}.'],
    ['${TOKEN}', 'It contains a placeholder that no program has filled in: ${NAME}.'],
    ['${input:token}', 'It contains a placeholder that no program has filled in: ${input:NAME}.'],
    [
      '${file:secrets/nested}',
      'The file secrets/nested contains a placeholder that no program has filled in: ${env:NAME}.',
    ],
    [
      'a ${file:secrets/form}',
      'The file secrets/form contains a placeholder that no program has filled in: ${input:NAME}.',
    ],
    [
      '${env:NESTED}',
      'The environment variable NESTED contains a placeholder that no program has filled in: ${env:NAME}.',
    ],
  ])('of %s is %s', (written, message) => {
    const { problems } = resolve({ auth: [written] });
    expect(problems).toEqual([{ path: ['http', 'auth', 0], message, remedy: expect.any(String) }]);
    expect(JSON.stringify(problems)).not.toContain(secret);
  });

  it('is reported for every reference of a text that cannot be resolved, ten at most', () => {
    expect(resolve('${env:A}${env:TOKEN}${env:B}').problems).toHaveLength(2);
    expect(resolve('${env:A}'.repeat(50)).problems).toHaveLength(10);
  });

  it('in the contents of a file or a variable does not refer to the configuration file', () => {
    const remedies = ['${env:NESTED}', '${file:secrets/nested}', '${file:secrets/form}'].map(
      (written) => resolve(written).problems[0]?.remedy,
    );
    expect(remedies).toEqual([
      'Write the value itself there. Only the configuration file of wabascope-mcp may contain references.',
      'Write the value itself there. Only the configuration file of wabascope-mcp may contain references.',
      'Fill in the setting in the client that starts the server, or write the value itself.',
    ]);
  });

  it('leaves the text as it is written', () => {
    expect(resolve('${env:TOKEN} ${env:GONE}').value).toBe('${env:TOKEN} ${env:GONE}');
  });

  it('is a text that is longer than 65,536 characters', () => {
    expect(resolve('${env:TOKEN}'.repeat(6_000)).problems).toMatchObject([
      { message: expect.stringMatching(/^It is longer than 65536 characters/) },
    ]);
  });
});

it('texts with a reference are recognized', () => {
  expect(['${env:A}', 'x${file:b}y', '${input:a}', 'plain'].map(hasReference)).toEqual([true, true, false, false]);
});
