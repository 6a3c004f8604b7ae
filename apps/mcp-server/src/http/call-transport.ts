import {
  type JSONRPCMessage,
  type JSONRPCRequest,
  type JSONRPCResponse,
  PerRequestHTTPServerTransport,
  type TransportSendOptions,
} from '@modelcontextprotocol/server';
import type { ResponseFormat } from './accepted-format.js';

/** How the SDK names the formats. */
const responseModes = { json: 'json', stream: 'sse', either: 'auto' } as const;

/**
 * The SDK's transport for one call of a client of 2025 or earlier. It returns a response that needs no stream as the
 * message itself: V8 would keep a web `Response`, and all that it refers to, until it collects the whole heap.
 */
export class CallTransport extends PerRequestHTTPServerTransport {
  readonly #result: Promise<JSONRPCResponse>;
  #resolve: (result: JSONRPCResponse) => void = () => {};
  #isStream: boolean;
  readonly #format: ResponseFormat;

  constructor(format: ResponseFormat) {
    super({ classification: { era: 'legacy' }, responseMode: responseModes[format] });
    this.#format = format;
    this.#isStream = format === 'stream';
    this.#result = new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  /** @throws If the server is closed before it responds. */
  call(request: JSONRPCRequest): Promise<JSONRPCResponse | Response> {
    return Promise.race([this.#result, this.handleMessage(request)]);
  }

  override async send(message: JSONRPCMessage, options?: TransportSendOptions): Promise<void> {
    if (this.#isStream || 'method' in message) {
      // The SDK leaves notifications out of JSON.
      this.#isStream ||= this.#format === 'either';
      return super.send(message, options);
    }
    this.#resolve(message);
    await this.close();
  }
}
