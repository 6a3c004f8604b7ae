import type { Queue, QueueAddOptions } from 'p-queue';

type Run = () => Promise<unknown>;

/** Where a request comes from. */
export interface FairQueueOptions extends QueueAddOptions {
  readonly account?: string;
}

/** A queue for p-queue that serves accounts in turn, and each account's requests in the order they came. */
export class FairQueue implements Queue<Run, FairQueueOptions> {
  /** A map keeps the order of insertion: the account to serve next is the first. */
  readonly #waiting = new Map<string, Map<string, Run>>();
  size = 0;

  enqueue(run: Run, { account = '', id = '' }: Partial<FairQueueOptions> = {}): void {
    const line = this.#waiting.get(account) ?? new Map<string, Run>();
    this.#waiting.set(account, line.set(id, run));
    this.size += 1;
  }

  dequeue(): Run | undefined {
    for (const [account, line] of this.#waiting) {
      for (const [id, run] of line) {
        this.#drop(account, line, id);
        // To the end of the turn.
        if (this.#waiting.delete(account)) this.#waiting.set(account, line);
        return run;
      }
    }
    return undefined;
  }

  remove(id: string): void {
    for (const [account, line] of this.#waiting) {
      if (!line.has(id)) continue;
      this.#drop(account, line, id);
      return;
    }
  }

  filter({ account }: Readonly<Partial<FairQueueOptions>>): Run[] {
    return [...(this.#waiting.get(account ?? '')?.values() ?? [])];
  }

  setPriority(): never {
    throw new TypeError('A fair queue has no priorities.');
  }

  #drop(account: string, line: Map<string, Run>, id: string): void {
    line.delete(id);
    if (line.size === 0) this.#waiting.delete(account);
    this.size -= 1;
  }
}
