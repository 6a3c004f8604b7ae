import { randomUUID } from 'node:crypto';
import type { Deliveries, DeliveryState } from '@wabascope/changes';
import type { Redis } from 'ioredis';
import { parseBounded } from '../bounded-json.js';
import { digest } from './keys.js';
import { claimScript, saveScript } from './scripts.js';

/** Maximum bytes of a state. */
const maxBytes = 8 * 1024 * 1024;

/**
 * Keeps the progress of deliveries.
 * @param scope Names the configuration: others that share the database have their own progress.
 */
export function createSharedDeliveries(client: Redis, scope: () => string, keptMs: number): Deliveries {
  const owner = randomUUID();
  const keysOf = (receiver: string) => {
    const name = digest(`${scope()} ${receiver}`);
    return { claim: `delivery-claim:${name}`, state: `delivery:${name}` };
  };
  return {
    async claim(receiver, ms) {
      return (await client.eval(claimScript, 1, keysOf(receiver).claim, owner, Math.ceil(ms))) === 1;
    },
    async state(receiver) {
      const { state } = keysOf(receiver);
      if ((await client.type(state)) !== 'string' || (await client.strlen(state)) > maxBytes) return undefined;
      return readState(await client.get(state));
    },
    async save(receiver, state) {
      const { claim, state: key } = keysOf(receiver);
      return (await client.eval(saveScript, 2, claim, key, owner, JSON.stringify(state), keptMs)) === 1;
    },
  };
}

function readState(text: string | null): DeliveryState | undefined {
  try {
    const state = Object(parseBounded(text ?? ''));
    const isState =
      typeof state.position === 'string' && Array.isArray(state.waiting) && state.waiting.every(isWaiting);
    return isState ? state : undefined;
  } catch {
    return undefined;
  }
}

function isWaiting(value: unknown): boolean {
  const { position, dueAt, attempts } = Object(value);
  return typeof position === 'string' && Number.isFinite(dueAt) && Number.isInteger(attempts);
}
