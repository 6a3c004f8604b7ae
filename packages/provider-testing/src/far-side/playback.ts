import type { Exchange } from '../exchange.js';
import { type Answer, toResponse } from './answer.js';
import { nameOf } from './call.js';
import { isRecorded } from './match.js';

/** Recorded exchanges as an API: the same request always gets the same answer, in any order and number. */
export interface Playback {
  readonly answer: Answer;
  /** Positions of the exchanges that were asked for. */
  readonly played: ReadonlySet<number>;
  /** Requests that nobody recorded; each got HTTP 400. */
  readonly unexpected: readonly string[];
}

export function playback(exchanges: readonly Exchange[], baseUrl: string): Playback {
  const played = new Set<number>();
  const unexpected: string[] = [];
  return {
    played,
    unexpected,
    answer: (call) => {
      const position = exchanges.findIndex(({ request }) => isRecorded(call, request, baseUrl));
      const exchange = exchanges[position];
      if (exchange === undefined) {
        unexpected.push(nameOf(call));
        return new Response('nobody recorded this request', { status: 400 });
      }
      played.add(position);
      return toResponse(exchange.response);
    },
  };
}
