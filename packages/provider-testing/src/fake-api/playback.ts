import type { Exchange } from '../exchange.js';
import { nameOf, type ReceivedCall } from './call.js';
import { differences, isRecorded } from './match.js';
import { type Respond, toResponse } from './respond.js';

/** Recorded exchanges as an API: the same request always gets the same response, in any order and number. */
export interface Playback {
  readonly respond: Respond;
  /** Positions of the exchanges that were requested. */
  readonly played: ReadonlySet<number>;
  /** Requests that were not recorded, each with what is wrong; each got HTTP 400. */
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
        unexpected.push(`${nameOf(call)}: ${nearest(call, exchanges, played, baseUrl)}`);
        return new Response('This request was not recorded.', { status: 400 });
      }
      played.add(position);
      return toResponse(exchange.response);
    },
  };
}

/** What distinguishes a request from the most similar recorded one, of those that were not requested, if there are some. */
function nearest(
  call: ReceivedCall,
  exchanges: readonly Exchange[],
  played: ReadonlySet<number>,
  baseUrl: string,
): string {
  const [best] = exchanges
    .map(({ request }, position) => ({ position, parts: differences(call, request, baseUrl) }))
    .map((each) => ({ ...each, distance: each.parts.length + (played.has(each.position) ? 9 : 0) }))
    .sort((one, other) => one.distance - other.distance);
  if (best === undefined) return 'the fixtures have no exchange';
  return `exchange ${best.position + 1} is the most similar, but this request has ${best.parts.join(', ')}`;
}
