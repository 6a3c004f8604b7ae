import type { JSONRPCMessage } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { withPlainArguments } from '../plain-arguments.js';

/** The connection to one client, which knows the requests that it has not answered. */
export class StdioConnection extends StdioServerTransport {
  readonly #unanswered = new Set<string | number>();
  #waiting: (() => void)[] = [];

  override async start(): Promise<void> {
    const { onmessage } = this;
    this.onmessage = (message) => {
      this.#received(message);
      onmessage?.(withPlainArguments(message));
    };
    await super.start();
  }

  override async send(message: JSONRPCMessage): Promise<void> {
    await super.send(message);
    if (!('method' in message) && message.id !== undefined) this.#settle(message.id);
  }

  /** Resolves as soon as every request is answered or canceled. */
  allAnswered(): Promise<void> {
    return new Promise((resolve) => (this.#unanswered.size === 0 ? resolve() : this.#waiting.push(resolve)));
  }

  #received(message: JSONRPCMessage): void {
    if (!('method' in message)) return;
    // A subscription is answered when it ends.
    if ('id' in message && message.method !== 'subscriptions/listen') this.#unanswered.add(message.id);
    if (message.method === 'notifications/cancelled') this.#settle(message.params?.requestId);
  }

  #settle(id: unknown): void {
    this.#unanswered.delete(id as string | number);
    if (this.#unanswered.size === 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
