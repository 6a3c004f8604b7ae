import { EventEmitter, once } from 'node:events';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { onLoopback } from '@wabascope/provider-testing';

/** A message to a webhook, as it arrived. */
export interface ReceivedMessage {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** A receiver of webhooks on loopback. Requests to `/hangs…` get no response. */
export async function startReceiver() {
  const events = new EventEmitter();
  const messages: ReceivedMessage[] = [];
  const server = createServer(async (request, response) => {
    const { url: path = '', headers } = request;
    messages.push({ path, headers: headers as Record<string, string>, body: await text(request) });
    if (!path.startsWith('/hangs')) response.writeHead(204).end();
    events.emit('message');
  });
  const { origin, close } = await onLoopback(server);
  return {
    url: origin,
    /** The first message to a path. Waits for it. */
    async messageTo(path: string): Promise<ReceivedMessage> {
      for (;;) {
        const message = messages.find((each) => each.path === path);
        if (message !== undefined) return message;
        await once(events, 'message');
      }
    },
    close,
  };
}
