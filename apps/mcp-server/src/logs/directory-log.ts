import type { DirectoryObserver, DirectoryOptions } from '@wabascope/directory';
import type { Log } from './log.js';

/** Logs for the directory and its plugins. A plugin's data is in `data`, so that it cannot imitate our members. */
export function directoryLog(log: Log): NonNullable<DirectoryOptions['log']> {
  return (level, message, { account, provider, failure, ...data } = {}) => {
    const line = { account, provider, failure };
    log[level](message, Object.keys(data).length === 0 ? line : { ...line, data });
  };
}

/** The same observer; at level `debug` it also logs every request to a provider. */
export function loggedRequests(log: Log, observer: DirectoryObserver = {}): DirectoryObserver {
  if (!log.isOn('debug')) return observer;
  return {
    ...observer,
    requestEnded(request) {
      observer.requestEnded?.(request);
      const [waitedMs, durationMs] = [Math.round(request.waitedMs), Math.round(request.durationMs)];
      log.debug('Provider request finished.', { ...request, waitedMs, durationMs });
    },
  };
}
