import type { JSONRPCMessage } from '@modelcontextprotocol/server';
import { StdioServerTransport } from '@modelcontextprotocol/server/stdio';
import { withPlainArguments } from '../plain-arguments.js';

/** The connection to one client. Tracks pending requests. */
export class StdioConnection extends StdioServerTransport {
  readonly #pending = new Set<string | number>();
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

  /** Resolves as soon as every request has a response or is canceled. */
  allSettled(): Promise<void> {
    return new Promise((resolve) => (this.#pending.size === 0 ? resolve() : this.#waiting.push(resolve)));
  }

  #received(message: JSONRPCMessage): void {
    if (!('method' in message)) return;
    // A subscription gets its response when it ends.
    if ('id' in message && message.method !== 'subscriptions/listen') this.#pending.add(message.id);
    if (message.method === 'notifications/cancelled') this.#settle(message.params?.requestId);
  }

  #settle(id: unknown): void {
    this.#pending.delete(id as string | number);
    if (this.#pending.size === 0) for (const resolve of this.#waiting.splice(0)) resolve();
  }
}
