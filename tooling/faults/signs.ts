import type { PagedListing } from '../properties/listing.js';

export function idsIn({ items }: PagedListing): ReadonlySet<string> {
  return new Set(items.map(({ id }) => id));
}

/**
 * A listing in a few signs: `all rows`, `13 of 14 rows`, or the code of the failure, `↻` if it is retryable, the number
 * of requests, and the number of rows before it. Rows with the same ID count once.
 * @param sent The number of requests that the server received, if it counts them.
 */
export function signsOf(listing: PagedListing, all: number, sent: number | undefined): string {
  const { warnings, failure } = listing;
  const rows = idsIn(listing).size;
  if (failure === undefined) {
    const warned = warnings.length === 0 ? '' : ', warned';
    return `${rows === all ? 'all' : `${rows} of ${all}`} rows${warned}${sent !== undefined && sent > 1 ? ` ×${sent}` : ''}`;
  }
  const { code, retryable, details } = failure;
  const { attempts = 1 } = details;
  const counted = sent === undefined || sent === attempts ? '' : ` (${sent} sent)`;
  return `${code}${retryable ? ' ↻' : ''} ×${attempts}${counted}${rows === 0 ? '' : `, after ${rows} rows`}`;
}
