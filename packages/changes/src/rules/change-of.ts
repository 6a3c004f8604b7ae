import { createHash } from 'node:crypto';
import type { Change, ChangeKind } from '../change.js';
import { directionOf } from './directions.js';

/** The account whose fetches are compared. */
export interface ComparedAccount {
  /** Digest of the alias, the provider and the resolved settings. */
  readonly fingerprint: string;
  readonly account: string;
  /** ID of the provider. */
  readonly provider: string;
  /** Identifies the rules that turn the provider's words into ours. */
  readonly mapping: string;
}

/** What is particular to one change. */
export type ChangeFacts = { readonly kind: ChangeKind; readonly since: string } & Pick<
  Change,
  'numberId' | 'number' | 'name' | 'wabaId' | 'from' | 'to' | 'reasons' | 'count'
>;

/** Creates the changes of one fetch. @param seenAt When the fetch ended, in ISO 8601, UTC. */
export function changesOf(
  { fingerprint, account, provider }: ComparedAccount,
  seenAt: string,
): (facts: ChangeFacts) => Change {
  return ({ kind, since, ...rest }) => {
    const { numberId, wabaId, from, to } = rest;
    const identity = [fingerprint, numberId ?? wabaId ?? null, kind, from ?? null, to ?? null, since];
    return {
      id: createHash('sha256').update(JSON.stringify(identity)).digest('base64url').slice(0, 22),
      seenAt,
      // The clock may have been set back.
      since: since < seenAt ? since : seenAt,
      account,
      provider,
      kind,
      direction: directionOf(kind, from, to),
      // A copy: texts of the baseline may be slices, which would keep all of it in memory as long as the change.
      ...JSON.parse(JSON.stringify(rest)),
    };
  };
}
