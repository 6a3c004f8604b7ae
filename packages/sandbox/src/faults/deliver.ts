import { once } from 'node:events';
import type { ServerResponse } from 'node:http';
import { setImmediate, setTimeout } from 'node:timers/promises';
import type { ConnectionFault, RequestFault } from './fault.js';
import type { Payload } from './payload.js';

/**
 * Sends the payload as the last connection fault specifies, or completely. Settles when everything is sent, or when
 * `signal` aborts because the connection is closed.
 */
export async function deliver(
  response: ServerResponse,
  payload: Payload,
  faults: readonly RequestFault[],
  signal: AbortSignal,
): Promise<void> {
  const fault = faults.findLast(({ kind }) => Object.hasOwn(deliveries, kind));
  switch (fault?.kind) {
    case 'hang':
      return;
    case 'hang-up':
      response.socket?.destroy();
      return;
    case 'reset':
      return reset(response, payload, signal);
    case 'drip':
      return drip(response, payload, fault.everyMs ?? 1000, signal);
    case 'slow-first-byte':
      await setTimeout(fault.ms ?? 5000, undefined, { signal });
      return send(response, payload, signal);
    default:
      return send(response, payload, signal);
  }
}

const deliveries: Record<ConnectionFault['kind'], true> = {
  hang: true,
  'hang-up': true,
  reset: true,
  drip: true,
  'slow-first-byte': true,
};

async function send(
  response: ServerResponse,
  { status, headers, chunks }: Payload,
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(status, headers);
  for (const chunk of chunks) {
    if (!response.write(chunk)) await once(response, 'drain', { signal });
  }
  response.end();
}

async function reset(
  response: ServerResponse,
  { status, headers, chunks }: Payload,
  signal: AbortSignal,
): Promise<void> {
  const body = Buffer.concat([...chunks]);
  response.writeHead(status, headers);
  response.write(body.subarray(0, Math.floor(body.length / 2)));
  // A Node client that reads data and reset in one poll sees an orderly end, so the data is sent first; the
  // `setImmediate` lets a client in this very process read first, even if the timer is late.
  await setTimeout(20, undefined, { signal });
  await setImmediate();
  response.socket?.resetAndDestroy();
}

async function drip(
  response: ServerResponse,
  { status, headers, chunks }: Payload,
  everyMs: number,
  signal: AbortSignal,
): Promise<void> {
  response.writeHead(status, headers);
  for (const chunk of chunks) {
    for (const byte of chunk) {
      response.write(Buffer.of(byte));
      await setTimeout(everyMs, undefined, { signal });
    }
  }
  response.end();
}
