import { createHash } from 'node:crypto';
import type { Change, ChangeDirection, ChangeKind } from '../change.js';

/** In which form changes are sent. */
export const notifyFormats = ['webhook', 'cloudevents', 'slack'] as const;
export type NotifyFormat = (typeof notifyFormats)[number];

/** A receiver of changes. */
export interface NotifyTarget {
  /** For log lines. Contains no part of `url`. */
  readonly name: string;
  /** A secret. */
  readonly url: string;
  readonly format: NotifyFormat;
  /** `whsec_` and the key in base64. Absent: messages are not signed. */
  readonly secret?: string | undefined;
  readonly directions: readonly ChangeDirection[];
  /** All kinds if absent. */
  readonly kinds?: readonly ChangeKind[] | undefined;
  /** Aliases. All accounts if absent. */
  readonly accounts?: readonly string[] | undefined;
  /** A change that is reverted within this time is not sent. */
  readonly settleSeconds: number;
}

/** A target and the name under which its progress is kept. */
export interface Receiver extends NotifyTarget {
  /** Letters and digits. Does not reveal the URL. The same for the same URL and format. */
  readonly id: string;
}

/** Several targets may have one URL, with other filters. */
export function receiversOf(targets: readonly NotifyTarget[]): Receiver[] {
  const uses = new Map<string, number>();
  return targets.map((target) => {
    const place = `${target.format} ${target.url}`;
    const use = (uses.get(place) ?? 0) + 1;
    uses.set(place, use);
    const id = createHash('sha256').update(`${place} ${use}`).digest('hex').slice(0, 40);
    return { ...target, id };
  });
}

/** Whether the target gets the change. */
export function isFor({ directions, kinds, accounts }: NotifyTarget, change: Change): boolean {
  return (
    directions.includes(change.direction) &&
    (kinds?.includes(change.kind) ?? true) &&
    (accounts?.includes(change.account) ?? true)
  );
}

/** Identifies the number, WABA or account that a change is about. Its changes are sent in their order. */
export function subjectKey({ account, numberId, wabaId }: Change): string {
  return JSON.stringify(numberId === undefined ? [account, 'waba', wabaId] : [account, 'number', numberId]);
}

/** As if their keys were compared. */
export function isSameSubject(one: Change, other: Change): boolean {
  return (
    one.account === other.account &&
    one.numberId === other.numberId &&
    (one.numberId !== undefined || one.wabaId === other.wabaId)
  );
}
