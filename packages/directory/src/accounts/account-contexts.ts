import type { ProviderContext } from '@wabascope/core';
import type { AccountBudgets } from '../pacing/account-budgets.js';
import { pacedFetch, type RequestActivity, type RequestObserver } from '../pacing/paced-fetch.js';
import type { Pacer } from '../pacing/pacer.js';
import { beginningOf, plainCopy } from '../text/plain-copy.js';
import { maxLogLines } from '../text/plugin-limits.js';
import { type AccountSecrets, addSecret, mapText, textFilters } from '../text/safe-text.js';

/** Makes what plugins get beside their settings. */
export interface AccountContexts {
  /** For one account. Its requests count for `budgets`. */
  create(alias: string, plugin: TrustedPlugin, budgets: AccountBudgets, secrets: AccountSecrets): ContextWithLog;
  /** The log of one account, for safe text. */
  logOf(alias: string): ProviderContext['log'];
}

export interface ContextWithLog {
  readonly context: ProviderContext;
  /** What its `log` writes to. */
  readonly pluginLog: PluginLog;
}

/** A plugin, and whether it belongs to the host. */
export interface TrustedPlugin {
  readonly id: string;
  readonly isTrusted: boolean;
}

interface ContextParts {
  readonly fetch: typeof globalThis.fetch;
  readonly pacer: Pacer;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly log: ProviderContext['log'] | undefined;
  readonly observer: RequestObserver;
  readonly activity: RequestActivity;
}

type Writable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

export function createAccountContexts({ fetch, pacer, now, log, observer, activity }: ContextParts): AccountContexts {
  function logOf(account: string): ProviderContext['log'] {
    return (level, message, data) => log?.(level, message, { ...data, account });
  }

  return {
    create(account, { id: provider, isTrusted }, budgets, secrets) {
      const write = logOf(account);
      const pluginLog = createPluginLog((level, message, data) => {
        const { safe, safeSentence } = textFilters(secrets);
        write(level, safeSentence(message), mapText(data, safe));
      });
      const requests = activity.requestsOf(account);
      const paced = pacedFetch(fetch, pacer, budgets, { account, provider }, now, requests, observer);
      // Not `...paced`: V8 would give each context its own description, and there may be thousands.
      const context: Writable<ProviderContext> = {
        fetch: paced.fetch,
        pace: paced.pace,
        now,
        addSecret: (derived) => addSecret(secrets, derived),
        log: pluginLog.log,
      };
      if (isTrusted) context.keepsRows = true;
      return { context, pluginLog };
    },
    logOf,
  };
}

/** The log of a plugin for one account. Limits the lines of each fetch and the size of each line. */
export interface PluginLog {
  /** Never throws. */
  readonly log: ProviderContext['log'];
  /** Reports in one line how many lines were dropped, and resets the count. */
  endFetch(): void;
}

export function createPluginLog(write: ProviderContext['log']): PluginLog {
  let lines = 0;
  return {
    log(level, message, data) {
      lines += 1;
      if (lines > maxLogLines) return;
      const text = typeof message === 'string' ? beginningOf(message) : 'The message is not a string.';
      write(level === 'warn' ? 'warn' : 'debug', text, safeData(data));
    },
    endFetch() {
      const dropped = lines - maxLogLines;
      lines = 0;
      if (dropped > 0) write('warn', `${dropped} further log lines of the plugin are left out.`);
    },
  };
}

function safeData(data: unknown): Record<string, unknown> {
  if (data === undefined) return {};
  try {
    const { value } = plainCopy(data);
    return typeof value === 'object' ? { ...value } : { data: value };
  } catch {
    return { data: 'The data exceeds the limits or cannot be read.' };
  }
}
