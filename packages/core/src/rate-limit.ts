import { maxTimerMs } from './timer-limit.js';

/**
 * A provider's limit on requests: at most `requests` requests in any window of `perMs` milliseconds.
 */
export interface RateLimit<Settings = unknown> {
  /** At least 1. */
  readonly requests: number;
  readonly perMs: number;
  /** Accounts with the same key share a budget under this limit. A host stores and logs the key, so it must not be a secret. */
  readonly key: (settings: Settings) => string;
  /** The limit counts only calls that name this scope, such as `numbers`. If left out, it counts every request. */
  readonly scope?: string;
}

/** The maximum number of rate limits of a plugin. */
export const maxRateLimits = 10;

/** A scope is 1 to 60 printable ASCII characters without `:` and space. */
const scopePattern = /^[!-9;-~]{1,60}$/;

/** The problem with the `rateLimit` of a plugin, as the end of a sentence. `undefined` if it is valid. */
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
