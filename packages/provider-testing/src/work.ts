import { subscribe, unsubscribe } from 'node:diagnostics_channel';

const globals = ['fetch', 'setTimeout', 'setInterval', 'setImmediate'] as const;
/** Diagnostics channels of Node.js for connections. */
const channels = ['net.client.socket', 'http.client.request.start', 'undici:request:create'];

/** Runs `body` and records the requests and timers that it starts without its context. */
export async function noteWork<T>(body: () => T | Promise<T>): Promise<{ result: T; work: readonly string[] }> {
  const work: string[] = [];
  let watching = true;
  const note = (name: string) => {
    if (watching) work.push(name);
  };
  const onConnection = (_: unknown, channel: string | symbol) => note(String(channel));
  const restore = globals.map((name) => watchGlobal(name, note));
  for (const channel of channels) subscribe(channel, onConnection);
  try {
    return { result: await body(), work };
  } finally {
    watching = false;
    for (const channel of channels) unsubscribe(channel, onConnection);
    for (const undo of restore) undo();
  }
}

function watchGlobal(name: (typeof globals)[number], note: (name: string) => void): () => void {
  const original = globalThis[name];
  const watched = new Proxy<(...given: never[]) => unknown>(original, {
    apply(target, self, given) {
      note(`${name}()`);
      return Reflect.apply(target, self, given);
    },
  });
  Reflect.set(globalThis, name, watched);
  return () => Reflect.set(globalThis, name, original);
}
