import type { AccountProviders } from './account-patterns.js';
import { patternProblems } from './pattern-problems.js';
import type { PathProblem } from './problem.js';
import type { Configuration } from './schema/configuration.js';
import type { NotifySettings } from './schema/notify.js';

/** Problems between the part `notify` and the accounts. Pure. */
export function notifyProblems(targets: NotifySettings, accounts: AccountProviders): PathProblem[] {
  const lists = targets.map((target, index) => ({ path: ['notify', index, 'accounts'], patterns: target.accounts }));
  return patternProblems(lists, accounts);
}

/** The warning about targets that get changes late, because nothing fetches the accounts regularly. */
export function seldomFetched({
  notify,
  cache,
  http,
}: Pick<Configuration, 'notify' | 'cache' | 'http'>): string | undefined {
  if (notify === undefined || notify.length === 0) return undefined;
  if (cache.refreshSeconds !== undefined || http?.hints !== undefined) return undefined;
  return 'Changes are found when accounts are fetched, and without cache.refreshSeconds they are fetched only when someone calls. Set it, for example to 300, so that the targets of notify get changes.';
}
