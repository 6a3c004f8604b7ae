import { EventEmitter, once } from 'node:events';
import { startServer } from '@wabascope/provider-testing';

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
  const { baseUrl, close } = await startServer(({ path, headers, body }) => {
    messages.push({ path, headers: headers as Record<string, string>, body });
    events.emit('message');
    return path.startsWith('/hangs') ? undefined : { status: 204 };
  });
  return {
    url: baseUrl,
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
