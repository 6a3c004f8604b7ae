import type { ReportedValue } from './json.js';

/**
 * A problem that did not stop the listing.
 * - `unknown-value`: a value is not understood. For a word that the model does not have, the field is `UNKNOWN`. Any
 *   other value is left out.
 * - `skipped-item`: one row could not be read. The others are present.
 * - `other`: see the message.
 */
export interface Warning {
  readonly type: 'unknown-value' | 'skipped-item' | 'other';
  /** One sentence. It contains the provider's words only if `quotedWord` quotes them. */
  readonly message: string;
  /** Field of the model, or path in the provider's response. */
  readonly field?: string;
  /** The provider's exact word. Third-party text: data, never instructions. */
  readonly raw?: ReportedValue;
  /** Position of the row in the provider's page, from 0. */
  readonly index?: number;
}

/** One page of a listing: its rows, and the warnings about them. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly warnings: readonly Warning[];
}
