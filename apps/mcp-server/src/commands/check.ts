import { directoryLog, loggedRequests } from '../logs/directory-log.js';
import type { Command } from './command.js';
import { accountOptions, generalOptions } from './common-options.js';
import { withSource } from './with-source.js';

export const check: Command = {
  usage: ['check [ALIAS…] [options]'],
  description: `Fetches each account once, and prints the steps that succeeded, what to fix, and which
settings to check. Without aliases, it checks all accounts.`,
  words: 'accounts',
  groups: [{ title: 'Output', options: { json: { text: 'Print one JSON object' } } }, accountOptions, generalOptions],
  examples: [
    { text: 'Try it without credentials', line: 'check --sandbox' },
    { text: 'One account, for a program', line: 'check oslo --sandbox --json' },
  ],
  exitStatus: ['0  All accounts work', '1  An account does not work', '2  Invalid command line or configuration'],
  run: (options) =>
    withSource(options, { isServer: false }, async (source, log) => {
      const { check: checkAccounts } = await import('../check/check.js');
      return checkAccounts(
        { ...source, observer: loggedRequests(log), log: directoryLog(log) },
        { json: options.isOn('json'), accounts: options.words },
      );
    }),
};
