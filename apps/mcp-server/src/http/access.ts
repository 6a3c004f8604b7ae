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

/**
 * The strings in a claim. Scopes are one string separated by spaces (RFC 9068), or a list.
 * @param name Of a claim, or a path with dots to a value inside a claim.
 */
export function claimValues(claims: JWTPayload, name: string): readonly string[] {
  const claim = valueAt(claims, name);
  const isScopes = name === 'scope' || name === 'scp';
  if (typeof claim === 'string') return isScopes ? claim.split(' ') : [claim];
  return Array.isArray(claim) ? claim.filter((value) => typeof value === 'string') : [];
}

/** An exact name comes first, because names may contain dots: `https://example.com/roles`. */
function valueAt(value: unknown, path: string): unknown {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Object.hasOwn(value, path)) return Reflect.get(value, path);
  const dots = [...path.matchAll(/\./g)].map(({ index }) => index);
  const heads = dots.filter((dot) => Object.hasOwn(value, path.slice(0, dot)));
  const inside = heads.map((dot) => valueAt(Reflect.get(value, path.slice(0, dot)), path.slice(dot + 1)));
  return inside.find((found) => found !== undefined);
}
