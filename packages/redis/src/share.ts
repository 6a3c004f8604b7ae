import type { Budget } from '@wabascope/directory';

/**
 * What one of `replicas` may spend of `budget` by itself: its part in every window, or, where there are fewer requests
 * than replicas, one request in a window that is as many times longer.
 */
export function shareOf({ id, requests, perMs }: Budget, replicas: number): Budget {
  const part = Math.floor(requests / replicas);
  if (part > 0) return { id, requests: part, perMs };
  return { id, requests: 1, perMs: perMs * Math.ceil(replicas / requests) };
}
