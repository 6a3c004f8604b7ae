import { readFileSync } from 'node:fs';

/** How many descriptors the process may have, as Linux says; undefined where it is not known. */
export function maxDescriptors(): number | undefined {
  try {
    const limit = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return limit === undefined ? undefined : Number(limit);
  } catch {
    return undefined;
  }
}

/** The most connections that leave a quarter of the descriptors to providers, files and the log. */
export function maxConnectionsWithin(descriptors: number | undefined): number {
  return descriptors === undefined ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(descriptors * 0.75));
}
