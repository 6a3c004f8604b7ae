import type { JWTPayload } from 'jose';

/** Grants accounts to callers with a `claim` that equals or contains `value`; all accounts if `accounts` is absent. */
export interface AccessRule {
  readonly claim: string;
  readonly value: string;
  readonly accounts?: readonly string[] | undefined;
}

/** The accounts of all matching rules; undefined if one of them grants all accounts. */
export function grantedAccounts(rules: readonly AccessRule[], claims: JWTPayload): readonly string[] | undefined {
  const matching = rules.filter(({ claim, value }) => claimValues(claims, claim).includes(value));
  if (matching.some(({ accounts }) => accounts === undefined)) return undefined;
  return [...new Set(matching.flatMap(({ accounts = [] }) => accounts))];
}

/** The strings in a claim. Scopes are one string separated by spaces (RFC 9068), or a list. */
export function claimValues(claims: JWTPayload, name: string): readonly string[] {
  const claim = Object.hasOwn(claims, name) ? claims[name] : undefined;
  const isScopes = name === 'scope' || name === 'scp';
  if (typeof claim === 'string') return isScopes ? claim.split(' ') : [claim];
  return Array.isArray(claim) ? claim.filter((value) => typeof value === 'string') : [];
}
