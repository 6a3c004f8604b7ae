import { type ProviderPlugin, rateLimitsOf } from '@wabascope/core';
import type { Budget } from './pacer.js';

/** The budgets of one account. */
export interface AccountBudgets {
  /** For a call without a scope, or with an unknown one: at least one. */
  readonly withoutScope: readonly Budget[];
  /** For a call with this scope. */
  readonly byScope: ReadonlyMap<string, readonly Budget[]>;
  /** The ID of the budget that counts most of the requests. */
  readonly main: string;
}

/** Concurrent requests to one provider that no rate limit counts. */
const unlimitedRequests = 8;

/** One for all accounts without scopes: there may be thousands. */
const none: AccountBudgets['byScope'] = new Map();

/** The budgets of an account without a rate limit. */
export function unlimitedBudgets(providerId: string): AccountBudgets {
  return { withoutScope: [unlimited(providerId)], byScope: none, main: providerId };
}

/** The budgets of an account by the rate limits of its plugin. Runs the plugin's `key`. */
export function budgetsOf({ id, rateLimit }: ProviderPlugin, settings: unknown): AccountBudgets {
  const limits = rateLimitsOf(rateLimit);
  // The position in the list, the scope and the window are part of the ID, so that two limits never share a budget by accident.
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
  return { withoutScope, byScope: byScope.size === 0 ? none : byScope, main: first.id };
}

function unlimited(id: string): Budget {
  return { id, requests: unlimitedRequests, perMs: 0 };
}
