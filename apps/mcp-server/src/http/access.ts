import type { JWTPayload } from 'jose';

/** Who sees what: those whose `claim` is, or holds, `value` see these accounts; all of them when left out. */
export interface AccessRule {
  readonly claim: string;
  readonly value: string;
  readonly accounts?: readonly string[] | undefined;
}

/** The accounts of all rules that hold, or undefined when one of them is for all accounts. Pure. */
export function grantedAccounts(rules: readonly AccessRule[], claims: JWTPayload): readonly string[] | undefined {
  const held = rules.filter(({ claim, value }) => claimValues(claims, claim).includes(value));
  if (held.some(({ accounts }) => accounts === undefined)) return undefined;
  return [...new Set(held.flatMap(({ accounts = [] }) => accounts))];
}

/** The texts in a claim. Scopes stand in one text with spaces between them (RFC 9068), or in a list. */
export function claimValues(claims: JWTPayload, name: string): readonly string[] {
  const claim = Object.hasOwn(claims, name) ? claims[name] : undefined;
  const isScopes = name === 'scope' || name === 'scp';
  if (typeof claim === 'string') return isScopes ? claim.split(' ') : [claim];
  return Array.isArray(claim) ? claim.filter((value) => typeof value === 'string') : [];
}
