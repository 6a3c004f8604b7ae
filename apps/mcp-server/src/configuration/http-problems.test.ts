import { expect, it } from 'vitest';
import { matchAccounts } from './account-patterns.js';
import { httpProblems } from './http-problems.js';
import { type HttpSettings, httpSchema } from './schema/http.js';

const accounts = { cairo: { provider: 'meta' }, giza: { provider: 'meta' }, oslo: { provider: 'awal' } };
const http = (part: unknown): HttpSettings => httpSchema().parse(part);
const token = (hash: string, patterns?: string[]) => ({ name: 'a', sha256: hash.repeat(64), accounts: patterns });

it('an alias matches itself, and provider:* all accounts of the provider', () => {
  const match = matchAccounts(accounts);
  expect(match(['oslo', 'meta:*', 'cairo'])).toEqual({ aliases: ['oslo', 'cairo', 'giza'], unmatched: [] });
  expect(match(['meta', 'awal:*', '*'])).toEqual({ aliases: ['oslo'], unmatched: [0, 2] });
});

it('a pattern that matches no account is a problem, with a suggestion', () => {
  const auth = { tokens: [token('a'), token('b', ['cairo', 'gizza', 'nxcloud:*'])] };
  expect(httpProblems(http({ auth }), accounts)).toEqual([
    {
      path: ['http', 'auth', 'tokens', 1, 'accounts', 1],
      message: 'No account or provider matches "gizza".',
      remedy: 'Did you mean "giza"? Accounts: cairo, giza, oslo. "meta:*" matches all accounts of a provider.',
    },
    {
      path: ['http', 'auth', 'tokens', 1, 'accounts', 2],
      message: 'No account or provider matches "nxcloud:*".',
      remedy: 'Accounts: cairo, giza, oslo. "meta:*" matches all accounts of a provider.',
    },
  ]);
});

it('a hash that two tokens have is a problem of the later ones, in any case of its letters', () => {
  const tokens = [token('a'), token('b'), token('A'), token('a')];
  expect(httpProblems(http({ auth: { tokens } }), accounts).map(({ path, message }) => [path[3], message])).toEqual([
    [2, 'It is also the hash of http.auth.tokens[0].'],
    [3, 'It is also the hash of http.auth.tokens[0].'],
  ]);
});

it('OAuth needs the URL of the server', () => {
  const auth = { issuer: 'https://login.example.com', audience: 'x', access: [{ claim: 'sub', value: 'y' }] };
  expect(httpProblems(http({ auth }), accounts)).toMatchObject([{ path: ['http', 'url'], message: 'It is missing.' }]);
  expect(httpProblems(http({ auth, url: 'https://numbers.example.com/mcp' }), accounts)).toEqual([]);
});
