import assert from 'node:assert/strict';
import { type Answer, toResponse } from '../far-side/answer.js';
import type { Call } from '../far-side/call.js';
import { playback } from '../far-side/playback.js';
import { list, openRecorded } from '../listing.js';
import type { Operation } from '../operation.js';
import type { Subject } from '../subject.js';
import type { Check } from './check.js';

/** A caller that has gone away gets its own reason back, and nothing goes on behind it. */
export const checkAbort: Check = ({ describe, it }, subject) => {
  describe('an aborted signal', () => {
    for (const operation of subject.operations) {
      const [exchanges = []] = operation.listings;

      it(`keeps ${operation.name} from asking at all`, async () => {
        const reason = new Error('aborted before');
        const { account } = await openRecorded(subject, exchanges);
        await assertRejects(list(operation, account, { signal: AbortSignal.abort(reason) }), reason);
        assert.equal(account.calls.length, 0, 'No request may be made for a caller that has gone away.');
      });

      it(`ends each request of ${operation.name} while it waits for the answer`, async () => {
        for (let position = 0; position < exchanges.length; position += 1) {
          await abortDuring(subject, operation, position, ({ answer }) => answer);
        }
      });

      it(`ends ${operation.name} while it reads an answer`, async () => {
        await abortDuring(subject, operation, 0, ({ call, answer }) => stalling(answer, call.signal));
      });

      it(`ends ${operation.name} between two pages`, async () => {
        const reason = new Error('aborted between pages');
        const controller = new AbortController();
        const { account, playback: recorded } = await openRecorded(subject, exchanges);
        const pages = operation.pages(account.provider, { signal: controller.signal })[Symbol.asyncIterator]();
        await pages.next();
        const calls = account.calls.length;
        controller.abort(reason);
        if (recorded.played.size < exchanges.length) await assertRejects(pages.next(), reason);
        else await pages.next().catch((error: unknown) => assert.equal(error, reason));
        assert.equal(account.calls.length, calls, 'No further page may be asked for.');
      });
    }
  });
};

interface Held {
  readonly call: Call;
  readonly answer: Promise<Response>;
}

/** Aborts when request number `position` has arrived; its answer comes only if nobody heard of that. */
async function abortDuring(
  { open, baseUrl }: Subject,
  operation: Operation,
  position: number,
  hold: (held: Held) => Response | Promise<Response>,
): Promise<void> {
  const reason = new Error(`aborted during request ${position + 1}`);
  const controller = new AbortController();
  const [exchanges = []] = operation.listings;
  const recorded = playback(exchanges, baseUrl);
  let heard: boolean | undefined;
  const answer: Answer = async (call) => {
    if (heard !== undefined || recorded.played.size < position) return recorded.answer(call);
    const released = new Promise<Response>((resolve) => {
      // After this turn, so that the provider is really waiting.
      setImmediate(() => {
        controller.abort(reason);
        heard = call.signal?.aborted ?? false;
        if (!heard) resolve(recorded.answer(call));
      });
    });
    return hold({ call, answer: released });
  };
  const account = await open(answer);
  await assertRejects(list(operation, account, { signal: controller.signal }), reason);
  assert.equal(heard, true, 'The signal of the request itself must be aborted, or the request goes on.');
}

/** An answer whose body begins and does not end before `rest` comes. As with the real `fetch`, the signal breaks it. */
async function stalling(rest: Promise<Response>, signal: AbortSignal | undefined): Promise<Response> {
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(new TextEncoder().encode(' '));
      signal?.addEventListener('abort', () => controller.error(signal.reason));
      const answer = await rest;
      controller.enqueue(new Uint8Array(await answer.arrayBuffer()));
      controller.close();
    },
  });
  const { status, headers } = toResponse({ status: 200, body: {} });
  return new Response(body, { status, headers });
}

async function assertRejects(promise: Promise<unknown>, reason: unknown): Promise<void> {
  const [outcome] = await Promise.allSettled([promise]);
  assert.equal(outcome.status, 'rejected', 'The caller has gone away; nothing may come any more.');
  if (outcome.status === 'rejected') assert.equal(outcome.reason, reason, 'It must reject with signal.reason itself.');
}
