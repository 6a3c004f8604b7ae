import assert from 'node:assert/strict';
import type { Exchange } from '../exchange.js';
import type { ReceivedCall } from '../fake-api/call.js';
import { isRecorded } from '../fake-api/match.js';
import { openRecorded } from '../listing.js';
import { atTime, hasOtherTime, otherTimes, steadyClock } from '../process-time.js';
import { type Reading, readingsOf } from '../reading.js';
import { withSameRandomness } from '../same-randomness.js';
import type { Subject } from '../subject.js';
import type { Check } from './check.js';

/** A host corrects the clock of the context, and may set it in tests. */
export const checkClock: Check = ({ describe, it }, subject) => {
  describe('the clock of the context', () => {
    for (const reading of readingsOf(subject)) {
      it(`is the only one in a request of ${reading.name}`, async () => {
        const contextTime = Date.now();
        for (const exchanges of reading.recordings) {
          const given = { subject, reading, exchanges, contextTime };
          const places = await timedPlaces((processTime) => sentAt(processTime, given));
          const remedy = 'Use context.now() or, with the kit, request.now.';
          assert.ok(places.length === 0, `The time of the process is in a request: ${places.join(', ')}. ${remedy}`);
        }
      });
    }
  });
};

interface Given {
  readonly subject: Subject;
  readonly reading: Reading;
  readonly exchanges: readonly Exchange[];
  readonly contextTime: number;
}

/** The texts of the requests, by their place. */
type Texts = ReadonlyMap<string, string>;

/** The places whose text is readable as the time of the process, or depends on it and on nothing that changes otherwise. */
async function timedPlaces(sentTextsAt: (processTime: number) => Promise<Texts>): Promise<string[]> {
  const [time, otherTime] = otherTimes;
  const texts = await sentTextsAt(time);
  const others = await sentTextsAt(otherTime);
  const readable = [...texts].filter(([, text]) => hasOtherTime(text)).map(([place]) => place);
  let dependent = [...texts.keys()].filter((place) => others.has(place) && others.get(place) !== texts.get(place));
  // A random text differs again. That of parallel requests may do so only sometimes.
  for (let round = 0; round < 5 && dependent.length > 0; round += 1) {
    const again = await sentTextsAt(time);
    const othersAgain = await sentTextsAt(otherTime);
    dependent = dependent.filter(
      (place) => again.get(place) === texts.get(place) && othersAgain.get(place) === others.get(place),
    );
  }
  return [...new Set([...readable, ...dependent])];
}

/** What a call of the provider sends, at a time of the process. Everything else that it may depend on is given. */
async function sentAt(processTime: number, { subject, reading, exchanges, contextTime }: Given): Promise<Texts> {
  const calls = await atTime(processTime, () =>
    withSameRandomness(async () => {
      const { account } = await openRecorded(subject, exchanges, steadyClock(contextTime));
      await Promise.allSettled([reading.read(account)]);
      return account.calls;
    }),
  );
  const texts = new Map<string, string>();
  for (const call of calls) {
    const position = exchanges.findIndex(({ request }) => isRecorded(call, request, subject.baseUrl));
    const name = `${call.method} ${call.url.pathname}${position < 0 ? '' : ` (exchange ${position + 1})`}`;
    for (const [part, text] of partsOf(call)) {
      const place = `${part} of ${name}`;
      // Of a request that is made several times, the first counts.
      if (!texts.has(place)) texts.set(place, text);
    }
  }
  return texts;
}

function partsOf({ url, headers, body }: ReceivedCall): readonly (readonly [part: string, text: string])[] {
  const query = [...new Set(url.searchParams.keys())].map((name) => [name, String(url.searchParams.getAll(name))]);
  return [
    ['path', url.pathname],
    ...query.map(([name, text = '']) => [`query ${name}`, text] as const),
    ...[...headers].map(([name, text]) => [`header ${name}`, text] as const),
    ['body', body],
  ];
}
