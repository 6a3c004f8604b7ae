import type { Exchange, RecordedResponse } from './exchange.js';
import { isRecorded } from './fake-api/match.js';
import type { ReceivedRequest } from './start-server.js';

/** A recorded exchange. Without `request`, it responds to any request. */
export type ReplayedExchange = Pick<Exchange, 'response'> & Partial<Exchange>;

/** For a request that was not recorded. */
const notRecorded: RecordedResponse = { status: 501, body: 'This request was not recorded.' };

/**
 * Responds with recorded exchanges, as a function for `startServer`. Several exchanges for the same request are played in order, and the last one repeats.
 * @param otherwise The response to a request that was not recorded. Default: HTTP 501.
 */
export function replay(
  exchanges: readonly ReplayedExchange[],
  otherwise: RecordedResponse = notRecorded,
): (request: ReceivedRequest) => RecordedResponse {
  const played = new Set<ReplayedExchange>();
  return (received) => {
    const matching = exchanges.filter(
      ({ request }) => request === undefined || isRecorded(callOf(received), request, host),
    );
    const next = matching.find((exchange) => !played.has(exchange)) ?? matching.at(-1);
    if (next === undefined) return otherwise;
    played.add(next);
    return next.response;
  };
}

const host = 'http://127.0.0.1';

function callOf({ method, url, headers, body }: ReceivedRequest) {
  const entries = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined ? [] : [[name, String(value)]],
  );
  return { method, url: new URL(url, host), headers: new Headers(entries), body };
}
