import type { AccountProviders } from './account-patterns.js';
import { patternProblems } from './pattern-problems.js';
import type { PathProblem } from './problem.js';
import type { NotifySettings } from './schema/notify.js';

/** Problems between the part `notify` and the accounts. Pure. */
export function notifyProblems(targets: NotifySettings, accounts: AccountProviders): PathProblem[] {
  const lists = targets.map((target, index) => ({ path: ['notify', index, 'accounts'], patterns: target.accounts }));
  return patternProblems(lists, accounts);
}
