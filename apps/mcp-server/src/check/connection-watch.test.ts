import { expect, it, vi } from 'vitest';
import { createConnectionWatch } from './connection-watch.js';

const request = { provider: 'meta', host: 'a.example', attempt: 1, waitedMs: 0, durationMs: 1 };

it('counts the requests and the responses of each account, with the latest clock offset', () => {
  const watch = createConnectionWatch();
  watch.observer.requestEnded?.({ ...request, account: 'oslo', status: 500, clockOffsetMs: 10 });
  watch.observer.requestEnded?.({ ...request, account: 'oslo', status: 200, clockOffsetMs: 20 });
  watch.observer.requestEnded?.({ ...request, account: 'oslo' });
  watch.observer.requestEnded?.({ ...request, account: 'bergen' });
  expect(watch.of('oslo')).toEqual({ requests: 3, responses: 2, clockOffsetMs: 20 });
  expect(watch.of('bergen')).toEqual({ requests: 1, responses: 0 });
  expect(watch.of('tromso')).toEqual({ requests: 0, responses: 0 });
});

it('passes every request on to the next observer', () => {
  const requestEnded = vi.fn();
  const ended = { ...request, account: 'oslo', status: 200 };
  createConnectionWatch({ requestEnded }).observer.requestEnded?.(ended);
  expect(requestEnded.mock.calls).toEqual([[ended]]);
});
