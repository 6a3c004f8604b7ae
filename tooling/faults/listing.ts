import { isProviderError, type Provider } from '@wabascope/core';

/** How a listing ended. */
export interface Listing {
  /** The number of different IDs among the rows, including the rows before a failure. */
  readonly rows: number;
  readonly warnings: number;
  /** Absent if the listing is complete. */
  readonly failure?: { readonly code: string; readonly retryable: boolean; readonly attempts: number | undefined };
}

/** Longer than any timeout here, for all calls of a listing. A listing that takes longer never ends. */
const deadlineMs = 90_000;

/** Reads all pages. Rejects when the account throws anything but a `ProviderError`, or does not end. */
export async function listingOf(account: Provider, what: 'numbers' | 'wabas'): Promise<Listing> {
  const deadline = AbortSignal.timeout(deadlineMs);
  const late = new Promise<never>((_, reject) => {
    deadline.addEventListener('abort', () => reject(new Error('The listing did not end.')));
  });
  return Promise.race([read(account, what), late]);
}

async function read(account: Provider, what: 'numbers' | 'wabas'): Promise<Listing> {
  const ids = new Set<string>();
  let warnings = 0;
  try {
    for await (const page of (what === 'numbers' ? account.listNumbers() : account.getWabas?.()) ?? []) {
      for (const { id } of page.items) ids.add(id);
      warnings += page.warnings.length;
    }
    return { rows: ids.size, warnings };
  } catch (error) {
    if (!isProviderError(error)) throw error;
    const { code, retryable, details } = error;
    return { rows: ids.size, warnings, failure: { code, retryable, attempts: details.attempts } };
  }
}

/**
 * A listing in a few signs: `all rows`, `13 of 14 rows`, or the code of the failure, `↻` if it is retryable, the number
 * of requests, and the number of rows before it.
 * @param sent The number of requests that the server received, if it counts them.
 */
export function signsOf(listing: Listing, all: number, sent: number | undefined): string {
  const { rows, warnings, failure } = listing;
  if (failure === undefined) {
    const warned = warnings === 0 ? '' : ', warned';
    return `${rows === all ? 'all' : `${rows} of ${all}`} rows${warned}${sent !== undefined && sent > 1 ? ` ×${sent}` : ''}`;
  }
  const { code, retryable, attempts = 1 } = failure;
  const counted = sent === undefined || sent === attempts ? '' : ` (${sent} sent)`;
  return `${code}${retryable ? ' ↻' : ''} ×${attempts}${counted}${rows === 0 ? '' : `, after ${rows} rows`}`;
}
