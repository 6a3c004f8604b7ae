import { createHash } from 'node:crypto';
import { isJournalError, type Journal, listChanges } from '@wabascope/changes';
import type { OpenAccount } from './accounts/open-accounts.js';
import { matchingAccounts } from './accounts-query.js';
import { checkChangesQuery } from './changes/check-changes-query.js';
import type { JournalLog } from './changes/journal-log.js';
import type { ChangesOptions, Directory } from './directory.js';
import { abortable } from './fetching/abort.js';
import type { Credentials } from './fetching/credentials.js';
import type { LastFetches } from './fetching/last-fetches.js';
import type { CallOptions } from './fetching/side-by-side.js';
import { listNumbers, type NumberParts } from './numbers/list-numbers.js';
import type { NumbersOptions } from './numbers/numbers-result.js';
import type { ProviderCounter } from './numbers/provider-counts.js';
import { ArgumentError } from './text/argument-error.js';
import { checkFields, type Fields, func, string, strings, waitSeconds } from './text/check-fields.js';
import { accountOf, getWabas, type WabaParts } from './wabas/get-wabas.js';

/** Shared by all views of a directory. */
export interface ViewParts extends NumberParts, WabaParts {
  readonly lastFetches: LastFetches;
  readonly credentials: Credentials;
  /** Fetches an account in the background now. */
  readonly refresh: (account: OpenAccount) => void;
  readonly counter: ProviderCounter;
  readonly journal: Journal | undefined;
  readonly journalLog: JournalLog;
  readonly waitSeconds: number | undefined;
  /** Aborts when the directory is closed. */
  readonly closing: AbortSignal;
}

const callOptions: Fields<keyof CallOptions> = {
  signal: { mustBe: 'an AbortSignal', accepts: (value) => value instanceof AbortSignal },
  waitSeconds,
  onProgress: func,
};

const credentialOptions: Fields<'signal'> = { signal: callOptions.signal };

const listOptions: Fields<keyof NumbersOptions> = { ...callOptions, fits: func };

const changesOptions: Fields<keyof ChangesOptions> = { signal: callOptions.signal, fits: func };

/**
 * The directory of some of the accounts.
 * @param name Identifies the view; empty for the whole directory.
 */
export function directoryView(
  parts: ViewParts,
  accounts: readonly OpenAccount[],
  name: string,
  close: () => Promise<void>,
): Directory {
  const withDefaults = <Options extends CallOptions>(options: Options): Options => ({
    ...options,
    waitSeconds: options.waitSeconds ?? parts.waitSeconds,
  });
  return {
    accounts(query = {}) {
      const summaries = accounts.map((account) => {
        const credential = parts.credentials.of(account);
        return { ...parts.lastFetches.summaryOf(account), ...(credential === undefined ? {} : { credential }) };
      });
      return matchingAccounts(summaries, query, parts.now());
    },
    async listNumbers(query = {}, options = {}) {
      parts.closing.throwIfAborted();
      checkFields('options', options, listOptions);
      return listNumbers(parts, accounts, name, query, withDefaults(options));
    },
    async getWabas(query = {}, options = {}) {
      parts.closing.throwIfAborted();
      checkFields('options', options, listOptions);
      return getWabas(parts, accounts, name, query, withDefaults(options));
    },
    async counts() {
      parts.closing.throwIfAborted();
      return parts.counter.of(accounts);
    },
    async listChanges(query = {}, options = {}) {
      parts.closing.throwIfAborted();
      checkFields('options', options, changesOptions);
      if (parts.journal === undefined) {
        const remedy = 'pass journal to createDirectory, such as createMemoryJournal() of @wabascope/changes';
        throw new ArgumentError('journal', `This directory has no journal of changes; ${remedy}.`);
      }
      const checked = checkChangesQuery(query, accounts, name, parts.now());
      try {
        return await listChanges(parts.journal, checked.query, { ...options, cursorAfter: checked.cursorAfter });
      } catch (error) {
        if (isJournalError(error)) parts.journalLog.failed(error.cause);
        throw error;
      }
    },
    async describeCredential(alias, options = {}) {
      parts.closing.throwIfAborted();
      checkFields('options', options, credentialOptions);
      checkFields('account', { account: alias }, { account: string }, '', ['account']);
      const account = accountOf(alias, accounts);
      const refreshed = parts.credentials.refreshed(account);
      await (options.signal === undefined ? refreshed : abortable(refreshed, options.signal));
      return parts.credentials.of(account);
    },
    refresh(alias) {
      parts.closing.throwIfAborted();
      checkFields('account', { account: alias }, { account: string }, '', ['account']);
      parts.refresh(accountOf(alias, accounts));
    },
    only(aliases) {
      checkFields('only', { accounts: aliases }, { accounts: strings }, '', ['accounts']);
      const wanted = new Set(aliases);
      const visible = accounts.filter(({ alias }) => wanted.has(alias));
      const names = JSON.stringify(visible.map(({ alias }) => alias));
      const viewName = createHash('sha256').update(names).digest('base64url');
      return directoryView(parts, visible, viewName, async () => {});
    },
    close,
  };
}
