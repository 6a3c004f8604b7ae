import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { onLoopback } from '@wabascope/provider-testing';

/** A message as it arrived. */
export interface Arrived {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests read what they expect.
  readonly json: any;
}

/** A receiver of webhooks on loopback. */
export interface TestReceiver {
  readonly url: string;
  readonly arrived: readonly Arrived[];
  /** The only message. */
  one(): Arrived;
  /** How it responds from now on; with 204 at first. A receiver that hangs never ends its response. */
  respond: (message: Arrived, response: ServerResponse) => void;
  /** Requests without a response. */
  open(): number;
  close(): Promise<void>;
}

export function status(code: number, headers: Record<string, string> = {}): TestReceiver['respond'] {
  return (_, response) => response.writeHead(code, headers).end();
}

export async function startReceiver(): Promise<TestReceiver> {
  let open = 0;
  const server = createServer(async (request, response) => {
    open += 1;
    response.once('close', () => {
      open -= 1;
    });
    const body = await text(request);
    const message = { path: request.url ?? '', headers: request.headers, body, json: JSON.parse(body) };
    arrived.push(message);
    receiver.respond(message, response);
  });
  const { origin, close } = await onLoopback(server);
  const arrived: Arrived[] = [];
  const receiver: TestReceiver = {
    url: `${origin}/hook-5f2b`,
    arrived,
    one() {
      const [only] = arrived;
      if (only === undefined || arrived.length > 1) throw new Error(`${arrived.length} messages have arrived.`);
      return only;
    },
    respond: status(204),
    open: () => open,
    close,
  };
  return receiver;
}
