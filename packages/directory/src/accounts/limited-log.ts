import type { ProviderContext } from '@wabascope/core';
import { beginningOf, plainCopy } from '../text/plain-copy.js';
import { maxLogLines } from '../text/plugin-limits.js';

type WriteLog = ProviderContext['log'];

/** The log of a plugin about one account. */
export interface LimitedLog {
  /** Never throws, whatever it is given. */
  readonly log: WriteLog;
  /** Counts what was left out, in one line, and begins again. */
  readonly fetchEnded: () => void;
}

/** Takes at most so many lines in a fetch, and of each what is within the limits. */
export function limitedLog(write: WriteLog): LimitedLog {
  let lines = 0;
  return {
    log(level, message, data) {
      lines += 1;
      if (lines > maxLogLines) return;
      const text = typeof message === 'string' ? beginningOf(message) : 'The message is not a string.';
      write(level === 'warn' ? 'warn' : 'debug', text, dataOf(data));
    },
    fetchEnded() {
      const further = lines - maxLogLines;
      lines = 0;
      if (further > 0) write('warn', `${further} further log lines of the plugin are left out.`);
    },
  };
}

function dataOf(data: unknown): Record<string, unknown> {
  if (data === undefined) return {};
  try {
    const { value } = plainCopy(data);
    return typeof value === 'object' ? { ...value } : { data: value };
  } catch {
    return { data: 'It exceeds the limits or cannot be read.' };
  }
}
