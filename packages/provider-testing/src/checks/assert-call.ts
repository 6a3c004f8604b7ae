import assert from 'node:assert/strict';
import type { ReceivedCall } from '../fake-api/call.js';

/** A request has a signal. */
export function assertSignal({ signal }: ReceivedCall): void {
  const remedy = 'Add a time limit to the signal of the caller, as createHttpClient of the kit does.';
  assert.ok(signal instanceof AbortSignal, `A request without a signal may never end. ${remedy}`);
}

/** A request follows no redirect. */
export function assertNoRedirect({ redirect }: ReceivedCall): void {
  assert.match(redirect, /^(error|manual)$/, `Pass redirect: 'manual' to fetch; it is '${redirect}'.`);
}
