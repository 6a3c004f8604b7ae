import { createHmac, scrypt } from 'node:crypto';
import { promisify } from 'node:util';
import type { ProviderPlugin } from '@wabascope/core';

/** Computes the key that identifies an account in a store, from its resolved settings. Reveals none of them. */
export type AccountKeys = (
  plugin: ProviderPlugin,
  alias: string,
  settings: Readonly<Record<string, unknown>>,
) => Promise<string>;

const derive = promisify<string, string, number, Buffer>(scrypt);

/** Keys for stores of this directory only, in which an alias has one account. */
export const localKeys: AccountKeys = async ({ id }, alias) => `${id}:${alias}`;

/**
 * Keys for stores that other configurations may share: two accounts have one key only if all their settings are equal.
 *
 * A plain hash of all settings would let a reader of the store test millions of guesses a second for a short secret, as
 * the other settings are often known. The digest is therefore keyed by scrypt of the secrets: each guess takes about
 * 50 ms and 16 MiB. All processes compute the same key without sharing anything. Accounts with equal secrets share that
 * work.
 */
export function createSharedKeys(): AccountKeys {
  const derived = new Map<string, Promise<Buffer>>();

  return async ({ id, settings: { info } }, alias, settings) => {
    const entries = Object.entries(settings).sort(([a], [b]) => (a < b ? -1 : 1));
    const secrets = JSON.stringify(entries.filter(([field]) => info[field]?.secret !== false));
    const secretKey = derived.get(secrets) ?? derive(secrets, 'wabascope snapshots', 32);
    derived.set(secrets, secretKey);
    const open = JSON.stringify([id, ...entries.filter(([field]) => info[field]?.secret === false)]);
    const digest = createHmac('sha256', await secretKey)
      .update(open)
      .digest('base64url');
    return `${id}:${alias}:${digest.slice(0, 22)}`;
  };
}
