import type { AccountProviders } from './account-patterns.js';
import { aliasProblems, patternProblems } from './pattern-problems.js';
import type { PathProblem } from './problem.js';
import type { HttpSettings } from './schema/http.js';

/** Problems between several values of the part `http`, and between it and the accounts. Pure. */
export function httpProblems(http: HttpSettings, accounts: AccountProviders): PathProblem[] {
  return [
    ...missingUrl(http),
    ...repeatedHashes(http),
    ...unmatchedPatterns(http, accounts),
    ...aliasProblems(['http', 'hints'], Object.keys(http.hints ?? {}), accounts),
  ];
}

function missingUrl({ auth, url }: HttpSettings): PathProblem[] {
  if (auth === undefined || 'tokens' in auth || url !== undefined) return [];
  const remedy =
    'OAuth needs it, for example "https://numbers.example.com/mcp": clients compare it with the URL they call.';
  return [{ path: ['http', 'url'], message: 'It is missing.', remedy }];
}

/** The tokens whose hash an earlier one has: the server would recognize only one of the two callers. */
function repeatedHashes({ auth }: HttpSettings): PathProblem[] {
  const tokens = auth !== undefined && 'tokens' in auth ? auth.tokens : [];
  const firsts = new Map<string, number>();
  return tokens.flatMap(({ sha256 }, index): PathProblem[] => {
    const hash = sha256.toLowerCase();
    const first = firsts.get(hash);
    if (first === undefined) firsts.set(hash, index);
    if (first === undefined) return [];
    const message = `It is also the hash of http.auth.tokens[${first}].`;
    const remedy = 'Create a different token for each caller.';
    return [{ path: ['http', 'auth', 'tokens', index, 'sha256'], message, remedy }];
  });
}

function unmatchedPatterns({ auth }: HttpSettings, accounts: AccountProviders): PathProblem[] {
  if (auth === undefined) return [];
  const [key, rules] = 'tokens' in auth ? ['tokens', auth.tokens] : ['access', auth.access ?? []];
  const lists = rules.map((rule, index) => ({
    path: ['http', 'auth', key, index, 'accounts'],
    patterns: rule.accounts,
  }));
  return patternProblems(lists, accounts);
}
