import type { CredentialDescription } from '@wabascope/core';
import type { OpenAccount } from '../accounts/open-accounts.js';
import { failureOf } from '../text/failure.js';
import { textFilters } from '../text/safe-text.js';
import { createAbort } from './abort.js';
import { credentialMessages } from './credential-messages.js';
import { readCredential } from './read-credential.js';
import type { Stalls } from './stalls.js';

/** What a provider reports about a credential, at most some hours old. */
export interface CredentialSummary extends CredentialDescription {
  /** What to do, one sentence each: when it expires within 14 days, or lacks a permission. */
  readonly messages: readonly string[];
}

/** What the providers report about the credentials of the accounts. Listings never wait for it. */
export interface Credentials {
  /** Fetches it in the background, unless the last attempt was less than an hour ago. */
  refresh(account: OpenAccount): void;
  /** The same, and waits for it. Never rejects: a failed fetch keeps the previous description. */
  refreshed(account: OpenAccount): Promise<void>;
  /** The last description; undefined when there is none. */
  of(account: OpenAccount): CredentialSummary | undefined;
  /** Aborts all fetches. */
  close(reason: unknown): Promise<void>;
}

interface CredentialsOptions {
  readonly now: () => number;
  readonly stalls: Stalls;
  /** Runs background work outside the async context of the caller that started it. */
  readonly detached: (work: () => void) => void;
}

/** Minimum time between two fetches for one account, in milliseconds. */
const intervalMs = 3_600_000;

export function createCredentials({ now, stalls, detached }: CredentialsOptions): Credentials {
  const known = new Map<string, CredentialDescription>();
  const triedAt = new Map<string, number>();
  const underWay = new Map<string, Promise<void>>();
  const ending = createAbort();

  async function describe(account: OpenAccount): Promise<void> {
    const { alias, plugin, provider, secrets, log } = account;
    const texts = textFilters(secrets);
    async function* source(signal: AbortSignal): AsyncGenerator<unknown> {
      yield await provider.describeCredential?.({ signal });
    }
    try {
      for await (const given of stalls.watched(account, ending.signal, source)) {
        known.set(alias, readCredential(given, texts));
      }
    } catch (error) {
      if (ending.signal.aborted) return;
      const failure = failureOf(error, plugin.name, texts);
      log('debug', 'The provider does not describe the credential of an account.', { failure });
    } finally {
      texts.release();
    }
  }

  function refresh(account: OpenAccount): void {
    const { alias, provider } = account;
    const sinceMs = now() - (triedAt.get(alias) ?? Number.NEGATIVE_INFINITY);
    const isRecent = sinceMs >= 0 && sinceMs < intervalMs;
    if (provider.describeCredential === undefined || isRecent || underWay.has(alias) || ending.signal.aborted) return;
    triedAt.set(alias, now());
    detached(() => {
      underWay.set(
        alias,
        describe(account).finally(() => underWay.delete(alias)),
      );
    });
  }

  return {
    refresh,
    async refreshed(account) {
      refresh(account);
      await underWay.get(account.alias);
    },
    of({ alias }) {
      const description = known.get(alias);
      return description && { ...description, messages: credentialMessages(description, now()) };
    },
    async close(reason) {
      ending.abort(reason);
      await Promise.all(underWay.values());
    },
  };
}
