import type { ProviderContext } from '@wabascope/core';
import { beginningOf, plainCopy } from '../text/plain-copy.js';
import { maxLogLines } from '../text/plugin-limits.js';

type WriteLog = ProviderContext['log'];

/** The log of a plugin for one account. Limits the lines of each fetch and the size of each line. */
export interface PluginLog {
  /** Never throws. */
  readonly log: WriteLog;
  /** Reports in one line how many lines were dropped, and resets the count. */
  endFetch(): void;
}

export function createPluginLog(write: WriteLog): PluginLog {
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
