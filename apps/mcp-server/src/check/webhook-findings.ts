import { type ReasonCode, reasonTable } from '@wabascope/core';
import type { Directory } from '@wabascope/directory';
import type { Finding } from './report.js';

/** Reasons about where messages and receipts go. */
const codes: readonly ReasonCode[] = ['not-subscribed', 'callback-differs'];
const limit = 100;

/** One finding for each of these reasons, with the number of numbers that have it. Makes no request after a fetch. */
export async function webhookFindings(directory: Directory, account: string): Promise<Finding[]> {
  const counts = new Map<ReasonCode, number>();
  let cursor: string | undefined;
  do {
    const page = await directory.listNumbers({ accounts: [account], limit, cursor });
    for (const { code } of page.numbers.flatMap(({ reasons }) => reasons)) {
      if (codes.includes(code)) counts.set(code, (counts.get(code) ?? 0) + 1);
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return [...counts].map(([code, count]) => ({
    severity: 'warning',
    step: 'data',
    message: `${count} ${count === 1 ? 'number has' : 'numbers have'} the notice ${code}. ${reasonTable[code].message}`,
  }));
}
