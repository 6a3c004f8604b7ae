import { type DeliveryState, maxWaiting, type WaitingChange, type WaitingDigest } from '../deliveries.js';
import { maxRetryMs } from './backoff.js';

/**
 * A saved state without what this program would not have saved, so that a program that can write to a shared store
 * cannot hold up deliveries.
 * @param settleMs The wait of a change before its first attempt.
 */
export function checkedState(state: DeliveryState, now: number, settleMs: number): DeliveryState {
  const latest = now + Math.max(settleMs, maxRetryMs);
  const { position, digest, failing } = state;
  return {
    position,
    waiting: state.waiting.slice(0, maxWaiting).map((each) => inTime(each, now, latest)),
    ...(isDigest(digest) ? { digest: inTime(digest, now, latest) } : {}),
    ...(isFailing(failing, now) ? { failing } : {}),
  };
}

/** Due now if it is due later than this program would have set. */
function inTime<Waiting extends Pick<WaitingChange, 'dueAt'>>(each: Waiting, now: number, latest: number): Waiting {
  return each.dueAt <= latest ? each : { ...each, dueAt: now };
}

function isDigest(digest: DeliveryState['digest']): digest is WaitingDigest {
  if (digest === undefined) return false;
  const { id, through, last = '', attempts } = digest;
  return [id, through, last].every((text) => typeof text === 'string') && Number.isInteger(attempts);
}

function isFailing(failing: DeliveryState['failing'], now: number): failing is NonNullable<DeliveryState['failing']> {
  return failing !== undefined && Number.isInteger(failing.attempts) && failing.retryAt <= now + maxRetryMs;
}
