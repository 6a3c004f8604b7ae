import assert from 'node:assert/strict';
import type { ReceivedCall } from '../fake-api/call.js';
import { playback } from '../fake-api/playback.js';
import { type Respond, toResponse } from '../fake-api/respond.js';
import { list, openRecorded } from '../listing.js';
import type { Operation } from '../operation.js';
import type { Subject } from '../subject.js';
import type { Check } from './check.js';

const itself = 'The listing must reject with signal.reason itself.';

/** After an abort, the listing rejects with the reason of the signal, and no work continues. */
export const checkAbort: Check = ({ describe, it }, subject) => {
  describe('an aborted signal', () => {
    for (const operation of subject.operations) {
      const [exchanges = []] = operation.listings;

      it(`keeps ${operation.name} from making a request`, async () => {
        const reason = new Error('aborted before');
        const { account } = await openRecorded(subject, exchanges);
        await assertRejects(list(operation, account, { signal: AbortSignal.abort(reason) }), reason);
        assert.equal(account.calls.length, 0, 'No request may be made after the abort.');
      });

      it(`ends each request of ${operation.name} while it waits for the response`, async () => {
        for (let position = 0; position < exchanges.length; position += 1) {
          await abortDuring(subject, operation, position, ({ response }) => response);
        }
      });

      it(`ends ${operation.name} while it reads a response`, async () => {
        await abortDuring(subject, operation, 0, ({ call, response }) => stalling(response, call.signal));
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
        else await pages.next().catch((error: unknown) => assert.equal(error, reason, itself));
        assert.equal(account.calls.length, calls, 'No further page may be requested.');
      });
    }
  });
};

interface Held {
  readonly call: ReceivedCall;
  readonly response: Promise<Response>;
}

/** Aborts when request number `position` has arrived. A response follows only if the request ignores the abort. */
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
  let isAborted: boolean | undefined;
  const respond: Respond = async (call) => {
    if (isAborted !== undefined || recorded.played.size < position) return recorded.respond(call);
    const released = new Promise<Response>((resolve) => {
      // In a later turn of the event loop, while the provider waits.
      setImmediate(() => {
        controller.abort(reason);
        isAborted = call.signal?.aborted ?? false;
        if (!isAborted) resolve(recorded.respond(call));
      });
    });
    return hold({ call, response: released });
  };
  const account = await open(respond);
  await assertRejects(list(operation, account, { signal: controller.signal }), reason);
  assert.equal(isAborted, true, 'The signal of the request itself must be aborted; otherwise the request continues.');
}

/** A response with a body that ends when `rest` arrives. As with the real `fetch`, the signal breaks it. */
async function stalling(rest: Promise<Response>, signal: AbortSignal | undefined): Promise<Response> {
  const body = new ReadableStream<Uint8Array>({
    async start(controller) {
      controller.enqueue(new TextEncoder().encode(' '));
      signal?.addEventListener('abort', () => controller.error(signal.reason));
      const response = await rest;
      controller.enqueue(new Uint8Array(await response.arrayBuffer()));
      controller.close();
    },
  });
  const { status, headers } = toResponse({ status: 200, body: {} });
  return new Response(body, { status, headers });
}

async function assertRejects(promise: Promise<unknown>, reason: unknown): Promise<void> {
  const [outcome] = await Promise.allSettled([promise]);
  assert.equal(outcome.status, 'rejected', 'The listing must reject after the abort.');
  if (outcome.status === 'rejected') assert.equal(outcome.reason, reason, itself);
}
