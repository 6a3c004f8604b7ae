import type { JournalPosition } from './position.js';

/**
 * What the receivers of changes have received. It contains positions of the journal and no changes, so that a number
 * that is forgotten there is forgotten here. Plain JSON.
 */
export interface DeliveryState {
  /** Every change up to this place is delivered, dropped, or in `waiting`. */
  readonly position: JournalPosition;
  /** In the order in which they happened. At most {@link maxWaiting}. */
  readonly waiting: readonly WaitingChange[];
  /** The digest that is being sent. */
  readonly digest?: WaitingDigest;
  /** How many attempts in a row have failed, and when the next one may start. Absent after a success. */
  readonly failing?: { readonly attempts: number; readonly retryAt: number };
}

/** Changes of one receiver that a journal remembers as waiting. Later ones stay behind `position` until there is room. */
export const maxWaiting = 1_000;

/** A change that its receiver has not accepted yet. */
export interface WaitingChange {
  readonly position: JournalPosition;
  /** When to send it: milliseconds since 1970. */
  readonly dueAt: number;
  /** How many attempts failed. */
  readonly attempts: number;
  /** When the first attempt failed: milliseconds since 1970. Absent before. */
  readonly failedAt?: number;
}

/** Keeps the progress of deliveries beside the journal. `receiver` is a name of up to 200 ASCII letters and digits. */
export interface Deliveries {
  /**
   * Whether this process delivers to the receiver for the next `ms` milliseconds. Of all processes that share the
   * journal, one does. It keeps the claim by claiming again in time.
   */
  claim(receiver: string, ms: number): Promise<boolean>;
  /** The latest saved state; `undefined` for a new receiver. */
  state(receiver: string): Promise<DeliveryState | undefined>;
  /** Saves the state durably. Returns false, and saves nothing, if another process has the claim now. */
  save(receiver: string, state: DeliveryState): Promise<boolean>;
}

/** One message about many changes. It stays the same until the receiver accepts it. */
export interface WaitingDigest extends Omit<WaitingChange, 'position'> {
  readonly id: string;
  /** The last change of `waiting` that it contains. It contains all before. */
  readonly through: JournalPosition;
  /** Set if there was no room in `waiting`: it also contains all later changes up to this one. */
  readonly last?: JournalPosition;
}
