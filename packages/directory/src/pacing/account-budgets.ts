import { type ProviderPlugin, rateLimitsOf } from '@wabascope/core';
import type { Budget } from './pacer.js';

/** The budgets of one account. */
export interface AccountBudgets {
  /** What a call with this scope counts for, or one without a scope: at least one. The same array every time. */
  of(scope: string | undefined): readonly Budget[];
  /** Id of the budget that counts most of the requests. */
  readonly main: string;
}

/** Requests of one provider that wait for their responses at the same time, where no rate limit counts them. */
const unlimitedRequests = 8;

/** The budgets of an account without a rate limit. */
export function unlimitedBudgets(providerId: string): AccountBudgets {
  const budgets = [unlimited(providerId)];
  return { of: () => budgets, main: providerId };
}

/** The budgets that the rate limits of a plugin give an account. Runs the plugin's `key`. */
export function budgetsOf({ id, rateLimit }: ProviderPlugin, settings: unknown): AccountBudgets {
  const limits = rateLimitsOf(rateLimit);
  // The place in the list, scope and window are part of the id, so that two limits never share a budget by accident.
  const counted = limits.map(({ requests, perMs, key, scope }, place) => {
    const budget: Budget = { id: [id, place, scope ?? '', perMs, key(settings)].join(':'), requests, perMs };
    return { scope, budget };
  });
  const ofAll = counted.filter(({ scope }) => scope === undefined);
  const withoutScope = ofAll.length === 0 ? [unlimited(id)] : ofAll.map(({ budget }) => budget);
  const byScope = new Map<string, readonly Budget[]>();
  for (const { scope } of counted) {
    if (scope === undefined || byScope.has(scope)) continue;
    const own = counted.filter((limit) => limit.scope === undefined || limit.scope === scope);
    byScope.set(
      scope,
      own.map(({ budget }) => budget),
    );
  }
  const [first = unlimited(id)] = [...ofAll, ...counted].map(({ budget }) => budget);
  return {
    of: (scope) => (scope === undefined ? undefined : byScope.get(scope)) ?? withoutScope,
    main: first.id,
  };
}

function unlimited(id: string): Budget {
  return { id, requests: unlimitedRequests, perMs: 0 };
}
