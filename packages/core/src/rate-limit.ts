import { maxTimerMs } from './timer-limit.js';

/**
 * A limit that the provider sets on requests: no window of `perMs` milliseconds holds more than `requests` of them,
 * wherever it begins.
 */
export interface RateLimit<Settings = unknown> {
  /** At least 1. */
  readonly requests: number;
  readonly perMs: number;
  /** Accounts with the same key share the limit, which is then called a budget. A host stores and logs it: never a secret. */
  readonly key: (settings: Settings) => string;
  /** The limit counts only calls that name this scope, such as `numbers`; every request when left out. */
  readonly scope?: string;
}

/** Rate limits of a plugin, at most. */
export const maxRateLimits = 10;

/** A scope is 1 to 60 printable ASCII characters without `:` and space. */
const scopePattern = /^[!-9;-~]{1,60}$/;

/** What is wrong with the `rateLimit` of a plugin, as the end of a sentence; undefined when nothing is. */
export function rateLimitProblem(rateLimit: unknown): string | undefined {
  if (rateLimit === undefined) return undefined;
  if (!Array.isArray(rateLimit)) return limitProblem('rateLimit', rateLimit);
  const { length } = rateLimit;
  if (length === 0) return '`rateLimit` is an empty list; leave it out where there is no limit';
  if (length > maxRateLimits) return `\`rateLimit\` holds ${length} limits; at most ${maxRateLimits} are allowed`;
  for (let position = 0; position < length; position += 1) {
    const problem = limitProblem(`rateLimit[${position}]`, rateLimit[position]);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

function limitProblem(name: string, limit: unknown): string | undefined {
  if (typeof limit !== 'object' || limit === null) return `\`${name}\` must be an object with requests, perMs and key`;
  const { requests, perMs, key, scope }: Partial<Record<keyof RateLimit, unknown>> = limit;
  if (!Number.isSafeInteger(requests) || Number(requests) < 1) {
    return `\`${name}.requests\` must be a whole number of at least 1`;
  }
  if (typeof perMs !== 'number' || !(perMs > 0 && perMs < maxTimerMs)) {
    return `\`${name}.perMs\` must be a number of milliseconds above 0 and below ${maxTimerMs}`;
  }
  if (typeof key !== 'function') return `\`${name}.key\` must be a function`;
  if (scope !== undefined && !(typeof scope === 'string' && scopePattern.test(scope))) {
    return `\`${name}.scope\` must be a text of 1 to 60 characters without space and ":"`;
  }
  return undefined;
}

/** The limits of a plugin as a list. */
export function rateLimitsOf<Settings>(
  rateLimit: RateLimit<Settings> | readonly RateLimit<Settings>[] | undefined,
): readonly RateLimit<Settings>[] {
  if (rateLimit === undefined) return [];
  return isList(rateLimit) ? rateLimit : [rateLimit];
}

/** `Array.isArray` does not narrow a union with a read-only list. */
function isList<Settings>(
  rateLimit: RateLimit<Settings> | readonly RateLimit<Settings>[],
): rateLimit is readonly RateLimit<Settings>[] {
  return Array.isArray(rateLimit);
}
