import { expect, it } from 'vitest';
import { directoryLog, loggedRequests } from './directory-log.js';
import type { Log } from './log.js';

/** A log that keeps its lines. */
function logAt(isDebug: boolean) {
  const lines: unknown[] = [];
  const keep = (level: string) => (message: string, line: unknown) => lines.push([level, message, line]);
  const log = { debug: keep('debug'), warn: keep('warn'), isOn: () => isDebug };
  return { log: log as unknown as Log, lines };
}

it('the data of a plugin is in one member, so that it cannot imitate the members of the server', () => {
  const { log, lines } = logAt(false);
  directoryLog(log)('warn', 'Slow.', { account: 'oslo', provider: 'meta', caller: 'admin', level: 'info' });
  directoryLog(log)('debug', 'Done.', { account: 'oslo', provider: 'meta' });
  const of = { account: 'oslo', provider: 'meta', failure: undefined };
  expect(lines).toEqual([
    ['warn', 'Slow.', { ...of, data: { caller: 'admin', level: 'info' } }],
    ['debug', 'Done.', of],
  ]);
});

it('requests are logged at level debug only, and always reach the observer', () => {
  const request = { account: 'oslo', provider: 'meta', waitedMs: 1.6, durationMs: 20.2 };
  for (const isDebug of [true, false]) {
    const { log, lines } = logAt(isDebug);
    const seen: unknown[] = [];
    loggedRequests(log, { requestEnded: (each) => seen.push(each) }).requestEnded?.(request as never);
    expect(seen).toEqual([request]);
    expect(lines).toEqual(
      isDebug ? [['debug', 'Provider request finished.', { ...request, waitedMs: 2, durationMs: 20 }]] : [],
    );
  }
});
