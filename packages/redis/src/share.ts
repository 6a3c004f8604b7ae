import type { Budget } from '@wabascope/directory';

/**
 * The share of one replica in `budget`: its part of every window. If there are fewer requests than replicas, one request
 * in a window that is longer by that factor.
 */
export function shareOf({ id, requests, perMs }: Budget, replicas: number): Budget {
  const part = Math.floor(requests / replicas);
  if (part > 0) return { id, requests: part, perMs };
  return { id, requests: 1, perMs: perMs * Math.ceil(replicas / requests) };
}
