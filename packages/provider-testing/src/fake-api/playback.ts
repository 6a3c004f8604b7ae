import type { Exchange } from '../exchange.js';
import { nameOf } from './call.js';
import { isRecorded } from './match.js';
import { type Respond, toResponse } from './respond.js';

/** Recorded exchanges as an API: the same request always gets the same response, in any order and number. */
export interface Playback {
  readonly respond: Respond;
  /** Positions of the exchanges that were requested. */
  readonly played: ReadonlySet<number>;
  /** Requests that were not recorded; each got HTTP 400. */
  readonly unexpected: readonly string[];
}

export function playback(exchanges: readonly Exchange[], baseUrl: string): Playback {
  const played = new Set<number>();
  const unexpected: string[] = [];
  return {
    played,
    unexpected,
    respond: (call) => {
      const position = exchanges.findIndex(({ request }) => isRecorded(call, request, baseUrl));
      const exchange = exchanges[position];
      if (exchange === undefined) {
        unexpected.push(nameOf(call));
        return new Response('This request was not recorded.', { status: 400 });
      }
      played.add(position);
      return toResponse(exchange.response);
    },
  };
}
