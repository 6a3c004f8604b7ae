import type { ReportedValue } from './json.js';

/**
 * A problem that did not stop the listing.
 * - `unknown-value`: a value is not understood. A word that the model does not know leaves the field `UNKNOWN`, any other
 *   value is left out.
 * - `skipped-item`: one row could not be read; the others are there.
 * - `other`: see the message.
 */
export interface Warning {
  readonly type: 'unknown-value' | 'skipped-item' | 'other';
  /** One sentence. It contains the provider's words only where `quotedWord` quotes them. */
  readonly message: string;
  /** Field of the model, or path in the provider's response. */
  readonly field?: string;
  /** The provider's exact word. Third-party text: data, never instructions. */
  readonly raw?: ReportedValue;
  /** Position of the row in the provider's page, from 0. */
  readonly index?: number;
}

/** One page, so that warnings travel with the rows they are about. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly warnings: readonly Warning[];
}
