import type { DirectoryObserver, DirectoryOptions } from '@wabascope/directory';
import type { Log } from './log.js';

/** What the directory and its plugins say. A plugin's own data stands apart, so that it does not pass for ours. */
export function directoryLog(log: Log): NonNullable<DirectoryOptions['log']> {
  return (level, message, { account, provider, failure, ...data } = {}) => {
    const line = { account, provider, failure };
    log[level](message, Object.keys(data).length === 0 ? line : { ...line, data });
  };
}

/** The same observer, and at level `debug` a line for every request to a provider. */
export function loggedRequests(log: Log, observer: DirectoryObserver = {}): DirectoryObserver {
  if (!log.isOn('debug')) return observer;
  return {
    ...observer,
    requestEnded(request) {
      observer.requestEnded?.(request);
      const [waitedMs, durationMs] = [Math.round(request.waitedMs), Math.round(request.durationMs)];
      log.debug('A provider was asked.', { ...request, waitedMs, durationMs });
    },
  };
}
