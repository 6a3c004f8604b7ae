import { systemClock } from '@wabascope/changes';
import type { Directory } from '@wabascope/directory';
import type { HintSettings } from '../configuration/schema/hints.js';
import type { Log } from '../logs/log.js';
import { createHintedFetches } from './hinted-fetches.js';
import { createHints, type Hints } from './hints.js';

export interface OpenHints extends Hints {
  /** Ends what waits. Close it before the directory. */
  close(): void;
}

/** Hints that fetch accounts of the directory. */
export function openHints(settings: HintSettings, directory: Directory, log: Log): OpenHints {
  const fetches = createHintedFetches((account) => directory.refresh(account), systemClock);
  const { respond } = createHints({
    settings,
    hinted(account) {
      log.debug('Hint received.', { account });
      fetches.hint(account);
    },
    rejected: (account) => log.info('Hint rejected: the account, the token or the signature is wrong.', { account }),
  });
  return { respond, close: fetches.close };
}
