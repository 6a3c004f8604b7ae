import { readFileSync } from 'node:fs';

/** The maximum number of file descriptors of the process, on Linux; otherwise undefined. */
export function maxDescriptors(): number | undefined {
  try {
    const limit = /^Max open files\s+(\d+)/m.exec(readFileSync('/proc/self/limits', 'utf8'))?.[1];
    return limit === undefined ? undefined : Number(limit);
  } catch {
    return undefined;
  }
}

/** The maximum number of connections; a quarter of the descriptors stays free for providers, files and the log. */
export function maxConnectionsWithin(descriptors: number | undefined): number {
  return descriptors === undefined ? Number.POSITIVE_INFINITY : Math.max(1, Math.floor(descriptors * 0.75));
}
