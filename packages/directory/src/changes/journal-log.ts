import { cleanText, type ProviderContext } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import { traceOf } from '../text/error-trace.js';

/** Logs what the operator must know about the journal, once for each time it stops or starts to work. */
export interface JournalLog {
  failed(error: unknown): void;
  works(): void;
  /** More than half of the numbers of an account are missing at once. */
  mostMissing(account: OpenAccount, count: number): void;
}

export function createJournalLog(log: ProviderContext['log'] | undefined): JournalLog {
  let isFailing = false;
  return {
    failed(error) {
      if (!isFailing) {
        log?.('warn', 'The journal of changes cannot be used. Changes are found later, when it works again.', {
          ...traceOf(error),
          message: cleanText(String(error instanceof Error ? error.message : error), 300),
        });
      }
      isFailing = true;
    },
    works() {
      if (isFailing) log?.('warn', 'The journal of changes works again.');
      isFailing = false;
    },
    mostMissing({ log: write }, count) {
      write('warn', 'More than half of the numbers of an account are missing. A third fetch must confirm it.', {
        count,
      });
    },
  };
}
