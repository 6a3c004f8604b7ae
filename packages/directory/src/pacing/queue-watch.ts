import type { Pacer, Slot } from './pacer.js';

/** A pacer, and which accounts wait for it. */
export interface QueueWatch {
  readonly pacer: Pacer;
  /** Whether requests of the account wait for a slot and none waits for its response. */
  isQueued(account: string): boolean;
}

interface Requests {
  queued: number;
  sent: number;
}

/** The same pacer, watched. */
export function watchQueue(pacer: Pacer): QueueWatch {
  const accounts = new Map<string, Requests>();

  function count(account: string, change: Requests): void {
    const { queued, sent } = accounts.get(account) ?? { queued: 0, sent: 0 };
    const now = { queued: queued + change.queued, sent: sent + change.sent };
    if (now.queued === 0 && now.sent === 0) accounts.delete(account);
    else accounts.set(account, now);
  }

  return {
    pacer: {
      async take(budgets, account, signal): Promise<Slot> {
        count(account, { queued: 1, sent: 0 });
        try {
          const slot = await pacer.take(budgets, account, signal);
          count(account, { queued: 0, sent: 1 });
          const end = () => count(account, { queued: 0, sent: -1 });
          return {
            answered: () => {
              end();
              slot.answered();
            },
            unused: () => {
              end();
              slot.unused();
            },
          };
        } finally {
          count(account, { queued: -1, sent: 0 });
        }
      },
      pause: (budgets, ms) => pacer.pause(budgets, ms),
      close: (reason) => pacer.close(reason),
    },
    isQueued(account) {
      const { queued, sent } = accounts.get(account) ?? { queued: 0, sent: 0 };
      return queued > 0 && sent === 0;
    },
  };
}
