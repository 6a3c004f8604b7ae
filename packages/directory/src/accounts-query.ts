import { type ProviderErrorCode, providerErrorCodes } from '@wabascope/core';
import { endsSoon } from './fetching/credential-messages.js';
import type { AccountSummary } from './fetching/last-fetches.js';
import { checkFields, chosen, type Fields, strings } from './text/check-fields.js';

const credentialStates = ['expiring', 'incomplete'] as const;

/** Filters combine with AND, the values of one filter with OR. An empty list does not filter. */
export interface AccountsQuery {
  /** Aliases. */
  readonly accounts?: readonly string[] | undefined;
  /** IDs of providers. */
  readonly providers?: readonly string[] | undefined;
  /** Codes of `lastFailure`. */
  readonly failure?: readonly ProviderErrorCode[] | undefined;
  /** `expiring`: within 14 days, or already expired. `incomplete`: lacks a permission. */
  readonly credential?: readonly (typeof credentialStates)[number][] | undefined;
}

const fields: Fields<keyof AccountsQuery> = {
  accounts: strings,
  providers: strings,
  failure: strings,
  credential: strings,
};

/**
 * The accounts that match, in the order of `all`.
 * @param now Milliseconds since 1970.
 * @throws {ArgumentError}
 */
export function matchingAccounts(all: readonly AccountSummary[], query: AccountsQuery, now: number): AccountSummary[] {
  checkFields('query', query, fields);
  const aliases = chosen('accounts', query.accounts, () => all.map(({ account }) => account));
  const providers = chosen('providers', query.providers, () =>
    [...new Set(all.map(({ provider }) => provider))].sort(),
  );
  const codes = chosen('failure', query.failure, () => providerErrorCodes);
  const states = chosen('credential', query.credential, () => credentialStates);
  return all.filter(
    (summary) =>
      (aliases?.includes(summary.account) ?? true) &&
      (providers?.includes(summary.provider) ?? true) &&
      (codes === undefined || (summary.lastFailure !== undefined && codes.includes(summary.lastFailure.code))) &&
      (states?.some((state) => hasState(summary, state, now)) ?? true),
  );
}

function hasState({ credential }: AccountSummary, state: (typeof credentialStates)[number], now: number): boolean {
  if (state === 'incomplete') return (credential?.missingPermissions ?? []).length > 0;
  return credential?.expiresAt !== undefined && endsSoon(credential.expiresAt, now);
}
