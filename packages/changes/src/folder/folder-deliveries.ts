import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { DeliveryState } from '../deliveries.js';
import { createQueue } from './queue.js';
import { replaceFile } from './write-file.js';

/** The states of all receivers, in one file that is replaced. */
export interface DeliveryStates {
  get(receiver: string): DeliveryState | undefined;
  set(receiver: string, state: DeliveryState): Promise<void>;
}

/** Opens the states. If they cannot be read, every receiver is new. */
export async function openDeliveryStates(folder: string): Promise<DeliveryStates> {
  const path = join(folder, 'deliveries.json');
  const states = new Map<string, DeliveryState>(await readStates(path));
  const queue = createQueue();
  return {
    get: (receiver) => states.get(receiver),
    set: (receiver, state) =>
      queue(async () => {
        states.set(receiver, state);
        await replaceFile(path, JSON.stringify(Object.fromEntries(states)));
      }),
  };
}

async function readStates(path: string): Promise<[string, DeliveryState][]> {
  try {
    const states: Record<string, DeliveryState> = JSON.parse(await readFile(path, 'utf8'));
    return Object.entries(states).filter(
      ([, { position, waiting }]) => typeof position === 'string' && Array.isArray(waiting),
    );
  } catch {
    return [];
  }
}
