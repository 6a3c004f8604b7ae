import { isProviderError, type Provider } from '@wabascope/core';

/** How a listing ended. */
export interface Listing {
  /** Different ids among the rows that came, before a failure too. */
  readonly rows: number;
  readonly warnings: number;
  /** Absent when the listing came to its end. */
  readonly failure?: { readonly code: string; readonly retryable: boolean; readonly attempts: number | undefined };
}

/** Longer than every timeout here with the calls of a listing: what has not ended by then does not end. */
const patienceMs = 90_000;

/** Reads all pages. Rejects when the account throws anything but a `ProviderError`, or does not end. */
export async function listingOf(account: Provider, what: 'numbers' | 'wabas'): Promise<Listing> {
  const deadline = AbortSignal.timeout(patienceMs);
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
 * A listing in a few signs: `all rows`, `13 of 14 rows`, or the code of the failure, `↻` when it is retryable, how
 * often was asked, and how many rows came before it.
 * @param sent How often was asked as the far side counted, where it can.
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
