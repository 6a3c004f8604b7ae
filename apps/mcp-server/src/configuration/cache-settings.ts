import { maxTimerMs } from '@wabascope/core';
import type { DirectoryOptions } from '@wabascope/directory';
import type { Fault } from './fault.js';
import type { Configuration } from './model.js';

/** How long answers are kept, how many, whether they are renewed before anybody asks, and how long a call waits for them. */
export type CacheSettings = Pick<DirectoryOptions, 'cache' | 'refresh' | 'waitSeconds'>;

/** Clients give up after a minute, unless they are told otherwise. */
export const usualWaitSeconds = 45;

/** Every time is waited for by a timer. */
const maxSeconds = Math.floor(maxTimerMs / 1000);

interface CacheKey {
  /** What it is to say. */
  readonly meaning: string;
  readonly least: number;
  readonly most?: number;
}

/** What `cache` may hold. */
export const cacheKeys = {
  maxAgeSeconds: { meaning: 'seconds until an answer is asked again; 60 when left out', least: 0, most: maxSeconds },
  maxNumbers: { meaning: 'numbers that are kept in memory; 200000 when left out', least: 1 },
  waitSeconds: {
    meaning: `seconds that a call waits for accounts that have not answered; ${usualWaitSeconds} when left out`,
    least: 1,
    most: maxSeconds,
  },
  refreshSeconds: {
    meaning: 'seconds between fetches of all accounts in the background, the first at the start; never when left out',
    least: 1,
    most: maxSeconds,
  },
  stalledSeconds: {
    meaning: 'seconds until a fetch of an account that makes no progress is ended; 600 when left out',
    least: 1,
    most: maxSeconds,
  },
} satisfies Record<string, CacheKey>;

/** Reads the `cache` part of a configuration. Pure. */
export function readCacheSettings({ source, cache: written }: Configuration): CacheSettings & { faults: Fault[] } {
  if (written === undefined) return { waitSeconds: usualWaitSeconds, faults: [] };
  if (typeof written !== 'object' || written === null || Array.isArray(written)) {
    const remedy = 'Write "cache": { "maxAgeSeconds": 60 }.';
    return { faults: [{ source, field: 'cache', message: 'It must be an object.', remedy }] };
  }
  const faults = Object.entries(written).flatMap(([key, value]) => faultOf(source, key, value));
  if (faults.length > 0) return { faults };
  const settings = written as Partial<Record<keyof typeof cacheKeys, number>>;
  const { maxAgeSeconds, maxNumbers, refreshSeconds, stalledSeconds, waitSeconds = usualWaitSeconds } = settings;
  return {
    waitSeconds,
    cache: { maxAgeSeconds, maxRows: maxNumbers, stalledSeconds },
    ...(refreshSeconds === undefined ? {} : { refresh: { everySeconds: refreshSeconds } }),
    faults,
  };
}

function faultOf(source: string, key: string, value: unknown): Fault[] {
  const field = `cache.${key.slice(0, 80)}`;
  if (!isKnown(key)) {
    const remedy = `Remove it; known are ${Object.keys(cacheKeys).join(', ')}.`;
    return [{ source, field, message: 'This key is not known.', remedy }];
  }
  const { meaning, least, most = Number.POSITIVE_INFINITY }: CacheKey = cacheKeys[key];
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return [];
  const range = Number.isFinite(most) ? `from ${least} to ${most}` : `${least} or more`;
  return [{ source, field, message: `It must be a whole number, ${range}.`, remedy: `It says: ${meaning}.` }];
}

function isKnown(key: string): key is keyof typeof cacheKeys {
  return Object.hasOwn(cacheKeys, key);
}
