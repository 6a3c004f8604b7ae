import { createHash } from 'node:crypto';

/** The keys of one account, by its fingerprint. */
export interface JournalKeys {
  readonly fingerprint: string;
  /** Changes, the oldest first. */
  readonly stream: string;
  readonly baseline: string;
  /** How many changes of a day have a kind and direction. */
  readonly counts: string;
  /** Names the stream in positions. */
  readonly short: string;
}

export function accountKeys(fingerprint: string): JournalKeys {
  return {
    fingerprint,
    stream: `changes:${fingerprint}`,
    baseline: `baseline:${fingerprint}`,
    counts: `change-counts:${fingerprint}`,
    short: digest(fingerprint).slice(0, 8),
  };
}

/** The last ID that was given to a change, of all accounts. */
export const lastIdKey = 'last-change';

export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
