import type { Deliveries, DeliveryState } from './deliveries.js';

/** Keeps the progress of deliveries in this process, which always has the claim. */
export function createMemoryDeliveries(): Deliveries {
  const states = new Map<string, DeliveryState>();
  return {
    claim: async () => true,
    state: async (receiver) => states.get(receiver),
    async save(receiver, state) {
      states.set(receiver, state);
      return true;
    },
  };
}
